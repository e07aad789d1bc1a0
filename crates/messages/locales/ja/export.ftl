download = { $format }をダウンロード
copy = { $format }をコピー

## What is done, and what was done.

writing = 書き込み中: トークン{ NUMBER($count) }件…
copied-tokens = { NUMBER($count) }件のトークンを{ $format }でコピーしました。
downloaded-tokens = { NUMBER($count) }件のトークンを{ $file }としてダウンロードしました。
downloaded-expirations = { NUMBER($count) }件の有効期限を{ $file }としてダウンロードしました。
incomplete = 一覧は完全ではありません。
copied-command = コマンドとしてコピーしました。
refused = { $reason }。

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = このツールには{ $keys }のオプションがありません。
command-search = 検索は1語だけで、検索対象はサーバー次第です。
command-limit = 一覧は先頭の最大100件のトークンです。

## Calendar entries.

token-expires = APIトークン「{ $name }」の期限切れ
token-uid = UID: { $uid }
