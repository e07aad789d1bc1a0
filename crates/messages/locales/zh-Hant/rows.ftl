## What is done with a token.

extend = 延長
edit = 編輯
replace = 更換
delete = 刪除
act-on = { $action ->
    [extend] 延長 { $name }
    [edit] 編輯 { $name }
    [replace] 更換 { $name }
   *[delete] 刪除 { $name }
}

## The menu of a row.

menu-extend = 延長…
menu-replace = 更換…
menu-delete = 刪除…
link-copied = { $outcome }：{ $name } 的連結

## The line with the exact times of a row. Its parts are separated by semicolons.

created = 建立時間：{ $time }
expires = 到期時間：{ $time }
expired = 已過期：{ $time }
last-used = 上次使用：{ $time }

## The bar while tokens are selected.

selected = 已選取 { NUMBER($count) } 個
selected-hidden = 已選取 { NUMBER($count) } 個，其中 { NUMBER($hidden) } 個不在目前的檢視中
select-all = 選取全部 { NUMBER($count) } 個
export-selected = 匯出所選
clear-selection = 清除選取
delete-selected = 刪除所選
