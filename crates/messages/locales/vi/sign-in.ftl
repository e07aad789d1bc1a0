sign-in = Đăng nhập
value-waits = Giá trị của một token mới chưa được lưu. Nó đang chờ trong tab này ở dạng ẩn, dành cho người đã tạo: hãy đăng nhập lại để lưu. Khi đóng tab này hoặc người khác đăng nhập ở đây, giá trị sẽ mất.
paste-token = Hãy dán token API có phạm vi { $organization-view } hoặc { $api-view }. Token nằm trong bộ nhớ của trang này và chỉ được gửi đến API.
paste-any-token = Hãy dán một token API của bạn: có phạm vi nào cũng được, hoặc không có. Token nằm trong bộ nhớ của trang này và chỉ được gửi đến API.
own-page = Đăng nhập trên trang riêng của máy chủ

## The form for a token.

api-token = Token API
keep = Giữ đăng nhập cho tab này
keep-hint = Khi đó trình duyệt cũng ghi token vào tệp trên đĩa. Hãy tắt trên máy tính có người khác dùng.

## The form for a name and a password, on Yatai.

by-password = Hoặc đăng nhập bằng tài khoản Yatai của bạn. Mật khẩu chỉ được gửi đến Yatai và không được lưu; trình duyệt giữ cookie của Yatai.
name-or-email = Tên hoặc email
password = Mật khẩu
name-empty = Hãy nhập tên hoặc email: ô đang trống.
password-empty = Hãy nhập mật khẩu: ô đang trống.
sign-in-with-password = Đăng nhập bằng mật khẩu
