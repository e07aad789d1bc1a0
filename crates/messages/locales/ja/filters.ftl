search-tokens = トークンを検索
clear-filters = フィルターをクリア

## The buttons of the menus.

filters = フィルター
status = ステータス
creator = 作成者
dates = 日時
deployment = デプロイ
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = 有効
expiring = 14日以内に期限切れ
expired = 期限切れ

## The items of the menus.

no-scope = スコープなし
unused-for = 未使用期間
within = { $span }以内
none-in-list = この一覧にはありません。
more-names = … 他{ NUMBER($count) }件

## The active filters, each a link that removes it.

remove = フィルターを解除: { $filter }
by-scope = スコープ: { $scope }
by-type = タイプ: { $type }
by-creator = 作成者: { $creator }
expires-on = 有効期限: { $days }
days = { $first }～{ $last }
by-date = { $date ->
    [expires] { $span }以内に期限切れ
    [used] { $span }以内に使用
    [unused] { $span }以上未使用
   *[created] { $span }以内に作成
}
by-deployment = アクセス可能: { $deployment }
by-label = ラベル: { $label }
longer-than = 有効期間が{ $span }超
creator-left = 作成者が組織を離脱
