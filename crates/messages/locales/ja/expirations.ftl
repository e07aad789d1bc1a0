none = 今後26週間はありません。
bar = { $day }からの週に{ NUMBER($count) }件のトークンが期限切れになります

## What the colors of the bars mean.

legend-broad = 広い権限
legend-api = スコープapi
legend-other = その他

## The same as a table.

as-table = 表で表示
table-label = 週ごとの期限切れの予定
week-of = 週の初日
broad = 広い権限
other = その他
