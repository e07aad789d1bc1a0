token-details = Chi tiết token
not-found = Không có token này (hoặc không còn nữa). Có thể nó đã bị xóa, hoặc là của người khác.
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = không hết hạn
state-expires = hết hạn { $when }
previous = Trước
next = Sau

## The tabs.

view = Chế độ xem
fields = Trường
copy = Sao chép

## The fields.

copy-uid = Sao chép UID
updated = Cập nhật
made-with = Tạo bằng
maker = token { $maker-view }
maker-of-makers = { $makers-view }, vốn được tạo bằng { $maker-view }
deleted-maker = { $maker-view } (đã xóa)
description-cut = Đây là phần đầu: tổng cộng { NUMBER($count) } ký tự. JSON và YAML hiển thị toàn bộ.

## The value of “Access”: what the token may reach.

prometheus-only = Chỉ metric Prometheus
developer-operations = Truy cập cho nhà phát triển
protected-deployments = Deployment được bảo vệ: { $deployments-view }
deployments-not-named = Deployment được bảo vệ mà máy chủ không nêu tên

## Hints above the fields.

hint-expired = Đã hết hạn: không còn dùng được nữa. Có thể xóa.
hint-expires-soon = Sắp hết hạn: hãy thay thế trước khi thứ đang dùng nó ngừng hoạt động.
hint-no-expiration = Vô thời hạn: nếu bị lộ, token vẫn hoạt động cho đến khi có người xóa.
hint-broad = Quyền rộng: api cho phép mọi việc.
hint-never-used = Chưa dùng lần nào trong { NUMBER($days) } ngày.
hint-unused = Không dùng { NUMBER($days) } ngày.

## The buttons.

show-value = Xem giá trị
replace = Thay thế
extend = Gia hạn…
edit-token = Sửa token
more = Thêm
create-like-this = Tạo token giống thế này
remind-me = Nhắc tôi (.ics)

## A mail to the creator of the token.

mail-subject = Token API { $name }
mail-greeting = Xin chào { $person },
mail-about = Thư này nói về token API { $name } của bạn:
