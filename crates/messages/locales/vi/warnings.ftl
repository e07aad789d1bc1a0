### Notices above the list about the address, the clock and the members.

clock-wrong = { $side ->
    [ahead] Đồng hồ của máy tính này nhanh hơn máy chủ { $length }. Trang này tính theo đồng hồ của máy chủ: thời hạn bạn chọn và token nào đã hết hạn. Hãy chỉnh đồng hồ sai.
   *[behind] Đồng hồ của máy tính này chậm hơn máy chủ { $length }. Trang này tính theo đồng hồ của máy chủ: thời hạn bạn chọn và token nào đã hết hạn. Hãy chỉnh đồng hồ sai.
}
ignored = Đã bỏ qua trong địa chỉ: { $names }. Các giá trị này không có nghĩa ở đây.
members-unknown = Máy chủ này không cho biết ai là thành viên, nên không thể biết token nào có người tạo đã rời đi (creator_left trong địa chỉ). Mọi token đều được hiển thị.
search-secret = Tìm kiếm có một từ dài như token nên không được đưa vào địa chỉ: tải lại trang sẽ mất tìm kiếm.
shortened = Chế độ xem này quá dài cho một địa chỉ. Tải lại trang hoặc sao chép địa chỉ sẽ mất tìm kiếm, các bộ lọc dài và những gì liên kết đã điền.
