## What could not be done. The reason is one of the clauses below.

could-not-sign-in = ログインできませんでした: { $reason }。
could-not-load-tokens = トークンを読み込めませんでした: { $reason }。
could-not-create-token = トークンを作成できませんでした: { $reason }。
could-not-load-token = トークンを読み込めませんでした: { $reason }。
could-not-change-token = トークンを変更できませんでした: { $reason }。
could-not-delete-token = トークンを削除できませんでした: { $reason }。
could-not-load-deployments = デプロイを読み込めませんでした: { $reason }。
could-not-load-activity = アクティビティを読み込めませんでした: { $reason }。
could-not-sign-out = ログアウトできませんでした: { $reason }。
could-not-read-settings = config.jsonを読み込めませんでした: { $reason }。
could-not-read-language = この言語のメッセージを読み込めませんでした: { $reason }。
could-not-check-token = トークンを確認できませんでした: { $reason }。
could-not-find-token = トークンを検索できませんでした: { $reason }。
could-not-load-sessions = あなたのセッションを読み込めませんでした: { $reason }。
could-not-end-session = セッションを終了できませんでした: { $reason }。

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = サーバーが応答しませんでした
no-answer-in-time = { NUMBER($seconds) }秒以内に応答がありませんでした
empty-answer = サーバーの応答が空でした
web-page = サーバーがデータではなくWebページを返しました
sent-elsewhere = サーバーがリクエストを別の場所へ転送しました
broken-off = サーバーの応答が途中で切れました
no-json = サーバーの応答がJSONではありません
unexpected-form = サーバーの応答が想定外の形式です({ $form })
reason-with-status = { $reason }(ステータス{ NUMBER($status) })
login-code-unknown = コマンドラインのログインコードが不明か、10分を過ぎています
login-code-used = コマンドラインのログインコードはすでに使われています
api-refuses-token = APIがトークンを受け付けませんでした
administrators-only = 組織トークンに対するこの操作は管理者だけができます
no-such-token = このトークンは存在しません
name-taken = この名前は使われています
outlives-own-token = 期限が、ログインに使っているトークンの期限以降になります
too-large = 大きすぎます
token-refused = サーバーがトークンを受け付けませんでした
proxy-signs-in = サーバーの前段のプロキシがログインを行っています
own-token-refused = サーバーがこのトークンを受け付けませんでした
settings-refused = サイトがファイルの提供を拒否しています
not-signed-in = ログインが切れたか、トークンにこの操作が許可されていません
not-allowed = この操作は許可されていません
no-such-address = サーバーにこのアドレスがありません
changed-on-server = サーバー上で他の変更がありました
request-refused = サーバーがリクエストを受け付けませんでした
slow-down = サーバーがリクエストの頻度を下げるよう求めています
not-available = サーバーを利用できません
proxy-without-answer = プロキシがサーバーから応答を得られませんでした
server-failed = サーバーでエラーが発生しました
server-refused = サーバーが拒否しました
another-person = このブラウザーはすでに別のユーザーでログインしています
no-member = サーバーがあなたをメンバーとして認識していません
several-sessions = このブラウザーに異なるユーザーのセッションがあります
proxy-hides-host = サーバーの前段のプロキシがこのサイトの名前を渡していません
proxy-hides-person = サーバーの前段のプロキシがあなたを明確に示していません
no-such-organization = サーバーにこの名前の組織がありません
page-not-own = サーバーがこのページのアドレスを自身のものと認識していません

## What to do after a failed request.

check-connection = 接続と、サーバーが動作しているかを確認してください。
server-busy = サーバーが混雑している可能性があります。しばらくしてから再試行してください。
try-again-or-ask = 再試行しても解決しない場合は、サーバーの運用担当者に問い合わせてください。
try-again-or-give-trace-id = 再試行しても解決しない場合は、トレースIDをサーバーの運用担当者に伝えてください。
try-again-or-ask-now = 再試行するか、サーバーの運用担当者に問い合わせてください。
try-in-a-minute = 1分後に再試行してください。
try-in-a-moment = しばらくしてから再試行してください。
try-in-seconds = { NUMBER($seconds) }秒後に再試行してください。
reload-for-proxy = 途中のプロキシがログインを求めている可能性があります。ページを再読み込みしてください。
proxy-or-wrong-address = 途中のプロキシがログインを求めているか、config.jsonのAPIのアドレスが誤っている可能性があります。
may-be-created = それでもトークンが作成された可能性があります。再試行する前に、一覧でその名前を探してください。
restart-login = ターミナルでCtrl+Cを押し、ログインをやり直してください。
login-code-advice = ターミナルがログインしていない場合は、ログインをやり直してください。他の人がコードを使った場合は、管理者に問い合わせてください。
new-token-advice = 新しいトークンがすべての場所で認識されるまで、少し時間がかかる場合があります。再確認してください。
ask-an-administrator = 管理者に問い合わせてください。
may-be-deleted = すでに削除された可能性があります。
choose-another-name = 別の名前を選択してください。作成を試みた直後なら、そのトークンかもしれません。値は失われているため、削除してください。
choose-earlier-expiration = より早い有効期限を選択するか、別の方法でログインしてください。
shorten-description = 説明を短くしてください。
correct-what-is-named = メッセージが示す箇所を修正して、再試行してください。
sign-out-at-proxy = プロキシでログアウトするか、ブラウザーを閉じてください。
paste-another = 入力ミス、期限切れ、または削除済みの可能性があります。別のトークンを貼り付けてください。
settings-refused-advice = ファイルがない場合にこのように応答するホストがあります。{"{}"}という内容のconfig.jsonをindex.htmlと同じ場所に置いてください。
sign-in-again = もう一度ログインするか、必要なスコープを持つトークンを使ってください。
lacks-a-right = トークンのスコープかアカウントのロールが不足している可能性があります。管理者に問い合わせてください。
address-may-be-wrong = config.jsonのAPIのアドレスが誤っている可能性があります。
refresh-the-list = 一覧を更新して、現在の内容を確認してください。
not-supported = このパネルはこのサーバーに対応していない可能性があります。サーバーの運用担当者に問い合わせてください。
load-page-again-advice = ページを再読み込みしてください。
ask-to-be-added = メンバーに追加するよう管理者に依頼してください。
delete-cookies = ブラウザーの設定でこのサイトのCookieを削除し、もう一度ログインしてください。
host-header-advice = Hostヘッダーに必要です。これをサーバーの運用担当者に見せてください。
show-to-server-person = これをサーバーの運用担当者に見せてください。
correct-organization = config.jsonの「organization」を修正するか、省いてください。
origin-advice = 前段のプロキシがブラウザーのホストをHostヘッダーで、または--trusted-proxyとともにX-Forwarded-Hostで渡すか、サーバーを--public-url付きで起動する必要があります。これをサーバーの運用担当者に見せてください。
correct-settings = このサイトの運用担当者による修正が必要です。

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = パネルのこの部分を読み込めませんでした。
part-not-loaded-advice = 接続を確認してください。問題がなければ、サイトが更新された可能性があるため、ページを再読み込みしてください。
list-inconsistent = 一覧の変化が読み込みより速いか、サーバーの件数が誤っています。
list-inconsistent-advice = 一部のトークンが表示されていない可能性があります。
tokens-unreadable = { NUMBER($count) }件のトークンを読み取れなかったため、表示されていません。
tokens-unreadable-advice = それらはまだ有効かもしれません。再試行しても解決しない場合は、サーバーの運用担当者に問い合わせてください。
value-not-told = 値を表示できませんでした: サーバーはもう値を返しません。
value-not-told-advice = ロールが変わった可能性があります。管理者に問い合わせてください。
no-other-session = どのセッションも終了しませんでした。
no-other-session-advice = サーバーにあなたの他のセッションがないか、あなたがトークンでログインしています。
changed-token-gone = トークンを変更できませんでした: このトークンはもう存在しません。
changed-token-gone-advice = その間に削除された可能性があります。
cross-origin = このパネルは{ $address }に接続します。そのサーバーがこのページからのリクエストを許可し(CORS)、このページのContent-Security-Policyにそのアドレスが含まれている必要があります。どちらもパネルの設置担当者が設定できます。
password-refused = ログインできませんでした: サーバーがこの名前とパスワードを受け付けませんでした。
password-refused-advice = 両方を確認して再試行するか、APIトークンを貼り付けてください。
no-cookie = ログインできませんでした: サーバーはパスワードを受け付けましたが、ログイン状態になっていません。
no-cookie-advice = ブラウザーがサーバーのCookieを拒否している可能性があります。このサイトのCookieを許可するか、APIトークンを貼り付けてください。
no-activity = このサーバーはアクティビティを保持していません。
activity-lacks-scope = アクティビティを読み込めませんでした: ログインに使ったトークンのスコープが不足しています。
activity-lacks-scope-advice = 必要なスコープを持つトークンか、名前とパスワードでログインしてください。
members-not-loaded = 組織のメンバーを読み込めませんでした。
members-not-loaded-advice = メンバーが分からないと、作成者が離脱したトークン(URLのcreator_left)を判別できないため、すべてのトークンを表示しています。
still-signed-in = ログアウトできませんでした: サーバー側ではまだログイン中です。
still-signed-in-advice = サーバーのページでログアウトするか、ブラウザーを閉じてください。
token-still-there = トークンを削除できませんでした: サーバーの応答が空で、トークンはまだ残っています。
token-empty = トークンが空です。貼り付けてください。
token-malformed = トークンに空白、改行、特殊文字は含まれません。もう一度コピーしてください。

## In the notice of a failure.

server-said = サーバーの応答: 「{ $quote-view }」
trace-id = トレースID: { $id-view }
load-page-again = ページを再読み込み
not-loaded = 読み込めませんでした

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = 完了前にページを離れたため、変更されていません。最初のほうは変更されている可能性があります:
not-deleted-page-left = 完了前にページを離れたため、削除されていません:
some-not-deleted-page-left = 完了前にページを離れたため、削除されていません。最初のほうは削除されている可能性があります:
was-not-there = ありませんでした。すでに削除されたか、閲覧できなくなった可能性があります。
kept-old-expiration = サーバーは変更したと応答しましたが、以前の有効期限のままです。
signed-out-before = 変更される前にログアウトされました。
changed-by-another = 他のユーザーが有効期限を変更しました。再確認してください。
not-there-any-more = もう存在しないか、閲覧できなくなっています。
