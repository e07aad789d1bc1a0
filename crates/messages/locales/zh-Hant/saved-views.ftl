## The menu.

manage = 儲存或管理檢視
unused = 90 天未使用
expiring = 即將到期
broad = 高權限且永不過期
broad-yatai = 權限範圍 api 且永不過期

## The dialog.

saved-views = 已儲存的檢視
name-of-view = 檢視名稱
save-view = 儲存檢視
what-is-saved = 儲存目前顯示的內容：{ $filters }。保存在此瀏覽器。
all-tokens = 所有權杖
sorted-by = 排序：{ $key }
copy-links = 複製連結
download-links = 下載連結
open-import = 匯入連結…
links-to-import = 要匯入的連結
import-hint = 每個檢視一行，含名稱和連結。
import = 匯入

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = 複製 { $name } 的連結
rename = 重新命名
rename-view = 重新命名 { $name }
move-up = 上移 { $name }
move-down = 下移 { $name }
delete = 刪除
delete-view = 刪除檢視 { $name }
new-name = { $name } 的新名稱
save-name = 儲存名稱

## What was done.

saved = 已儲存「{ $name }」。
deleted = 已刪除「{ $name }」。
renamed = 已重新命名為「{ $name }」。
moved = 「{ $name }」在 { NUMBER($count) } 個中排第 { NUMBER($place) }。
imported = 已匯入：{ NUMBER($count) }。已略過：{ NUMBER($skipped) }。
skipped-line = 「{ $line }」：{ $reason }
not-a-link = 不是此面板的連結
not-kept = 未保存：此瀏覽器拒絕儲存。
handed-over = { $outcome }。

## Why a view is not saved.

give-a-name = 請輸入名稱。
name-taken = 已有同名檢視。
too-many = 檢視過多：請先刪除一個。
too-long = 檢視過長，連結無法容納：請縮短搜尋或移除篩選條件。
view-gone = 此檢視已不存在：已在另一個分頁中刪除。
