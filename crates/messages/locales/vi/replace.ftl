create-successor = Tạo token thay thế

## The dialog

title = Thay thế token
steps = Token thay thế sẽ thế chỗ { $name-view }, với cùng quyền và thời hạn mới:
step-create = Bạn tạo token thay thế, lưu giá trị và kiểm tra rằng nó hoạt động.
step-put = Bạn đặt nó vào mọi nơi đang dùng token cũ. Cho đến lúc đó, cả hai đều hoạt động.
step-delete = Trang này cho biết token cũ được dùng lần cuối khi nào. Bạn xóa nó khi không còn ai dùng.
of-other-creator = Đây là token cá nhân của người khác. Token thay thế sẽ là của bạn: tốt hơn là hỏi người tạo.
if-leaked = Nếu giá trị đã bị lộ thì đừng chờ: hãy thu hồi token rồi tạo token thay thế.
revoke = Thu hồi ngay

## The notice while a token is being replaced

without-successor = Đang thay thế { $old-view }: chưa có token thay thế. Token cũ vẫn hoạt động.
unknown-successor = Đang thay thế { $old-view }: token thay thế { $uid-view } không có (hoặc không còn) trong danh sách. Token cũ vẫn hoạt động.
with-successor = Đang thay thế { $old-view } bằng { $new-view }. Token cũ: { $old-use-view }; token mới: { $new-use-view }. Hãy xóa token cũ khi không còn gì dùng nó.
create-another = Tạo token khác
delete-old = Xóa token cũ
remind = Nhắc tôi sau một tuần
stop-watching = Ngừng theo dõi

## The calendar entry that reminds of the old token

reminder-title = Xóa token API cũ { $name }
reminder = Token này đã có token thay thế. Hãy xóa nếu không còn gì dùng nó. UID { $uid }
