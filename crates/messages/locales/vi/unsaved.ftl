value-lost = Không ai có giá trị của { $name-view }: { $why }. UID { $uid-view }.
a-new-token = một token mới

## Why. Each is a clause of the sentence above.

page-closed = đã rời trang trước khi lưu giá trị
no-answer = phản hồi cho lần tạo không đến
not-sent = máy chủ không gửi giá trị
duplicate = một lần tạo đã sinh ra hai token, và đây là token còn lại

## The buttons.

delete-it = Xóa token
replace-it = Thay thế token
have-value = Tôi có giá trị
