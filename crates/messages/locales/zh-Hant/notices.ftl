offline = 你已離線。連線恢復前，無法載入或變更任何內容。
created = 已建立 { $name }。

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = 顯示的是{ $ago }的權杖狀態。
updated = { $ago }更新
refresh-every-minute = 每分鐘重新整理
