token-details = 토큰 세부 정보
not-found = 해당 토큰이 (더 이상) 없습니다. 삭제되었거나 다른 사람의 토큰일 수 있습니다.
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = 만료 없음
state-expires = { $when } 만료
previous = 이전
next = 다음

## The tabs.

view = 보기
fields = 필드
copy = 복사

## The fields.

copy-uid = UID 복사
updated = 업데이트
made-with = 생성 수단
maker = 토큰 { $maker-view }
maker-of-makers = { $makers-view }, 이를 만든 토큰 { $maker-view }
deleted-maker = { $maker-view } (삭제됨)
description-cut = 앞부분만 표시합니다. 전체는 { NUMBER($count) }자이며, JSON과 YAML에서 전체를 볼 수 있습니다.

## The value of “Access”: what the token may reach.

prometheus-only = 프로메테우스 메트릭만
developer-operations = 개발자 작업
protected-deployments = 보호된 배포: { $deployments-view }
deployments-not-named = 보호된 배포(서버가 이름을 알려 주지 않음)

## Hints above the fields.

hint-expired = 만료됨: 더 이상 아무도 사용할 수 없습니다. 삭제할 수 있습니다.
hint-expires-soon = 곧 만료: 이 토큰을 쓰는 작업이 중단되기 전에 교체하십시오.
hint-no-expiration = 만료 없음: 유출된 사본은 누군가 삭제할 때까지 작동합니다.
hint-broad = 광범위: api는 모든 작업을 허용합니다.
hint-never-used = { NUMBER($days) }일 동안 사용한 적이 없습니다.
hint-unused = { NUMBER($days) }일 동안 사용하지 않았습니다.

## The buttons.

show-value = 값 표시
replace = 교체
extend = 연장…
edit-token = 토큰 편집
more = 더 보기
create-like-this = 비슷한 토큰 생성
remind-me = 미리 알림 (.ics)

## A mail to the creator of the token.

mail-subject = API 토큰 { $name }
mail-greeting = { $person } 님, 안녕하십니까.
mail-about = API 토큰 { $name }에 대해 알려 드립니다:
