## What could not be done. The reason is one of the clauses below.

could-not-sign-in = Không thể đăng nhập: { $reason }.
could-not-load-tokens = Không thể tải danh sách token: { $reason }.
could-not-create-token = Không thể tạo token: { $reason }.
could-not-load-token = Không thể tải token: { $reason }.
could-not-change-token = Không thể thay đổi token: { $reason }.
could-not-delete-token = Không thể xóa token: { $reason }.
could-not-load-deployments = Không thể tải deployment: { $reason }.
could-not-load-activity = Không thể tải hoạt động: { $reason }.
could-not-sign-out = Không thể đăng xuất: { $reason }.
could-not-read-settings = Không thể đọc config.json: { $reason }.
could-not-read-language = Không thể tải văn bản của ngôn ngữ này: { $reason }.
could-not-check-token = Không thể kiểm tra token: { $reason }.
could-not-find-token = Không thể tìm token: { $reason }.
could-not-load-sessions = Không thể tải các phiên của bạn: { $reason }.
could-not-end-session = Không thể kết thúc phiên: { $reason }.

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = máy chủ không phản hồi
no-answer-in-time = không có phản hồi trong { NUMBER($seconds) } giây
empty-answer = máy chủ gửi phản hồi trống
web-page = máy chủ gửi một trang HTML thay vì dữ liệu
sent-elsewhere = máy chủ chuyển yêu cầu đi nơi khác
broken-off = phản hồi của máy chủ bị đứt giữa chừng
no-json = phản hồi của máy chủ không phải JSON
unexpected-form = phản hồi của máy chủ có dạng không mong đợi ({ $form })
reason-with-status = { $reason } (trạng thái { NUMBER($status) })
login-code-unknown = mã đăng nhập của dòng lệnh không tồn tại, hoặc đã quá mười phút
login-code-used = mã đăng nhập của dòng lệnh đã được dùng
api-refuses-token = API không chấp nhận token này
administrators-only = chỉ quản trị viên được làm việc này với token tổ chức
no-such-token = không có token này (hoặc không còn nữa)
name-taken = tên này đã được dùng
outlives-own-token = token sẽ không hết hạn trước token bạn dùng để đăng nhập
too-large = dữ liệu quá lớn
token-refused = máy chủ không chấp nhận token
proxy-signs-in = một proxy đứng trước máy chủ thực hiện đăng nhập cho bạn
own-token-refused = máy chủ không chấp nhận token này
settings-refused = trang web từ chối cung cấp tệp này
not-signed-in = bạn không còn đăng nhập, hoặc token của bạn không được làm việc này
not-allowed = bạn không được làm việc này
no-such-address = máy chủ không có địa chỉ này
changed-on-server = có thứ khác đã thay đổi trên máy chủ
request-refused = máy chủ không chấp nhận yêu cầu
slow-down = máy chủ yêu cầu gửi chậm lại
not-available = máy chủ không sẵn sàng
proxy-without-answer = proxy không nhận được phản hồi từ máy chủ
server-failed = máy chủ gặp lỗi
server-refused = máy chủ từ chối
another-person = trình duyệt này hiện đang đăng nhập với tư cách người khác
no-member = máy chủ không coi bạn là thành viên
several-sessions = trình duyệt này có phiên của nhiều người khác nhau
proxy-hides-host = proxy đứng trước máy chủ không chuyển tiếp tên của trang web này
proxy-hides-person = proxy đứng trước máy chủ không cho biết rõ bạn là ai
no-such-organization = máy chủ không có tổ chức mang tên này
page-not-own = máy chủ không nhận ra địa chỉ của trang này là của mình

## What to do after a failed request.

check-connection = Hãy kiểm tra kết nối và xem máy chủ có đang chạy không.
server-busy = Máy chủ có thể đang bận. Hãy thử lại sau giây lát.
try-again-or-ask = Hãy thử lại; nếu vẫn lỗi, hãy hỏi người vận hành máy chủ.
try-again-or-give-trace-id = Hãy thử lại; nếu vẫn lỗi, hãy gửi mã trace cho người vận hành máy chủ.
try-again-or-ask-now = Hãy thử lại, hoặc hỏi người vận hành máy chủ.
try-in-a-minute = Hãy thử lại sau một phút.
try-in-a-moment = Hãy thử lại sau giây lát.
try-in-seconds = Hãy thử lại sau { NUMBER($seconds) } giây.
reload-for-proxy = Có thể một proxy ở giữa yêu cầu bạn đăng nhập vào nó: hãy tải lại trang.
proxy-or-wrong-address = Có thể một proxy ở giữa yêu cầu bạn đăng nhập vào nó, hoặc địa chỉ API trong config.json bị sai.
may-be-created = Token vẫn có thể đã được tạo: hãy tìm tên của nó trong danh sách trước khi thử lại.
restart-login = Hãy nhấn Ctrl+C trong terminal và bắt đầu đăng nhập lại.
login-code-advice = Nếu terminal chưa đăng nhập, hãy bắt đầu đăng nhập lại. Nếu người khác đã dùng mã, hãy hỏi quản trị viên.
new-token-advice = Có thể mất một lúc để token mới được nhận ra ở mọi nơi. Hãy kiểm tra lại.
ask-an-administrator = Hãy hỏi quản trị viên.
may-be-deleted = Có thể có người đã xóa nó.
choose-another-name = Hãy chọn tên khác. Nếu bạn vừa thử tạo token này thì có thể đó chính là nó: giá trị đã mất, nên hãy xóa.
choose-earlier-expiration = Hãy chọn thời hạn sớm hơn, hoặc đăng nhập bằng cách khác.
shorten-description = Hãy rút ngắn mô tả.
correct-what-is-named = Hãy sửa điều mà thông báo của máy chủ nêu ra rồi thử lại.
sign-out-at-proxy = Hãy đăng xuất ở đó, hoặc đóng trình duyệt.
paste-another = Token có thể bị nhập sai, đã hết hạn hoặc đã bị xóa. Hãy dán token khác.
settings-refused-advice = Một số dịch vụ lưu trữ trả lời như vậy khi thiếu tệp: hãy đặt một config.json có nội dung {"{}"} cạnh index.html.
sign-in-again = Hãy đăng nhập lại, hoặc dùng token có phạm vi cần thiết.
lacks-a-right = Token của bạn có thể thiếu phạm vi, hoặc tài khoản thiếu vai trò. Hãy hỏi quản trị viên.
address-may-be-wrong = Địa chỉ API trong config.json có thể bị sai.
refresh-the-list = Hãy làm mới danh sách và xem hiện có những gì.
not-supported = Bảng điều khiển này có thể không hỗ trợ máy chủ này: hãy hỏi người vận hành máy chủ.
load-page-again-advice = Hãy tải lại trang.
ask-to-be-added = Hãy nhờ quản trị viên thêm bạn.
delete-cookies = Hãy xóa cookie của trang web này trong cài đặt trình duyệt rồi đăng nhập lại.
host-header-advice = Tên đó phải có trong header Host. Hãy cho người vận hành máy chủ xem thông báo này.
show-to-server-person = Hãy cho người vận hành máy chủ xem thông báo này.
correct-organization = Hãy sửa “organization” trong config.json, hoặc bỏ đi.
origin-advice = Proxy đứng trước máy chủ phải chuyển tiếp host của trình duyệt trong header Host, hoặc trong X-Forwarded-Host với --trusted-proxy, hoặc máy chủ phải được khởi động với --public-url. Hãy cho người vận hành máy chủ xem thông báo này.
correct-settings = Người vận hành trang web này phải sửa tệp.

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = Không thể tải phần này của bảng điều khiển.
part-not-loaded-advice = Hãy kiểm tra kết nối. Nếu không phải do kết nối, trang web có thể đã có phiên bản mới: hãy tải lại trang.
list-inconsistent = Danh sách thay đổi nhanh hơn tốc độ đọc, hoặc máy chủ đếm sai.
list-inconsistent-advice = Có thể thiếu một số token ở đây.
tokens-unreadable = { NUMBER($count) } token không đọc được nên thiếu ở đây.
tokens-unreadable-advice = Chúng có thể vẫn hoạt động. Hãy thử lại; nếu vẫn lỗi, hãy hỏi người vận hành máy chủ.
value-not-told = Không thể hiển thị giá trị: máy chủ không cho biết nữa.
value-not-told-advice = Vai trò của bạn có thể đã thay đổi. Hãy hỏi quản trị viên.
no-other-session = Không có phiên nào được kết thúc.
no-other-session-advice = Máy chủ không tìm thấy phiên nào khác của bạn, hoặc bạn đăng nhập bằng token.
changed-token-gone = Không thể thay đổi token: token này không còn nữa.
changed-token-gone-advice = Có thể trong lúc đó có người đã xóa nó.
cross-origin = Bảng điều khiển này gọi { $address }. Máy chủ đó phải cho phép yêu cầu từ trang này (CORS), và Content-Security-Policy của trang phải nêu tên nó: người cài đặt bảng điều khiển có thể thiết lập cả hai.
password-refused = Không thể đăng nhập: máy chủ không chấp nhận tên và mật khẩu này.
password-refused-advice = Hãy kiểm tra cả hai rồi thử lại, hoặc dán token API.
no-cookie = Không thể đăng nhập: máy chủ đã chấp nhận mật khẩu, nhưng bạn vẫn chưa được đăng nhập.
no-cookie-advice = Trình duyệt có thể từ chối cookie của máy chủ: hãy cho phép cookie cho trang web này, hoặc dán token API.
no-activity = Máy chủ này không lưu hoạt động.
activity-lacks-scope = Không thể tải hoạt động: token bạn dùng để đăng nhập thiếu phạm vi.
activity-lacks-scope-advice = Hãy đăng nhập bằng token có phạm vi đó, hoặc bằng tên và mật khẩu.
members-not-loaded = Không thể tải thành viên của tổ chức.
members-not-loaded-advice = Thiếu danh sách đó, bảng điều khiển không biết token nào có người tạo đã rời đi (creator_left trong địa chỉ): mọi token đều được hiển thị.
still-signed-in = Không thể đăng xuất: máy chủ vẫn nhận ra bạn.
still-signed-in-advice = Hãy đăng xuất trên trang riêng của máy chủ, hoặc đóng trình duyệt.
token-still-there = Không thể xóa token: máy chủ gửi phản hồi trống và token vẫn còn đó.
token-empty = Hãy dán token: ô đang trống.
token-malformed = Token không có dấu cách, ngắt dòng hay ký tự đặc biệt: hãy sao chép lại.

## In the notice of a failure.

server-said = Máy chủ báo: “{ $quote-view }”
trace-id = Mã trace: { $id-view }
load-page-again = Tải lại trang
not-loaded = Chưa tải được

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = Chưa thay đổi vì đã rời trang trước đó. Những token đầu có thể đã thay đổi:
not-deleted-page-left = Chưa xóa vì đã rời trang trước đó:
some-not-deleted-page-left = Chưa xóa vì đã rời trang trước đó. Những token đầu có thể đã bị xóa:
was-not-there = Token không còn ở đó: có người đã xóa trước, hoặc bạn không còn được xem nữa.
kept-old-expiration = Máy chủ báo đã thay đổi nhưng vẫn giữ thời hạn cũ.
signed-out-before = Bạn đã bị đăng xuất trước khi token được thay đổi.
changed-by-another = Người khác đã đổi thời hạn của token: hãy xem lại.
not-there-any-more = Token không còn ở đó, hoặc bạn không còn được xem nữa.
