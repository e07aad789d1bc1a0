used = Dùng
copy-uid = Sao chép UID

## As screen readers say them: the checkbox and the buttons of a row.

select-token = Chọn { $name }
actions-for = Thao tác cho { $name }
copy-uid-of = Sao chép UID { $uid }

## Marks in a row, after the token's name or its creator's.

kind-organization = tổ chức
kind-monitoring = giám sát
left-organization = đã rời tổ chức
will-be-deleted = sẽ bị xóa
looks-like = trông giống “{ $name-view }”
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = Máy chủ gửi nội dung này thay vì thời gian
unreadable = không đọc được: { $text }
expired = đã hết hạn
expired-at = hết hạn { $when }
never-used = chưa dùng
last-used-at = dùng lần cuối { $when }

## What was done, and what is on paper.

uid-outcome = { $outcome }: { $uid }
not-printed = Đây là { NUMBER($count) } token đầu. { NUMBER($more) } token khác không được in: hãy lọc danh sách.
sort-by = Sắp xếp
