## What is done with a token.

extend = 延長
edit = 編集
replace = 置き換え
delete = 削除
act-on = { $action ->
    [extend] { $name }を延長
    [edit] { $name }を編集
    [replace] { $name }を置き換え
   *[delete] { $name }を削除
}

## The menu of a row.

menu-extend = 延長…
menu-replace = 置き換え…
menu-delete = 削除…
link-copied = { $outcome }: { $name }へのリンク

## The line with the exact times of a row. Its parts are separated by semicolons.

created = 作成: { $time }
expires = 期限: { $time }
expired = 期限切れ: { $time }
last-used = 最終使用: { $time }

## The bar while tokens are selected.

selected = { NUMBER($count) }件を選択中
selected-hidden = { NUMBER($count) }件を選択中、うち{ NUMBER($hidden) }件はこのビューの外
select-all = 全{ NUMBER($count) }件を選択
export-selected = 選択分をエクスポート
clear-selection = 選択を解除
delete-selected = 選択分を削除
