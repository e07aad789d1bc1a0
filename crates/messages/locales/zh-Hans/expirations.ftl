none = 未来26周内没有令牌过期。
bar = { $day } 当周有{ NUMBER($count) }个令牌过期

## What the colors of the bars mean.

legend-broad = 权限宽泛
legend-api = 作用域 api
legend-other = 其他

## The same as a table.

as-table = 以表格显示
table-label = 每周过期的令牌
week-of = 周起始日
broad = 权限宽泛
other = 其他
