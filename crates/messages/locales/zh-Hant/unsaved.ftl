value-lost = 沒有人有 { $name-view } 的值：{ $why }。UID { $uid-view }。
a-new-token = 某個新權杖

## Why. Each is a clause of the sentence above.

page-closed = 儲存前已離開頁面
no-answer = 一直未收到建立的回應
not-sent = 伺服器未傳送
duplicate = 一次建立產生了兩個權杖，這是另一個

## The buttons.

delete-it = 刪除
replace-it = 更換
have-value = 我有它的值
