none = 未來 26 週內沒有權杖到期。
bar = { NUMBER($count) } 個權杖在 { $day } 當週到期

## What the colors of the bars mean.

legend-broad = 高權限
legend-api = 權限範圍 api
legend-other = 其他

## The same as a table.

as-table = 以表格顯示
table-label = 各週到期的權杖
week-of = 週起始日
broad = 高權限
other = 其他
