sign-in = ログイン
value-waits = 新しいトークンの値がまだ保存されていません。値はこのタブで、作成者のために非表示で保持されています。もう一度ログインして保存してください。このタブを閉じるか、他のユーザーがここでログインすると失われます。
paste-token = スコープ{ $organization-view }または{ $api-view }を持つAPIトークンを貼り付けてください。このページのメモリーにのみ保持され、APIにのみ送信されます。
paste-any-token = あなたのAPIトークンを貼り付けてください。スコープは何でも、なくてもかまいません。このページのメモリーにのみ保持され、APIにのみ送信されます。
own-page = サーバーのページでログイン

## The form for a token.

api-token = APIトークン
keep = このタブでログイン状態を保持
keep-hint = ブラウザーはトークンをディスク上のファイルにも書き込みます。他の人も使うコンピューターではオフのままにしてください。

## The form for a name and a password, on Yatai.

by-password = またはYataiのアカウントでログインしてください。パスワードはYataiにのみ送信され、保存されません。ブラウザーはYataiのCookieを保持します。
name-or-email = ユーザー名またはメールアドレス
password = パスワード
name-empty = ユーザー名またはメールアドレスが空です。入力してください。
password-empty = パスワードが空です。入力してください。
sign-in-with-password = パスワードでログイン
