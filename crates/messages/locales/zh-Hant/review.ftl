hint = 仍有效的權杖。沒有問題的發現項目可以接受：此瀏覽器會保存接受的項目及日期。
download = 下載為 CSV
show-more = 顯示更多
findings = 發現項目

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = 沒有發現項目
finding-count = { NUMBER($count) } 個發現項目
accepted-count = { NUMBER($count) } 個發現項目，已接受 { NUMBER($accepted) } 個
downloaded = 已下載為 CSV：{ NUMBER($count) } 個
not-downloaded = 未下載：瀏覽器拒絕。
limited = { $lack ->
    [rows] { $words }。清單不完整。
    [people] { $words }。無法得知誰已離開。
   *[nothing] { $words }
}

## The columns of the table.

accepted = 已接受
token = 權杖
finding = 發現項目
action = 動作

## What was found. $day is a day with its time.

creator-left = 建立者已離開組織
looks-like = 名稱與「{ $name }」相似
never-used-since = 自 { $day } 建立後從未使用
unused = 90 天未使用
unused-since = 90 天未使用：上次使用 { $day }
broad = 高權限：具有權限範圍 api
too-long = 超過網站上限
too-long-until = 超過網站上限：到期時間是 { $day }

## The lines of the table.

no-creator = 無建立者
accept = 接受 { $name } 的發現項目：{ $finding }
not-stored = 保留至離開頁面為止：此瀏覽器不為此網站儲存任何內容。
show-other = 顯示另一個權杖
