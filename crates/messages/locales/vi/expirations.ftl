none = Không có token nào trong 26 tuần tới.
bar = { NUMBER($count) } token hết hạn trong tuần bắt đầu { $day }

## What the colors of the bars mean.

legend-broad = quyền rộng
legend-api = phạm vi api
legend-other = khác

## The same as a table.

as-table = Dạng bảng
table-label = Số token hết hạn theo tuần
week-of = Tuần bắt đầu
broad = Quyền rộng
other = Khác
