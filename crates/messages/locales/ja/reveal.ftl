save-new-token = 新しいトークンを保存
only-time = { $name-view }の値を確認できるのは今回だけです。すぐにシークレットマネージャーに保存してください。
not-saved = 値をコピーまたはダウンロードするか、保存したことをチェックしてください。再表示はできません。
have-saved = このトークンを保存しました
done = 完了
no-value = サーバーは{ $name-view }を作成しましたが、値を送信しませんでした。このトークンは誰も使えません。削除して、別のトークンを作成してください。
value-of-token = トークンの値
value-of = { $name-view }の値です。値を持つ人は誰でもこのトークンを使えます。誰にも見せないでください。

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = サーバーは要求どおりのトークンを作成しませんでした。
made-otherwise-advice = このトークンを使えるか確認してください。使えない場合は削除し、サーバーの運用担当者に問い合わせてください。希望どおりのトークンを作成できないサーバーかもしれません。

## The field with the value.

token-value = トークンの値
show = 表示
hide = 非表示
copy-token = トークンをコピー
download = ダウンロード
downloaded = ファイルとしてブラウザーに渡しました。ファイルがあることを確認してから、チェックを入れてください。
not-downloaded = ダウンロードできませんでした: ブラウザーが拒否しました。代わりに値をコピーしてください。
copied = コピーしました。保管場所に貼り付けてください。
not-copied-no-clipboard = コピーできませんでした: HTTPSで読み込まれていないため、このページではクリップボードを使えません。値は選択済みです。Ctrl+C (⌘C)を押してください。
not-copied-refused = コピーできませんでした: ブラウザーが拒否しました。値は選択済みです。Ctrl+C (⌘C)を押してください。

## The check of the value.

check = 動作を確認
asking = APIに問い合わせています…
works = 有効です: APIは{ $name-view } ({ $login-view })として認識しています。

## Commands and code that use the token, on tabs.

use-it = 使い方
not-in-commands = この値にはコマンド内で別の意味を持つ文字があるため、コマンドには入れていません。値そのものをコピーしてください。
copy = コピー
copy-with-value = 実際の値でコピー
cli-login = CLIログイン
older-cli = 旧CLI
where-am-i = 接続先の確認
environment = 環境変数
browser = ブラウザー
example-address = 例です。{ $name }の実際のアドレスに置き換えてください。
prints-token = トークンも出力されます。
browser-extension = リクエストにヘッダーを追加する拡張機能をインストールします(ChromeならHeader Inject)。
browser-header = 次のヘッダーを追加して保存します:
browser-open = { $address }を開きます
