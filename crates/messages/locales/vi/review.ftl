hint = Các token còn hoạt động. Phát hiện không có vấn đề thì có thể chấp nhận: trình duyệt này lưu lại kèm ngày.
download = Tải xuống CSV
show-more = Xem thêm
findings = Phát hiện

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = Không có phát hiện
finding-count = { NUMBER($count) } phát hiện
accepted-count = { NUMBER($count) } phát hiện, { NUMBER($accepted) } được chấp nhận
downloaded = Đã tải xuống: { NUMBER($count) } dạng CSV
not-downloaded = Chưa tải xuống: trình duyệt từ chối.
limited = { $lack ->
    [rows] { $words }. Danh sách chưa đầy đủ.
    [people] { $words }. Không biết ai đã rời tổ chức.
   *[nothing] { $words }
}

## The columns of the table.

accepted = Chấp nhận
token = Token
finding = Phát hiện
action = Thao tác

## What was found. $day is a day with its time.

creator-left = Người tạo đã rời tổ chức
looks-like = Tên trông giống “{ $name }”
never-used-since = Chưa dùng từ khi tạo, { $day }
unused = Không dùng 90 ngày
unused-since = Không dùng 90 ngày: dùng lần cuối { $day }
broad = Quyền rộng: có phạm vi api
too-long = Vượt thời hạn cho phép
too-long-until = Vượt thời hạn cho phép: hết hạn { $day }

## The lines of the table.

no-creator = Không có người tạo
accept = Chấp nhận cho { $name }: { $finding }
not-stored = Chỉ giữ cho đến khi rời trang: trình duyệt này không lưu gì cho trang web này.
show-other = Xem token kia
