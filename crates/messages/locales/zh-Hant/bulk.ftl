## The dialog that asks whether to delete many tokens.

delete-question = 刪除 { NUMBER($count) } 個權杖？
delete-tokens = 刪除 { NUMBER($count) } 個權杖
none-deletable = 這些權杖都無法刪除
made-with = 包括 { $name-view }，以及直接或透過其他權杖以它建立的所有權杖。
list-incomplete = 清單不完整：可能還有以它建立的其他權杖，不會一併刪除。
type-to-confirm = 輸入 { $number } 以確認
type-refusal = 請輸入 { $number }，表示確定要刪除全部。
effect-expired = 已過期，在任何地方都無效。
effect-stops = 刪除後失效。
effect-some-stop = 其中 { NUMBER($working) } 個仍有效，刪除後失效。
effect-undo = { NUMBER($seconds) } 秒內可以復原，之後無法復原。
all-hidden = 這些權杖都不在目前的檢視中。
some-hidden = 其中 { NUMBER($hidden) } 個不在目前的檢視中，列在最前面：
not-yours = 你無權刪除、維持不變：{ NUMBER($count) } 個權杖。
refused = { $name-view }：{ $reason }
more = …另有 { NUMBER($count) } 個。
wait = 請等待前一批權杖處理完成。

## The dialog that gives many tokens a new expiration.

change-question = 變更 { NUMBER($count) } 個權杖的到期時間？
change-expiry = 變更到期時間
choose = 請選擇…
choose-refusal = 請選擇到期時間。
none-can = 這些權杖都不能設為此到期時間：原因列於清單中。
change-hint = 不能設為此到期時間的權杖維持不變。「復原」會還原先前的到期時間，但已過的到期時間除外。
no-end = 沒有可調整的到期時間。
same-expiration = 到期時間已相同。
stays = 維持不變。{ $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }。屆時恢復有效。
never = 永不過期

## The notice while a deletion waits or a run is under way.

deleting-name = 正在刪除 { $name }。
deleting = 正在刪除 { NUMBER($count) } 個權杖。
changing = 正在變更 { NUMBER($count) } 個權杖的到期時間。
seconds-to-undo = { NUMBER($seconds) } 秒內可以復原。
seconds-left = 剩 { NUMBER($seconds) } 秒
nothing-deleted = 未刪除任何權杖。
bar-deleted = 已刪除
bar-changed = 已變更
ended-of-total = { NUMBER($ended) } / { NUMBER($total) }
stop = 停止

## The notice when a run has ended.

deleted-name = 已刪除 { $name }。
deleted = 已刪除 { NUMBER($count) } 個權杖。
changed = 已變更 { NUMBER($count) } 個權杖的到期時間。
stopped-name = 已停止：{ $name } 維持不變。
stopped = 已停止：{ NUMBER($count) } 個權杖維持不變。
not-deleted-name = 無法刪除 { $name }：
not-deleted = 無法刪除 { NUMBER($count) } 個權杖，仍保持選取：
not-changed = 無法變更 { NUMBER($count) } 個權杖，仍保持選取：
outcome = { $name-view } { $uid-view }：{ $outcome-view }
try-rest = 重試其餘權杖
delete-these-too = 一併刪除這些
own-left = 維持不變：你以此權杖登入，且有其他權杖無法刪除。

## The session ended, or the person signed out, while a run was under way.
