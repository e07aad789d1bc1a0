## The dialog that asks whether to delete many tokens.

delete-question = 토큰 { NUMBER($count) }개를 삭제하시겠습니까?
delete-tokens = 토큰 { NUMBER($count) }개 삭제
none-deletable = 삭제할 수 있는 토큰이 없음
made-with = { $name-view } 및 이 토큰으로 직접 또는 다른 토큰을 거쳐 만든 모든 토큰입니다.
list-incomplete = 목록이 완전하지 않습니다. 이 토큰으로 만들었지만 여기서 삭제되지 않는 토큰이 더 있을 수 있습니다.
type-to-confirm = 확인하려면 { $number } 입력
type-refusal = 모두 삭제하려면 숫자 { $number } 입력이 필요합니다.
effect-expired = 이미 만료되어 더 이상 어디에서도 작동하지 않습니다.
effect-stops = 더 이상 작동하지 않게 됩니다.
effect-some-stop = 그중 { NUMBER($working) }개는 아직 작동하며, 삭제하면 더 이상 작동하지 않게 됩니다.
effect-undo = { NUMBER($seconds) }초 동안 실행 취소할 수 있으며, 그 후에는 할 수 없습니다.
all-hidden = 모두 현재 보기에 없는 토큰입니다.
some-hidden = 그중 { NUMBER($hidden) }개는 현재 보기에 없으며, 먼저 표시됩니다:
not-yours = 삭제할 권한이 없어 그대로 두는 토큰: { NUMBER($count) }개.
refused = { $name-view }: { $reason }
more = … 외 { NUMBER($count) }개.
wait = 앞선 토큰의 처리가 끝날 때까지 기다리십시오.

## The dialog that gives many tokens a new expiration.

change-question = 토큰 { NUMBER($count) }개의 만료를 변경하시겠습니까?
change-expiry = 만료 변경
choose = 선택…
choose-refusal = 만료 시점을 선택하십시오.
none-can = 이 만료를 적용할 수 있는 토큰이 없습니다. 이유는 목록에 있습니다.
change-hint = 적용할 수 없는 토큰은 그대로 둡니다. “실행 취소”는 이전 만료를 되돌리지만, 이미 지난 만료는 되돌리지 않습니다.
no-end = 변경할 만료가 없습니다.
same-expiration = 이미 이 만료로 설정되어 있습니다.
stays = 그대로 둡니다. { $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }. 그러면 다시 작동합니다.
never = 만료 없음

## The notice while a deletion waits or a run is under way.

deleting-name = { $name } 토큰을 삭제하는 중입니다.
deleting = 토큰 { NUMBER($count) }개를 삭제하는 중입니다.
changing = 토큰 { NUMBER($count) }개의 만료를 변경하는 중입니다.
seconds-to-undo = { NUMBER($seconds) }초 안에 실행 취소할 수 있습니다.
seconds-left = { NUMBER($seconds) }초 남음
nothing-deleted = 아무것도 삭제하지 않았습니다.
bar-deleted = 삭제됨
bar-changed = 변경됨
ended-of-total = { NUMBER($total) }개 중 { NUMBER($ended) }개
stop = 중지

## The notice when a run has ended.

deleted-name = { $name } 토큰을 삭제했습니다.
deleted = 토큰 { NUMBER($count) }개를 삭제했습니다.
changed = 토큰 { NUMBER($count) }개의 만료를 변경했습니다.
stopped-name = 중지됨: { $name } 토큰을 그대로 두었습니다.
stopped = 중지됨: 토큰 { NUMBER($count) }개를 그대로 두었습니다.
not-deleted-name = { $name } 토큰을 삭제하지 못했습니다:
not-deleted = 토큰 { NUMBER($count) }개를 삭제하지 못했으며 선택 상태로 둡니다:
not-changed = 토큰 { NUMBER($count) }개를 변경하지 못했으며 선택 상태로 둡니다:
outcome = { $name-view } { $uid-view }: { $outcome-view }
try-rest = 나머지 다시 시도
delete-these-too = 이 토큰도 삭제
own-left = 그대로 두었습니다. 현재 로그인에 사용 중인 토큰이며, 다른 토큰을 삭제하지 못했습니다.

## The session ended, or the person signed out, while a run was under way.
