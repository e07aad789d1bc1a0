## The menu.

manage = ビューの保存と管理
unused = 90日以上未使用
expiring = 期限間近
broad = 広い権限で期限なし
broad-yatai = スコープapiで期限なし

## The dialog.

saved-views = 保存したビュー
name-of-view = ビューの名前
save-view = ビューを保存
what-is-saved = 表示中の内容を保存します: { $filters }。このブラウザーに保存されます。
all-tokens = すべてのトークン
sorted-by = { $key }でソート
copy-links = リンクをコピー
download-links = リンクをダウンロード
open-import = リンクをインポート…
links-to-import = インポートするリンク
import-hint = ビューごとに1行、名前とリンクを入力してください。
import = インポート

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = { $name }へのリンクをコピー
rename = 名前を変更
rename-view = { $name }の名前を変更
move-up = { $name }を上へ移動
move-down = { $name }を下へ移動
delete = 削除
delete-view = ビュー{ $name }を削除
new-name = { $name }の新しい名前
save-name = 名前を保存

## What was done.

saved = 「{ $name }」を保存しました。
deleted = 「{ $name }」を削除しました。
renamed = 名前を「{ $name }」に変更しました。
moved = 「{ $name }」は{ NUMBER($count) }件中{ NUMBER($place) }番目です。
imported = インポート: { NUMBER($count) }件。スキップ: { NUMBER($skipped) }件。
skipped-line = 「{ $line }」: { $reason }
not-a-link = このパネルのリンクではありません
not-kept = 保存できませんでした: このブラウザーが保存を拒否しています。
handed-over = { $outcome }。

## Why a view is not saved.

give-a-name = 名前を入力してください。
name-taken = この名前のビューはすでにあります。
too-many = ビューが多すぎます。先に1つ削除してください。
too-long = ビューがリンクには長すぎます。検索を短くするか、フィルターを減らしてください。
view-gone = このビューはありません。別のタブで削除されました。
