single-keys = Phím tắt một phím
single-keys-hint = Bốn phím đầu của danh sách này. Trình duyệt này ghi nhớ lựa chọn.

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = Space
key-escape = Esc

## What the keys do.

create = Tạo token
refresh = Làm mới danh sách
this-list = Danh sách này
find = Tìm token, chế độ xem hoặc thao tác
move = Di chuyển qua các hàng hoặc các mục trong menu; cả Home, End, và ở hàng là Page Up, Page Down
details = Chi tiết của hàng
select = Chọn hàng; với Shift, mọi hàng kể từ hàng chọn trước
close = Đóng những gì đang mở
