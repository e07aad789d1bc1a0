## The dialog that asks whether to delete many tokens.

delete-question = 删除{ NUMBER($count) }个令牌？
delete-tokens = 删除{ NUMBER($count) }个令牌
none-deletable = 这些令牌都不能删除
made-with = 以下是 { $name-view }，以及直接或通过其他令牌用它创建的所有令牌。
list-incomplete = 列表不完整：可能还有用它创建的其他令牌，这些令牌不会被删除。
type-to-confirm = 输入 { $number } 以确认
type-refusal = 请输入 { $number }，确认要删除全部令牌。
effect-expired = 已过期，在任何地方都不再有效。
effect-stops = 删除后失效。
effect-some-stop = 其中{ NUMBER($working) }个仍有效，删除后失效。
effect-undo = { NUMBER($seconds) }秒内可以撤销，之后不能撤销。
all-hidden = 这些令牌都不在此视图中。
some-hidden = 其中{ NUMBER($hidden) }个不在此视图中，排在最前：
not-yours = 你无权删除、将保持不变的令牌：{ NUMBER($count) }个。
refused = { $name-view }：{ $reason }
more = … 以及另外{ NUMBER($count) }个。
wait = 请等待前面的令牌处理完毕。

## The dialog that gives many tokens a new expiration.

change-question = 更改{ NUMBER($count) }个令牌的过期时间？
change-expiry = 更改过期时间
choose = 选择…
choose-refusal = 请选择过期时间。
none-can = 这些令牌都不能使用该过期时间：原因见列表。
change-hint = 不能使用该过期时间的令牌保持不变。“撤销”会恢复原来的过期时间，已过去的除外。
no-end = 它永不过期，无法延期。
same-expiration = 它已经是这个过期时间。
stays = 保持不变。{ $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }。届时它会重新有效。
never = 永不过期

## The notice while a deletion waits or a run is under way.

deleting-name = 正在删除 { $name }。
deleting = 正在删除{ NUMBER($count) }个令牌。
changing = 正在更改{ NUMBER($count) }个令牌的过期时间。
seconds-to-undo = { NUMBER($seconds) }秒内可以撤销。
seconds-left = 剩余{ NUMBER($seconds) }秒
nothing-deleted = 未删除任何令牌。
bar-deleted = 已删除
bar-changed = 已更改
ended-of-total = { NUMBER($ended) }/{ NUMBER($total) }
stop = 停止

## The notice when a run has ended.

deleted-name = 已删除 { $name }。
deleted = 已删除{ NUMBER($count) }个令牌。
changed = 已更改{ NUMBER($count) }个令牌的过期时间。
stopped-name = 已停止：{ $name } 保持不变。
stopped = 已停止：{ NUMBER($count) }个令牌保持不变。
not-deleted-name = 无法删除 { $name }：
not-deleted = 无法删除{ NUMBER($count) }个令牌，它们仍处于选中状态：
not-changed = 无法更改{ NUMBER($count) }个令牌，它们仍处于选中状态：
outcome = { $name-view } { $uid-view }：{ $outcome-view }
try-rest = 重试其余令牌
delete-these-too = 一并删除
own-left = 保持不变：你当前使用它登录，且其他令牌无法删除。

## The session ended, or the person signed out, while a run was under way.
