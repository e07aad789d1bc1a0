summary = Tóm tắt
all = Tất cả
unused = Không dùng 90 ngày
broad = Quyền rộng
scope-api = Phạm vi api
too-long = Vượt thời hạn cho phép
creator-left = Người tạo đã rời
counts-loaded = Các con số tính trên { NUMBER($count) } token đã tải.
