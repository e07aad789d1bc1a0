title = Tạo token API
value-shown-once = Giá trị chỉ được hiển thị một lần, ngay sau khi tạo.
replaces = Token này thay thế { $name }; token cũ vẫn hoạt động cho đến khi bạn xóa.

## The address that opened the dialog

link-ignored = Đã bỏ qua trong liên kết: { $keys }
link-not-understood = Không hiểu trong liên kết: { $values }
link-risk =
    Liên kết đã điền biểu mẫu này yêu cầu { $risk ->
        [api] phạm vi api, tức là mọi việc bạn được làm
        [endless] token vô thời hạn
        [far] thời hạn xa hơn 25 năm nữa
        [api-endless] phạm vi api, tức là mọi việc bạn được làm, và token vô thời hạn
       *[api-far] phạm vi api, tức là mọi việc bạn được làm, và thời hạn xa hơn 25 năm nữa
    }. Chỉ tiếp tục nếu bạn tin người đã đưa liên kết.
link-risk-read = Tôi đã đọc những gì token này được làm
link-risk-unread = Hãy đọc và đánh dấu ô này, hoặc chọn phạm vi hay thời hạn khác.

## Name, description and labels

name-rule = Chữ thường (a-z), chữ số và dấu gạch nối; bắt đầu bằng chữ cái; tối đa 63.
description-placeholder = Dùng cho việc gì?
description-length = { NUMBER($length) }/{ NUMBER($most) } ký tự
labels-hint = Ngăn cách bằng dấu phẩy, ví dụ team:search, env:prod.
name-with-uid = { $name } ({ $uid })

## Token type

token-type = Loại token
type-personal-hint = Của riêng bạn, để phát triển và thử nghiệm. Hết hiệu lực khi bạn rời tổ chức.
type-organization-hint = Cho pipeline và việc dùng chung. Mọi thành viên đều thấy, quản trị viên quản lý. Vẫn còn khi bạn rời đi.
type-monitoring-hint = Chỉ đọc metric Prometheus.
type-not-offered = { $type ->
    [organization] Trang web này không cung cấp loại Tổ chức.
    [monitoring] Trang web này không cung cấp loại Giám sát.
   *[personal] Trang web này không cung cấp loại Cá nhân.
}
choose-another-type = Hãy chọn loại khác.

## Access

developer-access = Truy cập cho nhà phát triển
developer-access-hint = Dùng API và dòng lệnh trong giới hạn của phạm vi.
developer-access-hint-yatai = Dùng API và dòng lệnh. Trên Yatai, token nào cũng dùng được, dù chọn gì ở đây.
endpoint-access = Truy cập endpoint được bảo vệ
endpoint-access-hint = Gọi các deployment yêu cầu token.
router-access-hint = Gọi endpoint router của tổ chức, cổng vào đứng trước các deployment.
all-deployments = Mọi deployment
loading-deployments = Đang tải deployment
search-deployments = Tìm deployment
no-deployments = Không có deployment nào.

## Scopes

organization-scopes = Mọi phạm vi của tổ chức
cluster-scopes = Mọi phạm vi của cluster
scope-api = Mọi thứ bên dưới và mọi tài nguyên. Quyền rộng.
scope-read-organization = Xem thành viên, token, model và Bento.
scope-write-organization = Thay đổi thành viên, token, model và Bento.
scope-read-cluster = Xem cluster và deployment.
scope-write-cluster = Triển khai, thay đổi và chấm dứt.
scope-api-yatai = Mọi thứ bên dưới.
scope-read-organization-yatai = Xem tổ chức, thành viên, model và Bento.
scope-write-organization-yatai = Thay đổi thành viên, model và Bento.
scope-not-documented = Không phải phạm vi có trong tài liệu: máy chủ có thể không biết.
scope-implied = Đã có trong api.
no-scope = Không có phạm vi thì chỉ gọi được endpoint, không làm được gì khác.
any-on-yatai = Trên Yatai, token nào cũng liệt kê, tạo, thay đổi và xóa được token của người tạo nó, bất kể phạm vi.

## Expiration

expiration = Thời hạn
extend-by = Gia hạn { NUMBER($days) } ngày
latest = Muộn nhất
latest-moment = Muộn nhất: { $moment }
custom = Tùy chọn…
expiration-date = Ngày hết hạn
expiration-date-hint = 30d, 1w, 24h, hoặc ngày giờ theo múi giờ của bạn: 2026-12-31 18:00
latest-chosen = Thời hạn thông thường sẽ muộn hơn, nên mốc này được chọn.
never-ends = Không hết hạn. Nếu bị lộ, token vẫn hoạt động cho đến khi có người xóa.
ends-at = Hết hạn: { $moment-view }
ended-at = Đã hết hạn: { $moment-view }

## The menu “Copy as”

copy-as = Sao chép dạng…
copy-as-link = Sao chép dạng liên kết
copy-as-python = Sao chép dạng Python
copy-without-access = Không dạng nào đặt được quyền truy cập: token nhận quyền thông thường.
copy-without-labels = Không dạng nào đặt được nhãn.
link-leaves-out = Quá dài cho một liên kết, nên bỏ ra: { $parts }.
part-description = mô tả
part-name = tên
part-scopes = phạm vi
part-expiration = thời hạn
note-labels = Không đặt được nhãn ở đây.
note-access = Không đặt được loại token và quyền truy cập ở đây: chỉ tạo token cá nhân cho API.
note-access-labels = Không đặt được loại token, quyền truy cập và nhãn ở đây: chỉ tạo token cá nhân cho API.
note-shown-once = chỉ hiển thị lần này

## The outcome

creating = Đang tạo token…
looking = Đang xem token đã được tạo chưa…
not-made = Chưa có token nào được tạo: bạn có thể thử lại. Những gì bạn đã nhập vẫn còn.
not-found-out = Không xác định được token đã được tạo chưa. { $reason } Hãy xem lại trước khi tạo token khác.
similar = Đã có token mang tên này: { $name-view }, UID { $uid-view }. Không chắc nó do lần tạo này mà có: { $look-view }, hoặc chọn tên khác.
similar-look = xem token đó
made-without-value = Token vẫn đã được tạo và không ai có giá trị của nó: { $name-view }, UID { $uid-view }.
delete-and-try-again = Xóa và thử lại

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    Đây là { $got ->
        [organization] token tổ chức
        [monitoring] token giám sát
       *[personal] token cá nhân
    }: bạn đã yêu cầu { $wanted ->
        [organization] token tổ chức
        [monitoring] token giám sát
       *[personal] token cá nhân
    }.
lacks-scopes = Token thiếu các phạm vi { $scopes }.
has-scopes = Token có các phạm vi { $scopes }, dù bạn không yêu cầu.
lacks-labels = Token thiếu các nhãn { $labels }.
lacks-deployments = Token thiếu quyền truy cập các deployment { $deployments }.
has-deployments = Token có quyền truy cập các deployment { $deployments }, dù bạn không yêu cầu.
lacks-all-deployments = Token thiếu quyền truy cập mọi deployment được bảo vệ.
has-all-deployments = Token có quyền truy cập mọi deployment được bảo vệ, dù bạn không yêu cầu.
lacks-router-access = Token thiếu quyền truy cập router.
has-router-access = Token có quyền truy cập router, dù bạn không yêu cầu.
ends-otherwise = Token hết hạn { $moment }: bạn đã yêu cầu { $wanted }.
ends-anyway = Token hết hạn { $moment }: bạn đã yêu cầu vô thời hạn.
never-ends-otherwise = Token không hết hạn: bạn đã yêu cầu { $wanted }.

## Signing in a command line

login-title = Một BentoML CLI muốn đăng nhập với tư cách của bạn.
login-warning = Chỉ tiếp tục nếu chính bạn vừa bắt đầu việc này bằng “bentoml cloud login”.
login-code = Mã của CLI: { $code-view }. CLI sẽ nhận token này, bạn không cần sao chép gì. Để triển khai, cần nhiều phạm vi hơn mức được đề xuất. Chọn “Hủy” thì không có gì được gửi.
login-account = Tài khoản của bạn: { $person-view } ({ $login-view }).
login-account-organization = Tài khoản của bạn: { $person-view } ({ $login-view }), tổ chức { $organization-view }.
login-not-you = Không phải bạn?
login-nothing-sent = Không có gì được gửi đến dòng lệnh.
login-stop = Nhấn Ctrl+C trong terminal để dừng lệnh đang chờ.
login-done = BentoML CLI đã đăng nhập bằng token { $name-view }. Hãy quay lại terminal.
login-token-made = Đã tạo cho dòng lệnh; terminal sẽ tiếp tục sau vài giây. Token của nó là { $name-view }. Nếu terminal không tiếp tục, hãy xóa token và bắt đầu đăng nhập lại.
login-show-token = Xem token

## A login code that does nothing on this site

code-unusable-on-server = Máy chủ này không giao được token cho dòng lệnh.
code-unusable-on-site = Trang web này không giao token cho dòng lệnh.
code-unusable = Mã trong địa chỉ không có tác dụng ở đây. Lệnh còn đang chờ mã này kết thúc bằng Ctrl+C.
code-instead = Hãy tạo token ở đây, sao chép giá trị và đăng nhập bằng giá trị đó: { $command-view }
code-create-token = Tạo token cho dòng lệnh
copy-command = Sao chép lệnh
