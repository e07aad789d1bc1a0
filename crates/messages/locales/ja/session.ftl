## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = 組織トークンの作成、変更、削除は管理者だけができます。
creator-changes = 個人トークンの変更は作成者だけができます。
creator-deletes = 個人トークンの削除は作成者か管理者だけができます。

## The dialog before signing out while tokens are being deleted.

sign-out-title = ログアウトしますか？
token-waits = { $name }は数秒後に削除されます。今ログアウトすると、何も削除されません。
tokens-wait = { NUMBER($count) }件のトークンは数秒後に削除されます。今ログアウトすると、何も削除されません。
tokens-are-done = { NUMBER($total) }件中{ NUMBER($done) }件のトークンの処理が完了しました。今ログアウトすると、残りはそのまま残ります。
nothing-under-way = 処理中のものはもうありません。
stay = ログインを続ける
sign-out = ログアウト

## The dialog for a person who does nothing.

idle-title = 操作を続けますか？
idle = しばらく操作がありません。{ $time-view }後にログアウトされます。入力した内容は、戻るまでここに残ります。
seconds-left = { NUMBER($count) }秒

## The dialog with the person's sessions.

your-sessions = あなたのセッション
each-browser = ログイン中のブラウザーごとにセッションがあります。覚えのないものは終了してください。
signed-in = ログイン日時
from = 接続元
last-seen = 最終アクセス
what-to-do = 操作
unknown = 不明
address-by-proxy = { $address-view } (プロキシによる)
this-session = このセッション
kept-by-proxy = プロキシが保持
end = 終了
end-from = { $address ->
    [unknown] 送信元不明のセッションを終了
   *[other] { $address }からのセッションを終了
}
ended-from = { $address ->
    [unknown] 送信元不明のセッションを終了しました。
   *[other] { $address }からのセッションを終了しました。
}
end-others = 他のセッションをすべて終了
others-ended = 他のセッションをすべて終了しました。
