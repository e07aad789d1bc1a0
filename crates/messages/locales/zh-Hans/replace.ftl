create-successor = 创建替代令牌

## The dialog

title = 替换令牌
steps = 替代令牌将接替 { $name-view }，权限相同，过期时间更新：
step-create = 你创建它，保存其值，并检查它是否有效。
step-put = 你在所有使用旧令牌的地方换上它。在此之前，两者都有效。
step-delete = 此页面显示旧令牌的最后使用时间。不再有人使用时，你将其删除。
of-other-creator = 这是他人的个人令牌，替代令牌将属于你：最好联系其创建者。
if-leaked = 如果它的值已泄露，请不要等待：先吊销，再创建替代令牌。
revoke = 立即吊销

## The notice while a token is being replaced

without-successor = 正在替换 { $old-view }：还没有替代令牌。旧令牌继续有效。
unknown-successor = 正在替换 { $old-view }：替代令牌 { $uid-view } 不在列表中，或已不存在。旧令牌继续有效。
with-successor = 正在将 { $old-view } 替换为 { $new-view }。旧令牌{ $old-use-view }，新令牌{ $new-use-view }。不再使用旧令牌时，请将其删除。
create-another = 另建一个
delete-old = 删除旧令牌
remind = 一周后提醒我
stop-watching = 停止跟踪

## The calendar entry that reminds of the old token

reminder-title = 删除旧 API 令牌 { $name }
reminder = 它已有替代令牌。如果不再使用它，请将其删除。UID { $uid }
