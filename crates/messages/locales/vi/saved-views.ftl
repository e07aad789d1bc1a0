## The menu.

manage = Lưu hoặc quản lý chế độ xem
unused = Không dùng 90 ngày
expiring = Sắp hết hạn
broad = Quyền rộng và không hết hạn
broad-yatai = Phạm vi api và không hết hạn

## The dialog.

saved-views = Chế độ xem đã lưu
name-of-view = Tên chế độ xem
save-view = Lưu chế độ xem
what-is-saved = Lưu những gì đang hiển thị: { $filters }. Được giữ trong trình duyệt này.
all-tokens = Mọi token
sorted-by = sắp xếp theo { $key }
copy-links = Sao chép liên kết
download-links = Tải xuống liên kết
open-import = Nhập liên kết…
links-to-import = Liên kết cần nhập
import-hint = Mỗi chế độ xem một dòng gồm tên và liên kết.
import = Nhập

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = Sao chép liên kết đến { $name }
rename = Đổi tên
rename-view = Đổi tên { $name }
move-up = Chuyển { $name } lên
move-down = Chuyển { $name } xuống
delete = Xóa
delete-view = Xóa chế độ xem { $name }
new-name = Tên mới của { $name }
save-name = Lưu tên

## What was done.

saved = Đã lưu “{ $name }”.
deleted = Đã xóa “{ $name }”.
renamed = Đã đổi tên thành “{ $name }”.
moved = “{ $name }” ở vị trí { NUMBER($place) }/{ NUMBER($count) }.
imported = Đã nhập: { NUMBER($count) }. Bỏ qua: { NUMBER($skipped) }.
skipped-line = “{ $line }”: { $reason }
not-a-link = không phải liên kết của bảng điều khiển này
not-kept = Chưa lưu: trình duyệt này từ chối lưu.
handed-over = { $outcome }.

## Why a view is not saved.

give-a-name = Hãy đặt tên.
name-taken = Đã có chế độ xem mang tên này.
too-many = Có quá nhiều chế độ xem: hãy xóa bớt trước.
too-long = Chế độ xem quá dài cho một liên kết: hãy rút ngắn tìm kiếm hoặc bỏ bớt bộ lọc.
view-gone = Chế độ xem này không còn nữa: nó đã bị xóa trong tab khác.
