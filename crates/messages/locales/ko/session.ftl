## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = 조직 토큰은 관리자만 생성, 변경, 삭제할 수 있습니다.
creator-changes = 개인 토큰은 생성자만 변경할 수 있습니다.
creator-deletes = 개인 토큰은 생성자나 관리자만 삭제할 수 있습니다.

## The dialog before signing out while tokens are being deleted.

sign-out-title = 로그아웃하시겠습니까?
token-waits = { $name } 토큰이 몇 초 후 삭제됩니다. 지금 로그아웃하면 아무것도 삭제되지 않습니다.
tokens-wait = 토큰 { NUMBER($count) }개가 몇 초 후 삭제됩니다. 지금 로그아웃하면 아무것도 삭제되지 않습니다.
tokens-are-done = 토큰 { NUMBER($total) }개 중 { NUMBER($done) }개를 처리했습니다. 지금 로그아웃하면 나머지는 그대로 둡니다.
nothing-under-way = 더 이상 진행 중인 작업이 없습니다.
stay = 로그인 유지
sign-out = 로그아웃

## The dialog for a person who does nothing.

idle-title = 아직 사용 중입니까?
idle = 한동안 아무 작업이 없었습니다. { $time-view } 후 로그아웃됩니다. 입력한 내용은 돌아올 때까지 그대로 있습니다.
seconds-left = { NUMBER($count) }초

## The dialog with the person's sessions.

your-sessions = 내 세션
each-browser = 로그인한 브라우저마다 세션이 있습니다. 모르는 세션은 종료하십시오.
signed-in = 로그인
from = 접속 주소
last-seen = 마지막 접속
what-to-do = 작업
unknown = 알 수 없음
address-by-proxy = { $address-view }, 프록시 경유
this-session = 현재 세션
kept-by-proxy = 프록시가 유지함
end = 종료
end-from = { $address ->
    [unknown] 알 수 없는 주소의 세션 종료
   *[other] { $address }의 세션 종료
}
ended-from = { $address ->
    [unknown] 알 수 없는 주소의 세션이 종료되었습니다.
   *[other] { $address }의 세션이 종료되었습니다.
}
end-others = 다른 모든 세션 종료
others-ended = 다른 모든 세션이 종료되었습니다.
