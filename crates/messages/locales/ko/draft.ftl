login-description = bentoml cloud login용으로 생성됨

## Name

name-missing = 이름이 필요합니다.
name-too-long = 이름이 { NUMBER($length) }자입니다. 최대 { NUMBER($most) }자까지 쓸 수 있습니다.
name-begins-badly = 이름은 영문 소문자(a-z)로 시작해야 합니다.
name-ends-badly = 이름은 하이픈으로 끝날 수 없습니다.
name-has-character = 이름에는 영문 소문자, 숫자, 하이픈만 쓸 수 있습니다. 쓸 수 없는 문자: “{ $character }”.
name-has-space = 이름에는 영문 소문자, 숫자, 하이픈만 쓸 수 있습니다. 공백은 쓸 수 없습니다.
name-has-code = 이름에는 영문 소문자, 숫자, 하이픈만 쓸 수 있습니다. 쓸 수 없는 문자: { $code }.
name-taken = 같은 이름의 토큰이 이미 있습니다. 다른 이름을 선택하십시오.

## Description and labels

description-too-long = 설명이 { NUMBER($length) }자입니다. 최대 { NUMBER($most) }자까지 쓸 수 있습니다.
label-wrong = “{ $part }”: 올바른 레이블이 아닙니다. KEY 또는 KEY:VALUE로 쓰되, 각각 문자와 숫자, 중간에는 - _ . /도 사용하여 최대 { NUMBER($most) }자로 쓰십시오.
label-twice = 키가 “{ $key }”인 레이블이 두 개 있습니다.
labels-too-many = 토큰에는 레이블을 최대 { NUMBER($most) }개까지 쓸 수 있습니다.

## Access and scopes

no-deployment = 배포를 하나 이상 선택하거나 모두 선택하십시오.
does-nothing = 이 토큰으로 할 수 있는 것이 없습니다. 스코프나 접근 권한을 하나 이상 선택하십시오.

## Expiration

expiration-missing = 만료가 필요합니다: { $forms }.
expiration-unreadable = 올바른 만료가 아닙니다. 쓸 수 있는 형식: { $forms }.
expiration-no-such-time = 존재하지 않는 날짜 또는 시간입니다. 쓸 수 있는 형식: { $forms }.
expiration-forms = 30d, 1w, 24h, 2026-12-31, 2026-12-31T18:00:00 또는 2026-12-31 18:00:00(Z나 +02:00 같은 오프셋은 선택 사항)
length-zero = 기간은 1 이상이어야 합니다.
length-too-far = 기간이 100년보다 깁니다.
too-far = 100년보다 더 나중입니다. 더 이른 시점이나 “만료 없음”을 선택하십시오.
past = 지난 시점입니다. 이후의 시점을 선택하십시오.
no-such-moment = 사용자 시간대에 존재하지 않는 시점입니다.
no-limit = 더 이상 제한이 없습니다. 만료를 선택하십시오.
clock-skips = 입력한 시간은 시계가 건너뛰는 구간에 있습니다. 건너뛰는 만큼 늦게 만료됩니다.
clock-repeats = 입력한 시간은 그날 밤 시계에 두 번 나타납니다. 첫 번째로 간주합니다.

## The latest expiration that is allowed

too-late = 너무 늦습니다.
latest = 최대 기한은 { $moment }입니다: { $reason }.
latest-of-site = 여기서는 토큰을 생성 후 최대 { NUMBER($days) }일까지 쓸 수 있습니다
