title = Bảng lệnh
find = Tìm token, chế độ xem và thao tác
nothing-found = Không có gì mang tên này.
view = Chế độ xem: { $name }
my-tokens = Token của tôi

## Actions.

download-json = Xuất: tải xuống JSON
download-yaml = Xuất: tải xuống YAML
download-csv = Xuất: tải xuống CSV
manage-views = Lưu hoặc quản lý chế độ xem
theme-system = Giao diện: hệ thống
theme-light = Giao diện: sáng
theme-dark = Giao diện: tối
