used = 使用
copy-uid = 複製 UID

## As screen readers say them: the checkbox and the buttons of a row.

select-token = 選取 { $name }
actions-for = { $name } 的動作
copy-uid-of = 複製 UID { $uid }

## Marks in a row, after the token's name or its creator's.

kind-organization = 組織
kind-monitoring = 監控
left-organization = 已離開組織
will-be-deleted = 即將刪除
looks-like = 與「{ $name-view }」相似
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = 伺服器傳回此內容而非時間
unreadable = 無法解讀：{ $text }
expired = 已過期
expired-at = { $when }過期
never-used = 從未使用
last-used-at = 上次使用：{ $when }

## What was done, and what is on paper.

uid-outcome = { $outcome }：{ $uid }
not-printed = 這是前 { NUMBER($count) } 個權杖。另有 { NUMBER($more) } 個未列印：請篩選清單。
sort-by = 排序
