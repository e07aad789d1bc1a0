save-new-token = Lưu token mới
only-time = Đây là lần duy nhất xem được giá trị của { $name-view }. Hãy lưu vào trình quản lý secret ngay.
not-saved = Hãy sao chép hoặc tải xuống giá trị, hoặc đánh dấu rằng bạn đã lưu: giá trị không thể hiển thị lại.
have-saved = Tôi đã lưu token này
done = Xong
no-value = Máy chủ đã tạo { $name-view } nhưng không gửi giá trị. Không ai dùng được token này: hãy xóa và tạo token khác.
value-of-token = Giá trị của token
value-of = Giá trị của { $name-view }. Ai có giá trị này đều dùng được token: đừng cho ai xem.

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = Máy chủ không tạo token đúng như bạn yêu cầu.
made-otherwise-advice = Hãy kiểm tra xem bạn có dùng được token này không. Nếu không, hãy xóa và hỏi người vận hành máy chủ: có thể máy chủ không tạo được token như bạn muốn.

## The field with the value.

token-value = Giá trị token
show = Hiện
hide = Ẩn
copy-token = Sao chép token
download = Tải xuống
downloaded = Đã giao cho trình duyệt dưới dạng tệp. Hãy xem đã có tệp chưa rồi đánh dấu ô.
not-downloaded = Chưa tải xuống: trình duyệt từ chối. Hãy sao chép giá trị.
copied = Đã sao chép. Hãy dán vào nơi lưu giữ.
not-copied-no-clipboard = Chưa sao chép: trang này không có bảng nhớ tạm vì không được tải qua HTTPS. Giá trị đã được chọn: hãy nhấn Ctrl+C (⌘C).
not-copied-refused = Chưa sao chép: trình duyệt từ chối. Giá trị đã được chọn: hãy nhấn Ctrl+C (⌘C).

## The check of the value.

check = Kiểm tra token
asking = Đang hỏi API…
works = Hoạt động: API nhận diện đây là { $name-view } ({ $login-view }).

## Commands and code that use the token, on tabs.

use-it = Cách dùng
not-in-commands = Giá trị này có ký tự mang nghĩa khác trong lệnh, nên không được đưa vào lệnh nào. Hãy sao chép chính giá trị.
copy = Sao chép
copy-with-value = Sao chép kèm giá trị thật
cli-login = Đăng nhập CLI
older-cli = CLI cũ
where-am-i = Tôi ở đâu
environment = Biến môi trường
browser = Trình duyệt
example-address = Ví dụ: hãy thay bằng địa chỉ thật của { $name }.
prints-token = In ra cả token.
browser-extension = Hãy cài tiện ích thêm header vào yêu cầu (Header Inject cho Chrome).
browser-header = Thêm header này vào tiện ích rồi lưu:
browser-open = Mở { $address }
