### Why a session has ended, and what was not done then.

change-stopped = 변경이 중단되었습니다: { NUMBER($total) }개 중 { NUMBER($done) }개를 변경했습니다.
deletion-stopped = 삭제가 중단되었습니다: { NUMBER($total) }개 중 { NUMBER($done) }개를 삭제했습니다.
more-changed = 변경하는 중이던 토큰도 변경되었을 수 있습니다.
more-deleted = 삭제하는 중이던 토큰도 삭제되었을 수 있습니다.
guest = 이 조직의 게스트입니다. 토큰을 볼 수 있지만 생성, 변경, 삭제할 수 없습니다.
kept-token-invalid = 이 탭에 보관된 토큰은 더 이상 유효하지 않습니다.
server-not-told = 서버에 알리지 못했습니다. 서버에는 이 브라우저가 아직 로그인된 상태입니다.
session-ended = 세션이 종료되었습니다. 다시 로그인하면 하던 작업을 계속할 수 있습니다.
sign-in-link-works = 로그인 링크는 다른 탭에서 열어도 됩니다.
signed-out-idle = 한동안 아무 작업이 없어 로그아웃되었습니다. 다시 로그인하면 하던 작업을 계속할 수 있습니다.
signed-out-in-another-tab = 다른 탭에서 로그아웃했습니다.
