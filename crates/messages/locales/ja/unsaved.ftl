value-lost = { $name-view }の値は誰も持っていません: { $why }。UID { $uid-view }。
a-new-token = 新しいトークン

## Why. Each is a clause of the sentence above.

page-closed = 保存前にページを離れました
no-answer = 作成に対する応答がありませんでした
not-sent = サーバーが値を送信しませんでした
duplicate = 1回の作成操作で2つのトークンが作成され、これはもう一方です

## The buttons.

delete-it = 削除
replace-it = 置き換え
have-value = 値を持っています
