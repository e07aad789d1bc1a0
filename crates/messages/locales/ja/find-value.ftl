which-token = どのトークンですか？
token-value = トークンの値
value-hint = ログやチャットなどで見つけた値を貼り付けてください。サーバーにのみ送信され、保存されません。
find = 検索
asking = サーバーに問い合わせています…

## What the server says of the value.

is-value-of = { $token-view }の値です。
no-token = 閲覧できるトークンの中に、この値を持つものはありません。入力ミスか削除済み、または閲覧できないトークンの可能性があります。
works-nowhere = この値ではここにログインできません。入力ミス、期限切れ、削除済み、または別のサーバー用の可能性があります。
is-own = ログインに使っているトークンの値です。
works-for = この値は有効です。{ $name } ({ $login })のトークンです。
works-for-unknown = サーバーはこの値を認識していますが、誰のものかは示しません。

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = 直前に使われたトークンを調べるため、一覧を再読み込みしています…
none-used = 一覧に直前に使われたトークンはありません。サーバーの記録が遅れているか、閲覧できないトークンの可能性があります。
probably-this = 最終使用が更新されたため、おそらくこのトークンです:
probably-one-of = おそらく、直前に使われた次のトークンのいずれかです。一覧の読み込みには、ログインに使っているトークンが使われます:
