used = 最后使用
copy-uid = 复制 UID

## As screen readers say them: the checkbox and the buttons of a row.

select-token = 选择 { $name }
actions-for = { $name } 的操作
copy-uid-of = 复制 UID { $uid }

## Marks in a row, after the token's name or its creator's.

kind-organization = 组织
kind-monitoring = 监控
left-organization = 已离开组织
will-be-deleted = 即将删除
looks-like = 与“{ $name-view }”相似
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = 服务器返回了此内容而不是时间
unreadable = 无法读取：{ $text }
expired = 已过期
expired-at = { $when }过期
never-used = 从未使用
last-used-at = { $when }使用过

## What was done, and what is on paper.

uid-outcome = { $outcome }：{ $uid }
not-printed = 这是前{ NUMBER($count) }个令牌。还有{ NUMBER($more) }个未打印：请过滤列表。
sort-by = 排序
