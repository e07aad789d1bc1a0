token-details = 權杖詳細資料
not-found = 沒有此權杖，或已不存在。可能已刪除，或屬於他人。
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = 永不過期
state-expires = { $when }到期
previous = 上一個
next = 下一個

## The tabs.

view = 檢視
fields = 欄位
copy = 複製

## The fields.

copy-uid = 複製 UID
updated = 更新時間
made-with = 建立來源
maker = 權杖 { $maker-view }
maker-of-makers = { $makers-view }，其以 { $maker-view } 建立
deleted-maker = { $maker-view } (已刪除)
description-cut = 這是開頭部分：共 { NUMBER($count) } 個字元。JSON 和 YAML 顯示全文。

## The value of “Access”: what the token may reach.

prometheus-only = 僅 Prometheus 指標
developer-operations = 開發者操作
protected-deployments = 受保護的部署：{ $deployments-view }
deployments-not-named = 受保護的部署，伺服器未提供名稱

## Hints above the fields.

hint-expired = 已過期：無法再使用，可以刪除。
hint-expires-soon = 即將到期：請在使用它的程式停止運作前更換。
hint-no-expiration = 無到期時間：外洩的複本在有人刪除權杖前一直有效。
hint-broad = 高權限：api 允許所有操作。
hint-never-used = { NUMBER($days) } 天來從未使用。
hint-unused = { NUMBER($days) } 天未使用。

## The buttons.

show-value = 顯示值
replace = 更換
extend = 延長…
edit-token = 編輯權杖
more = 更多
create-like-this = 建立類似權杖
remind-me = 提醒我 (.ics)

## A mail to the creator of the token.

mail-subject = API 權杖 { $name }
mail-greeting = { $person }，你好：
mail-about = 這封郵件是關於你的 API 權杖 { $name }：
