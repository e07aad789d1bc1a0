create-successor = 후속 토큰 생성

## The dialog

title = 토큰 교체
steps = 같은 권한과 새 만료를 가진 후속 토큰이 { $name-view } 토큰을 대체합니다:
step-create = 후속 토큰을 생성하고, 값을 저장하고, 작동하는지 확인합니다.
step-put = 이전 토큰을 쓰는 모든 곳에 넣습니다. 그때까지 둘 다 작동합니다.
step-delete = 이 페이지에 이전 토큰의 마지막 사용이 표시됩니다. 아무도 쓰지 않으면 삭제합니다.
of-other-creator = 다른 사람의 개인 토큰입니다. 후속 토큰은 본인의 토큰이 되므로, 생성자에게 요청하는 것이 좋습니다.
if-leaked = 값이 유출되었다면 기다리지 마십시오. 폐기한 다음 후속 토큰을 생성하십시오.
revoke = 지금 폐기

## The notice while a token is being replaced

without-successor = { $old-view } 교체 중: 아직 후속 토큰이 없습니다. 이전 토큰은 계속 작동합니다.
unknown-successor = { $old-view } 교체 중: 후속 토큰이 목록에 (더 이상) 없습니다({ $uid-view }). 이전 토큰은 계속 작동합니다.
with-successor = { $old-view } 교체 중, 후속 토큰: { $new-view }. 이전 토큰: { $old-use-view }. 새 토큰: { $new-use-view }. 이전 토큰을 더 이상 쓰는 곳이 없으면 삭제하십시오.
create-another = 하나 더 생성
delete-old = 이전 토큰 삭제
remind = 일주일 후 알림
stop-watching = 추적 중지

## The calendar entry that reminds of the old token

reminder-title = 이전 API 토큰 { $name } 삭제
reminder = 후속 토큰이 있습니다. 더 이상 쓰는 곳이 없으면 삭제하십시오. UID { $uid }
