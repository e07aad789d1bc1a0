title = APIトークンを作成
value-shown-once = 値は作成直後に一度だけ表示されます。
replaces = これは{ $name }を置き換えます。{ $name }は削除するまで有効です。

## The address that opened the dialog

link-ignored = リンク内で無視されたもの: { $keys }
link-not-understood = リンク内で解釈できなかったもの: { $values }
link-risk =
    このフォームに入力したリンクは、{ $risk ->
        [api] あなたに許可されているすべての操作ができるスコープapi
        [endless] 期限なし
        [far] 25年より先の有効期限
        [api-endless] あなたに許可されているすべての操作ができるスコープapiと、期限なし
       *[api-far] あなたに許可されているすべての操作ができるスコープapiと、25年より先の有効期限
    }を要求しています。リンクの提供者を信頼できる場合のみ続行してください。
link-risk-read = このトークンに許可される内容を読みました
link-risk-unread = 読んでからチェックを入れるか、別のスコープや有効期限を選択してください。

## Name, description and labels

name-rule = 英小文字、数字、ハイフン。先頭は英字、63文字以内。
description-placeholder = 何に使いますか？
description-length = { NUMBER($length) }/{ NUMBER($most) }文字
labels-hint = カンマ区切り。例: team:search, env:prod
name-with-uid = { $name } ({ $uid })

## Token type

token-type = トークンのタイプ
type-personal-hint = 開発や試用のためのあなたのトークンです。組織を離れると無効になります。
type-organization-hint = パイプラインや共有用途のトークンです。全メンバーが閲覧し、管理者が管理します。あなたが組織を離れても残ります。
type-monitoring-hint = Prometheusメトリクスの読み取り専用です。
type-not-offered = { $type ->
    [organization] このサイトではタイプ「組織」を使えません。
    [monitoring] このサイトではタイプ「監視」を使えません。
   *[personal] このサイトではタイプ「個人」を使えません。
}
choose-another-type = 別のタイプを選択してください。

## Access

developer-access = 開発者操作アクセス
developer-access-hint = スコープの範囲でAPIとコマンドラインを使えます。
developer-access-hint-yatai = APIとコマンドラインを使えます。Yataiでは、ここでの選択に関係なくどのトークンでも使えます。
endpoint-access = 保護エンドポイントアクセス
endpoint-access-hint = トークンを必要とするデプロイを呼び出せます。
router-access-hint = 組織のルーターエンドポイント(デプロイの前段のゲートウェイ)を呼び出せます。
all-deployments = すべてのデプロイ
loading-deployments = デプロイを読み込み中
search-deployments = デプロイを検索
no-deployments = デプロイがありません。

## Scopes

organization-scopes = すべての組織スコープ
cluster-scopes = すべてのクラスタースコープ
scope-api = 以下のすべてと、全リソース。広い権限です。
scope-read-organization = メンバー、トークン、モデル、Bentoの閲覧。
scope-write-organization = メンバー、トークン、モデル、Bentoの変更。
scope-read-cluster = クラスターとデプロイの閲覧。
scope-write-cluster = デプロイの実行、変更、終了。
scope-api-yatai = 以下のすべて。
scope-read-organization-yatai = 組織、メンバー、モデル、Bentoの閲覧。
scope-write-organization-yatai = メンバー、モデル、Bentoの変更。
scope-not-documented = 文書化されたスコープではないため、サーバーが認識しない可能性があります。
scope-implied = apiに含まれます。
no-scope = スコープがない場合、エンドポイントの呼び出しだけができます。
any-on-yatai = Yataiでは、スコープに関係なく、どのトークンでも作成者のトークンの一覧表示、作成、変更、削除ができます。

## Expiration

expiration = 有効期限
extend-by = { NUMBER($days) }日延長
latest = 上限
latest-moment = 上限: { $moment }
custom = カスタム…
expiration-date = 有効期限の日時
expiration-date-hint = 30d、1w、24h、またはご使用のタイムゾーンでの日時: 2026-12-31 18:00
latest-chosen = 通常の有効期限はこれより後になるため、この日時が選択されています。
never-ends = 期限はありません。漏えいしたトークンは、削除されるまで使えます。
ends-at = 期限: { $moment-view }
ended-at = 期限切れ: { $moment-view }

## The menu “Copy as”

copy-as = コピー形式
copy-as-link = リンクとしてコピー
copy-as-python = Pythonとしてコピー
copy-without-access = いずれの形式でもアクセスは設定できません。トークンのアクセスは通常のものです。
copy-without-labels = いずれの形式でもラベルは設定できません。
link-leaves-out = リンクには長すぎるため、次の項目は省かれます: { $parts }。
part-description = 説明
part-name = 名前
part-scopes = スコープ
part-expiration = 有効期限
note-labels = ここではラベルを設定できません。
note-access = ここではトークンのタイプとアクセスを設定できません。API用の個人トークンを作成します。
note-access-labels = ここではトークンのタイプ、アクセス、ラベルを設定できません。API用の個人トークンを作成します。
note-shown-once = 一度だけ表示されます

## The outcome

creating = トークンを作成しています…
looking = トークンが作成されたか確認しています…
not-made = トークンは作成されていません。再試行できます。入力内容はすべて残っています。
not-found-out = トークンが作成されたか確認できませんでした。{ $reason } 別のトークンを作成する前に、再確認してください。
similar = この名前のトークンがあります: { $name-view }、UID { $uid-view }。この作成操作によるものかは不明です。{ $look-view }か、別の名前を選択してください。
similar-look = トークンを確認する
made-without-value = それでもトークンは作成され、値は誰も持っていません: { $name-view }、UID { $uid-view }。
delete-and-try-again = 削除して再試行

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    要求したのは{ $wanted ->
        [organization] 組織トークン
        [monitoring] 監視トークン
       *[personal] 個人トークン
    }ですが、作成されたのは{ $got ->
        [organization] 組織トークン
        [monitoring] 監視トークン
       *[personal] 個人トークン
    }です。
lacks-scopes = スコープ{ $scopes }がありません。
has-scopes = 要求していないスコープ{ $scopes }があります。
lacks-labels = ラベル{ $labels }がありません。
lacks-deployments = デプロイ{ $deployments }へのアクセスがありません。
has-deployments = 要求していないデプロイ{ $deployments }へのアクセスがあります。
lacks-all-deployments = すべての保護されたデプロイへのアクセスがありません。
has-all-deployments = 要求していない、すべての保護されたデプロイへのアクセスがあります。
lacks-router-access = ルーターアクセスがありません。
has-router-access = 要求していないルーターアクセスがあります。
ends-otherwise = 要求した期限は{ $wanted }でしたが、{ $moment }です。
ends-anyway = 期限なしを要求しましたが、期限は{ $moment }です。
never-ends-otherwise = 要求した期限は{ $wanted }でしたが、期限なしです。

## Signing in a command line

login-title = BentoML CLIがあなたとしてログインしようとしています。
login-warning = 「bentoml cloud login」を自分で開始した直後の場合のみ続行してください。
login-code = CLIのコード: { $code-view }。このトークンはCLIに渡されるため、何もコピーする必要はありません。デプロイするには、提案されたものより多くのスコープが必要です。キャンセルすると何も送信されません。
login-account = あなたのアカウント: { $person-view } ({ $login-view })。
login-account-organization = あなたのアカウント: { $person-view } ({ $login-view })、組織{ $organization-view }。
login-not-you = 別の人ですか？
login-nothing-sent = コマンドラインには何も送信されませんでした。
login-stop = 待機中のコマンドを停止するには、ターミナルでCtrl+Cを押してください。
login-done = BentoML CLIはトークン{ $name-view }でログインしました。ターミナルに戻ってください。
login-token-made = コマンドライン用のトークン{ $name-view }を作成しました。ターミナルは数秒以内に続行します。続行しない場合は、トークンを削除してログインをやり直してください。
login-show-token = トークンを表示

## A login code that does nothing on this site

code-unusable-on-server = このサーバーはコマンドラインにトークンを渡せません。
code-unusable-on-site = このサイトはコマンドラインにトークンを渡しません。
code-unusable = URL内のコードはここでは機能しません。まだ待機中のコマンドはCtrl+Cで終了できます。
code-instead = ここでトークンを作成し、値をコピーして、次のコマンドでログインしてください: { $command-view }
code-create-token = CLI用のトークンを作成
copy-command = コマンドをコピー
