offline = Bạn đang ngoại tuyến. Không thể tải hay thay đổi gì cho đến khi có kết nối trở lại.
created = Đã tạo { $name }.

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = Danh sách đang hiển thị được cập nhật { $ago }.
updated = Cập nhật { $ago }
refresh-every-minute = Làm mới mỗi phút
