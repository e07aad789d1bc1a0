## Operations: what was done.

created = 생성
changed = 변경
deleted = 삭제
handed-over = 값을 커맨드라인에 전달
looked-up = 값으로 찾음
signed-in = 로그인
sign-in-refused = 로그인 거부
signed-out = 로그아웃
member-changed = 멤버 변경
terminated = 종료
pushed = 푸시
unnamed-operation = 이름 없는 작업
repeated = { $operation } { NUMBER($count) }회

## What it was done to.

api-token = 토큰
bento = Bento
bento-repository = Bento 리포지터리
cluster = 클러스터
deployment = 배포
deployment-revision = 배포 리비전
host-cluster = 호스트 클러스터
model = 모델
model-repository = 모델 리포지터리
organization = 조직
person = 사용자
resource = { $kind-view } { $name-view }
deleted-mark = (삭제됨)

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $resource-view } { $operation-view }
this-token = 이 토큰
by = 수행자: { $person-view }
by-with-token = 수행자: { $person-view }, 토큰: { $token-view }
by-unknown = 수행자: 알 수 없는 계정
by-unknown-with-token = 수행자: 알 수 없는 계정, 토큰: { $token-view }
success = 성공
at-unknown-time = 시간을 알 수 없음

## The tab of one token's details.

more-events = 이벤트 더 보기
no-creator = 서버가 이 토큰의 생성자를 알려 주지 않아 활동을 찾을 수 없습니다.
server-said = 서버 메시지: “{ $quote-view }”
recorded-embedded = 변경하는 작업은 서버가 보관하는 기간 동안 기록됩니다. 읽기만 하는 작업은 기록되지 않으므로 “마지막 사용”이 더 늦을 수 있습니다.
recorded-yatai = Yatai는 모델과 Bento의 푸시 및 새 배포에만 토큰 이름을 기록하며, 토큰 자체에 대한 작업은 기록하지 않습니다. 이벤트는 토큰의 이름과 생성자로 찾습니다. 토큰 생성 전의 이벤트는 표시하지 않습니다.
recorded-bentocloud = 이벤트에 UID가 없으므로 토큰의 이름과 생성자로 찾습니다. 토큰 생성 전의 이벤트는 표시하지 않습니다. 서버가 기록하지 않는 것은 여기에 없습니다.
none-since-made = 토큰 생성 이후의 활동이 없습니다.
none-in-all = { $count ->
    [0] 활동이 없습니다.
   *[other] 이벤트 { NUMBER($count) }개 모두에 활동이 없습니다.
}
found = { $count ->
    [0] 활동이 없습니다.
   *[other] 이벤트 { NUMBER($count) }개.
}
no-more = 더 이상 없습니다.
looked-at = 이벤트 { NUMBER($total) }개 중 { NUMBER($read) }개를 확인했습니다.
looked-back-to = 이벤트 { NUMBER($total) }개 중 { NUMBER($read) }개를 { $day }까지 거슬러 확인했습니다.

## The page “Activity”.

back-to-tokens = 토큰으로 돌아가기
cannot-filter = 이 서버에서 지원하지 않는 필터는 제외됩니다: { $filters }.
sees-own = 본인의 활동과, 본인의 토큰 및 조직 토큰의 활동을 볼 수 있습니다.
no-match = 일치하는 활동이 없습니다.
load-more = 더 불러오기
not-recorded = Yatai는 토큰에 대한 작업을 기록하지 않으므로 표시할 활동이 없습니다.
events = 이벤트 { NUMBER($count) }개
events-of = 이벤트 { NUMBER($total) }개 중 { NUMBER($count) }개
what-bentocloud-records = 이 서버는 역할, 주소, 변경 전후의 값을 기록하지 않습니다. 사용자와 UTC 기준 하루 단위로 필터링합니다.
what-is-recorded = 로그인과 변경은 기록되고, 읽기는 기록되지 않습니다.
kept-for = { $days ->
    [0] 이벤트를 기한 없이 보관합니다.
   *[other] 이벤트를 { NUMBER($days) }일 동안 보관합니다.
}

## The columns of the events. Who and What are filters, too.

when = 시간
who = 수행자
what = 작업
about = 대상
from = 접속 주소
with = 수단

## The cells of an event.

unknown-time = 알 수 없음
only-by-person = 이 사용자가 수행한 작업만
only-about-token = 이 토큰에 대한 작업만
role-mark = ({ $role })
token-details = 토큰 세부 정보
with-login-code = 로그인 코드
with-session = 세션
system-user = 시스템 사용자 { $name }
nobody-known = 알 수 없는 사용자
several-addresses = 여러 주소

## What an event has changed, a line for each field.

field-changed = { $field }: { $before } → { $after }
field-value = { $field }: { $value }
role = 역할
no-member = 멤버 아님
wrong = 틀린 항목
no-scopes = 없음
never-expires = 만료 없음
organization-token = 조직 토큰
monitoring-token = 모니터링 토큰
sign-in-link-made = 로그인 링크가 만들어짐
value-replaced = 요청이 반복되어 토큰 값이 새로 바뀜

## The filters.

filters = 필터
login-names = 로그인 이름
token-uid = 토큰 UID
about-or-with = 대상이거나 수단인 토큰
uid-refused = UID에는 영문자, 숫자, 하이픈만 쓸 수 있습니다. 여러 개는 쉼표로 구분합니다.
since = 시작
until = 끝
moment-hint = 7d, 2026-11-30 또는 2026-11-30T18:00:00Z와 같은 시간
moment-refused = 올바른 시간이 아닙니다. 7d(h, w도 가능), 2026-11-30, 2026-11-30T18:00:00Z 형식을 쓸 수 있습니다.
several = 여러 개
everything = 전체

## The export. $format is the name of a format, for instance “CSV”.

export = 내보내기
download-as = { $format } 다운로드
copy-as = { $format } 복사
not-exported = 내보내지 않음: 이벤트를 불러오지 못했습니다.
reading = 읽는 중: 이벤트 { NUMBER($total) }개 중 { NUMBER($count) }개…
downloaded = 이벤트 { NUMBER($count) }개를 { $format } 형식으로 다운로드했습니다.
copied = 이벤트 { NUMBER($count) }개를 { $format } 형식으로 복사했습니다.
refused = { $reason }.
