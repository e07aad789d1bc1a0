## Operations: what was done.

created = 作成
changed = 変更
deleted = 削除
handed-over = コマンドラインへの値の引き渡し
looked-up = 値による照会
signed-in = ログイン
sign-in-refused = ログイン拒否
signed-out = ログアウト
member-changed = メンバー変更
terminated = 終了
pushed = プッシュ
unnamed-operation = 名前のない操作
repeated = { $operation }、{ NUMBER($count) }回

## What it was done to.

api-token = トークン
bento = Bento
bento-repository = Bentoリポジトリ
cluster = クラスター
deployment = デプロイ
deployment-revision = デプロイリビジョン
host-cluster = ホストクラスター
model = モデル
model-repository = モデルリポジトリ
organization = 組織
person = ユーザー
resource = { $kind-view } { $name-view }
deleted-mark = (削除済み)

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $operation-view }: { $resource-view }
this-token = このトークン
by = 実行者: { $person-view }
by-with-token = 実行者: { $person-view }、トークン: { $token-view }
by-unknown = 実行者: 不明なアカウント
by-unknown-with-token = 実行者: 不明なアカウント、トークン: { $token-view }
success = 成功
at-unknown-time = 日時不明

## The tab of one token's details.

more-events = さらに表示
no-creator = サーバーがこのトークンの作成者を示さないため、アクティビティを検索できません。
server-said = サーバーの応答: 「{ $quote-view }」
recorded-embedded = 変更を伴う操作は、サーバーの保持期間中、記録されます。読み取りだけの操作は記録されないため、「最終使用」のほうが新しい場合があります。
recorded-yatai = Yataiがトークンの名前を記録するのは、モデルとBentoのプッシュ、および新しいデプロイだけで、トークンへの操作は記録しません。イベントはトークンの名前と作成者で検索し、トークンの作成より前のものは表示しません。
recorded-bentocloud = イベントにはUIDがないため、トークンの名前と作成者で検索します。トークンの作成より前のものは表示しません。サーバーが記録しない操作はここにありません。
none-since-made = トークンの作成以降のアクティビティは見つかりません。
none-in-all = { $count ->
    [0] アクティビティは見つかりません。
   *[other] 全{ $count }件のイベントにアクティビティは見つかりません。
}
found = { $count ->
    [0] アクティビティは見つかりません。
   *[other] イベント{ $count }件。
}
no-more = これ以上はありません。
looked-at = { NUMBER($total) }件中{ NUMBER($read) }件のイベントを確認しました。
looked-back-to = { NUMBER($total) }件中{ NUMBER($read) }件のイベントを、{ $day }までさかのぼって確認しました。

## The page “Activity”.

back-to-tokens = トークン一覧に戻る
cannot-filter = このサーバーは{ $filters }によるフィルターに対応していないため、これらを除外しました。
sees-own = あなた自身と、あなたのトークンおよび組織トークンのアクティビティが表示されます。
no-match = 一致するアクティビティはありません。
load-more = さらに読み込む
not-recorded = Yataiはトークンへの操作を記録しないため、表示できるアクティビティはありません。
events = イベント{ NUMBER($count) }件
events-of = イベント{ NUMBER($total) }件中{ NUMBER($count) }件
what-bentocloud-records = このサーバーは、ロール、アドレス、変更前後の値を記録しません。フィルターは、ユーザーとUTCの日単位で行われます。
what-is-recorded = ログインと変更が記録され、読み取りは記録されません。
kept-for = { $days ->
    [0] イベントは無期限に保持されます。
   *[other] イベントは{ $days }日間保持されます。
}

## The columns of the events. Who and What are filters, too.

when = 日時
who = 実行者
what = 操作
about = 対象
from = 接続元
with = 手段

## The cells of an event.

unknown-time = 不明
only-by-person = このユーザーの操作のみ
only-about-token = このトークンへの操作のみ
role-mark = ({ $role })
token-details = トークンの詳細
with-login-code = ログインコード
with-session = セッション
system-user = システムユーザー{ $name }
nobody-known = 不明
several-addresses = 複数のアドレス

## What an event has changed, a line for each field.

field-changed = { $field }: { $before } → { $after }
field-value = { $field }: { $value }
role = ロール
no-member = 非メンバー
wrong = 誤り
no-scopes = なし
never-expires = 期限なし
organization-token = 組織トークン
monitoring-token = 監視トークン
sign-in-link-made = ログインリンクが作成されました
value-replaced = リクエストが繰り返され、トークンの値が新しくなりました

## The filters.

filters = フィルター
login-names = ログイン名
token-uid = トークンUID
about-or-with = 対象または手段
uid-refused = UIDに使えるのは英字、数字、ハイフンだけです。複数の場合はカンマで区切ってください。
since = 開始日時
until = 終了日時
moment-hint = 7d、2026-11-30、または2026-11-30T18:00:00Zのような日時
moment-refused = 日時ではありません。7d(hとwも可)、2026-11-30、2026-11-30T18:00:00Zの形式で入力してください。
several = 複数
everything = すべて

## The export. $format is the name of a format, for instance “CSV”.

export = エクスポート
download-as = { $format }をダウンロード
copy-as = { $format }をコピー
not-exported = エクスポートできませんでした: イベントを読み込めませんでした。
reading = 読み込み中: イベント{ NUMBER($total) }件中{ NUMBER($count) }件…
downloaded = { NUMBER($count) }件のイベントを{ $format }でダウンロードしました。
copied = { NUMBER($count) }件のイベントを{ $format }でコピーしました。
refused = { $reason }。
