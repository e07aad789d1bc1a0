title = API 토큰 생성
value-shown-once = 값은 생성 직후 한 번만 표시됩니다.
replaces = 이 토큰은 { $name } 토큰을 대체합니다. 이전 토큰은 삭제할 때까지 계속 작동합니다.

## The address that opened the dialog

link-ignored = 링크에서 무시됨: { $keys }
link-not-understood = 링크에서 이해할 수 없음: { $values }
link-risk =
    이 양식을 채운 링크가 요청하는 것: { $risk ->
        [api] 본인이 할 수 있는 모든 작업을 허용하는 api 스코프
        [endless] 만료 없음
        [far] 25년보다 더 나중의 만료
        [api-endless] 본인이 할 수 있는 모든 작업을 허용하는 api 스코프, 만료 없음
       *[api-far] 본인이 할 수 있는 모든 작업을 허용하는 api 스코프, 25년보다 더 나중의 만료
    }. 링크를 준 사람을 신뢰하는 경우에만 계속하십시오.
link-risk-read = 이 토큰이 할 수 있는 작업을 읽었습니다
link-risk-unread = 읽고 확인란을 선택하거나, 다른 스코프나 만료를 선택하십시오.

## Name, description and labels

name-rule = 영문 소문자, 숫자, 하이픈. 문자로 시작, 최대 63자.
description-placeholder = 어디에 사용합니까?
description-length = { NUMBER($most) }자 중 { NUMBER($length) }자
labels-hint = team:search, env:prod처럼 쉼표로 구분합니다.
name-with-uid = { $name } ({ $uid })

## Token type

token-type = 토큰 타입
type-personal-hint = 본인이 개발하고 시험하는 용도입니다. 조직에서 탈퇴하면 만료됩니다.
type-organization-hint = 파이프라인과 공유 용도입니다. 모든 멤버가 볼 수 있고 관리자가 관리합니다. 탈퇴해도 유지됩니다.
type-monitoring-hint = 프로메테우스 메트릭만 읽습니다.
type-not-offered = { $type ->
    [organization] 이 사이트는 조직 타입을 제공하지 않습니다.
    [monitoring] 이 사이트는 모니터링 타입을 제공하지 않습니다.
   *[personal] 이 사이트는 개인 타입을 제공하지 않습니다.
}
choose-another-type = 다른 타입을 선택하십시오.

## Access

developer-access = 개발자 작업 접근
developer-access-hint = 스코프 범위에서 API와 커맨드라인을 사용합니다.
developer-access-hint-yatai = API와 커맨드라인을 사용합니다. Yatai에서는 여기서 무엇을 선택하든 모든 토큰이 할 수 있습니다.
endpoint-access = 보호된 엔드포인트 접근
endpoint-access-hint = 토큰이 필요한 배포를 호출합니다.
router-access-hint = 조직의 배포 앞단 게이트웨이인 라우터 엔드포인트를 호출합니다.
all-deployments = 모든 배포
loading-deployments = 배포를 불러오는 중
search-deployments = 배포 검색
no-deployments = 배포가 없습니다.

## Scopes

organization-scopes = 모든 조직 스코프
cluster-scopes = 모든 클러스터 스코프
scope-api = 아래의 모든 작업과 모든 리소스. 광범위.
scope-read-organization = 멤버, 토큰, 모델, Bento를 조회합니다.
scope-write-organization = 멤버, 토큰, 모델, Bento를 변경합니다.
scope-read-cluster = 클러스터와 배포를 조회합니다.
scope-write-cluster = 배포를 생성, 변경, 종료합니다.
scope-api-yatai = 아래의 모든 작업.
scope-read-organization-yatai = 조직, 멤버, 모델, Bento를 조회합니다.
scope-write-organization-yatai = 멤버, 모델, Bento를 변경합니다.
scope-not-documented = 문서화된 스코프가 아니므로 서버가 모를 수 있습니다.
scope-implied = api에 포함됩니다.
no-scope = 스코프가 없으면 엔드포인트만 호출할 수 있습니다.
any-on-yatai = Yatai에서는 스코프와 관계없이 모든 토큰이 생성자의 토큰을 나열, 생성, 변경, 삭제할 수 있습니다.

## Expiration

expiration = 만료
extend-by = { NUMBER($days) }일 연장
latest = 최대 기한
latest-moment = 최대 기한: { $moment }
custom = 직접 지정…
expiration-date = 만료 날짜
expiration-date-hint = 30d, 1w, 24h 또는 사용자 시간대의 날짜와 시간: 2026-12-31 18:00
latest-chosen = 기본 만료가 이보다 늦으므로 이 기한을 선택했습니다.
never-ends = 만료되지 않습니다. 유출된 토큰은 누군가 삭제할 때까지 작동합니다.
ends-at = 만료: { $moment-view }
ended-at = 만료됨: { $moment-view }

## The menu “Copy as”

copy-as = 복사 형식
copy-as-link = 링크로 복사
copy-as-python = Python으로 복사
copy-without-access = 어떤 형식으로도 접근 권한을 설정할 수 없어 토큰에 기본 권한이 적용됩니다.
copy-without-labels = 어떤 형식으로도 레이블을 설정할 수 없습니다.
link-leaves-out = 링크로는 너무 길어 제외되는 항목: { $parts }.
part-description = 설명
part-name = 이름
part-scopes = 스코프
part-expiration = 만료
note-labels = 여기서 레이블은 설정할 수 없습니다.
note-access = 여기서 토큰 타입과 접근 권한은 설정할 수 없습니다. API용 개인 토큰을 만듭니다.
note-access-labels = 여기서 토큰 타입, 접근 권한, 레이블은 설정할 수 없습니다. API용 개인 토큰을 만듭니다.
note-shown-once = 이번 한 번만 표시됨

## The outcome

creating = 토큰을 생성하는 중…
looking = 토큰이 생성되었는지 확인하는 중…
not-made = 토큰이 생성되지 않았습니다. 다시 시도할 수 있으며, 입력한 내용은 그대로 있습니다.
not-found-out = 토큰이 생성되었는지 확인하지 못했습니다. { $reason } 다른 토큰을 생성하기 전에 다시 확인하십시오.
similar = 같은 이름의 토큰이 있습니다: { $name-view }, UID { $uid-view }. 이번에 생성된 것인지 확실하지 않습니다. { $look-view }로 확인하거나 다른 이름을 선택하십시오.
similar-look = 토큰 보기
made-without-value = 그래도 토큰은 생성되었으며, 값을 가진 사람이 없습니다: { $name-view }, UID { $uid-view }.
delete-and-try-again = 삭제하고 다시 시도

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    { $got ->
        [organization] 조직 토큰
        [monitoring] 모니터링 토큰
       *[personal] 개인 토큰
    }입니다. 요청한 것은 { $wanted ->
        [organization] 조직 토큰
        [monitoring] 모니터링 토큰
       *[personal] 개인 토큰
    }입니다.
lacks-scopes = 빠진 스코프: { $scopes }.
has-scopes = 요청하지 않은 스코프: { $scopes }.
lacks-labels = 빠진 레이블: { $labels }.
lacks-deployments = 접근할 수 없는 배포: { $deployments }.
has-deployments = 요청하지 않았지만 접근할 수 있는 배포: { $deployments }.
lacks-all-deployments = 보호된 모든 배포에 대한 접근 권한이 없습니다.
has-all-deployments = 요청하지 않은, 보호된 모든 배포에 대한 접근 권한이 있습니다.
lacks-router-access = 라우터 접근 권한이 없습니다.
has-router-access = 요청하지 않은 라우터 접근 권한이 있습니다.
ends-otherwise = 만료: { $moment }. 요청한 만료: { $wanted }.
ends-anyway = 만료: { $moment }. 요청한 만료: 없음.
never-ends-otherwise = 만료: 없음. 요청한 만료: { $wanted }.

## Signing in a command line

login-title = BentoML CLI가 사용자 계정으로 로그인하려고 합니다.
login-warning = 방금 “bentoml cloud login”으로 직접 시작한 경우에만 계속하십시오.
login-code = 표시된 코드: { $code-view }. 이 토큰은 커맨드라인에 전달되므로 복사할 필요가 없습니다. 배포하려면 제안된 것보다 더 많은 스코프가 필요합니다. “취소”하면 아무것도 전송하지 않습니다.
login-account = 계정: { $person-view } ({ $login-view }).
login-account-organization = 계정: { $person-view } ({ $login-view }), 조직 { $organization-view }.
login-not-you = 본인이 아닙니까?
login-nothing-sent = 커맨드라인에 아무것도 전송하지 않았습니다.
login-stop = 기다리는 명령을 중지하려면 터미널에서 Ctrl+C를 누르십시오.
login-done = BentoML CLI가 { $name-view } 토큰으로 로그인되었습니다. 터미널로 돌아가십시오.
login-token-made = 커맨드라인용으로 생성된 토큰: { $name-view }. 터미널은 몇 초 안에 계속됩니다. 계속되지 않으면 토큰을 삭제하고 로그인을 다시 시작하십시오.
login-show-token = 토큰 표시

## A login code that does nothing on this site

code-unusable-on-server = 이 서버는 토큰을 커맨드라인에 전달할 수 없습니다.
code-unusable-on-site = 이 사이트는 토큰을 커맨드라인에 전달하지 않습니다.
code-unusable = 주소에 있는 코드는 여기서 효과가 없습니다. 아직 코드를 기다리는 명령은 Ctrl+C로 종료합니다.
code-instead = 여기서 토큰을 생성하고 값을 복사하여 로그인하십시오: { $command-view }
code-create-token = 커맨드라인용 토큰 생성
copy-command = 명령 복사
