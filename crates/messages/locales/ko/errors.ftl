## What could not be done. The reason is one of the clauses below.

could-not-sign-in = 로그인하지 못했습니다: { $reason }.
could-not-load-tokens = 토큰을 불러오지 못했습니다: { $reason }.
could-not-create-token = 토큰을 생성하지 못했습니다: { $reason }.
could-not-load-token = 토큰을 불러오지 못했습니다: { $reason }.
could-not-change-token = 토큰을 변경하지 못했습니다: { $reason }.
could-not-delete-token = 토큰을 삭제하지 못했습니다: { $reason }.
could-not-load-deployments = 배포를 불러오지 못했습니다: { $reason }.
could-not-load-activity = 활동을 불러오지 못했습니다: { $reason }.
could-not-sign-out = 로그아웃하지 못했습니다: { $reason }.
could-not-read-settings = config.json을 읽지 못했습니다: { $reason }.
could-not-read-language = 이 언어의 메시지를 불러오지 못했습니다: { $reason }.
could-not-check-token = 토큰을 확인하지 못했습니다: { $reason }.
could-not-find-token = 토큰을 찾지 못했습니다: { $reason }.
could-not-load-sessions = 내 세션을 불러오지 못했습니다: { $reason }.
could-not-end-session = 세션을 종료하지 못했습니다: { $reason }.

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = 서버가 응답하지 않았습니다
no-answer-in-time = { NUMBER($seconds) }초 안에 응답이 없었습니다
empty-answer = 서버가 빈 응답을 보냈습니다
web-page = 서버가 데이터 대신 웹 페이지를 보냈습니다
sent-elsewhere = 서버가 요청을 다른 곳으로 보냈습니다
broken-off = 서버의 응답이 중간에 끊겼습니다
no-json = 서버의 응답이 JSON이 아닙니다
unexpected-form = 서버의 응답 형식이 예상과 다릅니다({ $form })
reason-with-status = { $reason }(상태 { NUMBER($status) })
login-code-unknown = 커맨드라인의 로그인 코드를 알 수 없거나 10분이 지났습니다
login-code-used = 커맨드라인의 로그인 코드가 이미 사용되었습니다
api-refuses-token = API가 토큰을 허용하지 않았습니다
administrators-only = 조직 토큰에 대한 이 작업은 관리자만 할 수 있습니다
no-such-token = 해당 토큰이 (더 이상) 없습니다
name-taken = 이미 사용 중인 이름입니다
outlives-own-token = 현재 로그인에 사용 중인 토큰보다 먼저 만료되지 않습니다
too-large = 너무 큽니다
token-refused = 서버가 토큰을 허용하지 않았습니다
proxy-signs-in = 서버 앞의 프록시가 로그인을 처리합니다
own-token-refused = 서버가 이 토큰을 허용하지 않았습니다
settings-refused = 사이트가 파일 제공을 거부했습니다
not-signed-in = 더 이상 로그인되어 있지 않거나, 토큰에 이 작업의 권한이 없습니다
not-allowed = 이 작업의 권한이 없습니다
no-such-address = 서버에 해당 주소가 없습니다
changed-on-server = 서버에서 다른 변경이 있었습니다
request-refused = 서버가 요청을 허용하지 않았습니다
slow-down = 서버가 요청 속도를 낮추도록 요구합니다
not-available = 서버를 사용할 수 없습니다
proxy-without-answer = 프록시가 서버의 응답을 받지 못했습니다
server-failed = 서버에 오류가 발생했습니다
server-refused = 서버가 거부했습니다
another-person = 이제 이 브라우저는 다른 사용자로 로그인되어 있습니다
no-member = 서버가 멤버로 인식하지 않습니다
several-sessions = 이 브라우저에 여러 사용자의 세션이 있습니다
proxy-hides-host = 서버 앞의 프록시가 이 사이트의 이름을 전달하지 않습니다
proxy-hides-person = 서버 앞의 프록시가 사용자를 명확히 알려 주지 않습니다
no-such-organization = 서버에 이 이름의 조직이 없습니다
page-not-own = 서버가 이 페이지의 주소를 자신의 주소로 인식하지 않습니다

## What to do after a failed request.

check-connection = 연결 상태와 서버의 실행 여부를 확인하십시오.
server-busy = 서버가 바쁠 수 있습니다. 잠시 후 다시 시도하십시오.
try-again-or-ask = 다시 시도하십시오. 계속되면 서버 운영자에게 문의하십시오.
try-again-or-give-trace-id = 다시 시도하십시오. 계속되면 서버 운영자에게 추적 ID를 알려 주십시오.
try-again-or-ask-now = 다시 시도하거나 서버 운영자에게 문의하십시오.
try-in-a-minute = 1분 후 다시 시도하십시오.
try-in-a-moment = 잠시 후 다시 시도하십시오.
try-in-seconds = { NUMBER($seconds) }초 후 다시 시도하십시오.
reload-for-proxy = 중간의 프록시에 로그인이 필요할 수 있습니다. 페이지를 다시 불러오십시오.
proxy-or-wrong-address = 중간의 프록시에 로그인이 필요하거나, config.json의 API 주소가 잘못되었을 수 있습니다.
may-be-created = 그래도 토큰이 생성되었을 수 있습니다. 다시 시도하기 전에 목록에서 이름을 찾아 보십시오.
restart-login = 터미널에서 Ctrl+C를 누르고 로그인을 다시 시작하십시오.
login-code-advice = 터미널이 로그인되지 않았다면 로그인을 다시 시작하십시오. 다른 사람이 코드를 사용했다면 관리자에게 문의하십시오.
new-token-advice = 새 토큰이 모든 곳에 반영되기까지 시간이 걸릴 수 있습니다. 다시 확인하십시오.
ask-an-administrator = 관리자에게 문의하십시오.
may-be-deleted = 다른 사람이 삭제했을 수 있습니다.
choose-another-name = 다른 이름을 선택하십시오. 방금 생성을 시도했다면 그 토큰일 수 있습니다. 값을 잃어버렸으므로 삭제하십시오.
choose-earlier-expiration = 더 이른 만료를 선택하거나 다른 방법으로 로그인하십시오.
shorten-description = 설명을 줄이십시오.
correct-what-is-named = 메시지에서 지적한 것을 수정하고 다시 시도하십시오.
sign-out-at-proxy = 프록시에서 로그아웃하거나 브라우저를 닫으십시오.
paste-another = 잘못 입력했거나, 만료되었거나, 삭제되었을 수 있습니다. 다른 토큰을 붙여 넣으십시오.
settings-refused-advice = 파일이 없을 때 이렇게 응답하는 호스트가 있습니다. {"{}"} 내용의 config.json을 index.html 옆에 두십시오.
sign-in-again = 다시 로그인하거나, 필요한 스코프가 있는 토큰을 사용하십시오.
lacks-a-right = 토큰에 스코프가 없거나 계정에 역할이 없을 수 있습니다. 관리자에게 문의하십시오.
address-may-be-wrong = config.json의 API 주소가 잘못되었을 수 있습니다.
refresh-the-list = 목록을 새로 고치고 현재 내용을 확인하십시오.
not-supported = 이 패널이 이 서버를 지원하지 않을 수 있습니다. 서버 운영자에게 문의하십시오.
load-page-again-advice = 페이지를 다시 불러오십시오.
ask-to-be-added = 관리자에게 멤버로 추가해 달라고 요청하십시오.
delete-cookies = 브라우저 설정에서 이 사이트의 쿠키를 삭제하고 다시 로그인하십시오.
host-header-advice = 이름은 Host 헤더에 있어야 합니다. 이 내용을 서버 운영자에게 보여 주십시오.
show-to-server-person = 이 내용을 서버 운영자에게 보여 주십시오.
correct-organization = config.json의 “organization”을 수정하거나 생략하십시오.
origin-advice = 서버 앞의 프록시가 브라우저의 호스트를 Host 헤더로, 또는 --trusted-proxy와 함께 X-Forwarded-Host 헤더로 전달하거나, 서버를 --public-url로 시작해야 합니다. 이 내용을 서버 운영자에게 보여 주십시오.
correct-settings = 사이트 운영자가 수정해야 합니다.

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = 패널의 이 부분을 불러오지 못했습니다.
part-not-loaded-advice = 연결 상태를 확인하십시오. 연결에 문제가 없다면 사이트에 새 버전이 있을 수 있습니다. 페이지를 다시 불러오십시오.
list-inconsistent = 목록이 읽는 속도보다 빨리 변경되었거나, 서버가 개수를 잘못 세고 있습니다.
list-inconsistent-advice = 일부 토큰이 여기에 없을 수 있습니다.
tokens-unreadable = 토큰 { NUMBER($count) }개를 읽지 못해 여기에 없습니다.
tokens-unreadable-advice = 아직 작동할 수 있습니다. 다시 시도하십시오. 계속되면 서버 운영자에게 문의하십시오.
value-not-told = 값을 표시하지 못했습니다: 서버가 더 이상 값을 알려 주지 않습니다.
value-not-told-advice = 역할이 변경되었을 수 있습니다. 관리자에게 문의하십시오.
no-other-session = 종료된 세션이 없습니다.
no-other-session-advice = 서버에 본인의 다른 세션이 없거나, 토큰으로 로그인되어 있습니다.
changed-token-gone = 토큰을 변경하지 못했습니다: 해당 토큰이 더 이상 없습니다.
changed-token-gone-advice = 그 사이에 다른 사람이 삭제했을 수 있습니다.
cross-origin = 이 패널은 { $address } 서버에 요청합니다. 그 서버가 이 페이지의 요청을 허용해야 하고(CORS), 이 페이지의 Content-Security-Policy에 그 서버가 있어야 합니다. 둘 다 패널을 설치한 사람이 설정할 수 있습니다.
password-refused = 로그인하지 못했습니다: 서버가 이 이름과 비밀번호를 허용하지 않았습니다.
password-refused-advice = 둘 다 확인하고 다시 시도하거나, API 토큰을 붙여 넣으십시오.
no-cookie = 로그인하지 못했습니다: 서버가 비밀번호를 허용했지만 아직 로그인되지 않았습니다.
no-cookie-advice = 브라우저가 서버의 쿠키를 거부할 수 있습니다. 이 사이트의 쿠키를 허용하거나, API 토큰을 붙여 넣으십시오.
no-activity = 이 서버는 활동을 보관하지 않습니다.
activity-lacks-scope = 활동을 불러오지 못했습니다: 현재 로그인에 사용 중인 토큰에 스코프가 없습니다.
activity-lacks-scope-advice = 스코프가 있는 토큰 또는 이름과 비밀번호로 로그인하십시오.
members-not-loaded = 조직의 멤버를 불러오지 못했습니다.
members-not-loaded-advice = 멤버를 모르면 어느 토큰의 생성자가 탈퇴했는지 알 수 없습니다(주소의 creator_left). 모든 토큰을 표시합니다.
still-signed-in = 로그아웃하지 못했습니다: 서버에 아직 로그인되어 있습니다.
still-signed-in-advice = 서버의 자체 페이지에서 로그아웃하거나 브라우저를 닫으십시오.
token-still-there = 토큰을 삭제하지 못했습니다: 서버가 빈 응답을 보냈고 토큰이 아직 있습니다.
token-empty = 토큰을 붙여 넣으십시오: 비어 있습니다.
token-malformed = 토큰에는 공백, 줄 바꿈, 특수 문자가 없습니다. 다시 복사하십시오.

## In the notice of a failure.

server-said = 서버 메시지: “{ $quote-view }”
trace-id = 추적 ID: { $id-view }
load-page-again = 페이지 다시 불러오기
not-loaded = 불러오지 못함

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = 먼저 페이지를 벗어나 변경되지 않았습니다. 앞쪽 토큰은 변경되었을 수 있습니다:
not-deleted-page-left = 먼저 페이지를 벗어나 삭제되지 않았습니다:
some-not-deleted-page-left = 먼저 페이지를 벗어나 삭제되지 않았습니다. 앞쪽 토큰은 삭제되었을 수 있습니다:
was-not-there = 토큰이 없었습니다. 다른 사람이 먼저 삭제했거나 더 이상 볼 권한이 없습니다.
kept-old-expiration = 서버가 변경했다고 응답했지만 이전 만료를 유지했습니다.
signed-out-before = 변경하기 전에 로그아웃되었습니다.
changed-by-another = 다른 사람이 만료를 변경했습니다. 다시 확인하십시오.
not-there-any-more = 토큰이 더 이상 없거나 볼 권한이 없습니다.
