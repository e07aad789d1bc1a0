single-keys = 單鍵快速鍵
single-keys-hint = 此清單的前四個鍵。設定保存在此瀏覽器。

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = 空白鍵
key-escape = Esc

## What the keys do.

create = 建立權杖
refresh = 重新整理清單
this-list = 此清單
find = 尋找權杖、檢視或動作
move = 在各列或選單項目間移動；也可用 Home、End，在各列間還可用 Page Up、Page Down
details = 該列的詳細資料
select = 選取該列；加按 Shift 則選取自前一列起的所有列
close = 關閉已開啟的內容
