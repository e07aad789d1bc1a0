members-unknown = Máy chủ này không cho biết ai là thành viên, nên không thể biết token nào có người tạo đã rời đi (creator_left trong địa chỉ). Mọi token đều được hiển thị.
ignored = Đã bỏ qua trong địa chỉ: { $names }. Các giá trị này không có nghĩa ở đây.
search-secret = Tìm kiếm có một từ dài như token nên không được đưa vào địa chỉ: tải lại trang sẽ mất tìm kiếm.
shortened = Chế độ xem này quá dài cho một địa chỉ. Tải lại trang hoặc sao chép địa chỉ sẽ mất tìm kiếm, các bộ lọc dài và những gì liên kết đã điền.
clock-wrong = { $side ->
    [ahead] Đồng hồ của máy tính này nhanh hơn máy chủ { $length }. Trang này tính theo đồng hồ của máy chủ: thời hạn bạn chọn và token nào đã hết hạn. Hãy chỉnh đồng hồ sai.
   *[behind] Đồng hồ của máy tính này chậm hơn máy chủ { $length }. Trang này tính theo đồng hồ của máy chủ: thời hạn bạn chọn và token nào đã hết hạn. Hãy chỉnh đồng hồ sai.
}
offline = Bạn đang ngoại tuyến. Không thể tải hay thay đổi gì cho đến khi có kết nối trở lại.
created = Đã tạo { $name }.

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = Danh sách đang hiển thị được cập nhật { $ago }.
updated = Cập nhật { $ago }
refresh-every-minute = Làm mới mỗi phút
