## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = Chỉ quản trị viên được tạo, thay đổi hoặc xóa token tổ chức.
creator-changes = Chỉ người tạo được thay đổi token cá nhân.
creator-deletes = Chỉ người tạo hoặc quản trị viên được xóa token cá nhân.

## The dialog before signing out while tokens are being deleted.

sign-out-title = Đăng xuất?
token-waits = { $name } sẽ bị xóa sau vài giây. Nếu bạn đăng xuất ngay, không có gì bị xóa.
tokens-wait = { NUMBER($count) } token sẽ bị xóa sau vài giây. Nếu bạn đăng xuất ngay, không có gì bị xóa.
tokens-are-done = Đã xử lý xong { NUMBER($done) }/{ NUMBER($total) } token. Nếu bạn đăng xuất ngay, phần còn lại được giữ nguyên.
nothing-under-way = Không còn việc gì đang chạy.
stay = Giữ đăng nhập
sign-out = Đăng xuất

## The dialog for a person who does nothing.

idle-title = Bạn còn ở đó không?
idle = Đã lâu không có ai thao tác ở đây. Bạn sẽ bị đăng xuất sau { $time-view }. Những gì bạn đã nhập vẫn còn khi bạn quay lại.
seconds-left = { NUMBER($count) } giây

## The dialog with the person's sessions.

your-sessions = Phiên của bạn
each-browser = Mỗi trình duyệt mà bạn đăng nhập có một phiên. Hãy kết thúc những phiên bạn không nhận ra.
signed-in = Đăng nhập
from = Địa chỉ
last-seen = Hoạt động cuối
what-to-do = Thao tác
unknown = không rõ
address-by-proxy = { $address-view }, qua proxy
this-session = Phiên này
kept-by-proxy = Do proxy giữ
end = Kết thúc
end-from = { $address ->
    [unknown] Kết thúc phiên từ địa chỉ không rõ
   *[other] Kết thúc phiên từ { $address }
}
ended-from = { $address ->
    [unknown] Phiên từ địa chỉ không rõ đã kết thúc.
   *[other] Phiên từ { $address } đã kết thúc.
}
end-others = Kết thúc mọi phiên khác
others-ended = Mọi phiên khác đã kết thúc.
