## Operations: what was done.

created = Đã tạo
changed = Đã thay đổi
deleted = Đã xóa
handed-over = Đã giao giá trị cho dòng lệnh
looked-up = Đã tìm theo giá trị
signed-in = Đã đăng nhập
sign-in-refused = Đăng nhập bị từ chối
signed-out = Đã đăng xuất
member-changed = Đã thay đổi thành viên
terminated = Đã chấm dứt
pushed = Đã push
unnamed-operation = Thao tác không tên
repeated = { $operation }, { NUMBER($count) } lần

## What it was done to.

api-token = token
bento = Bento
bento-repository = kho Bento
cluster = cluster
deployment = deployment
deployment-revision = bản sửa đổi deployment
host-cluster = cluster chủ
model = model
model-repository = kho model
organization = tổ chức
person = người
resource = { $kind-view } { $name-view }
deleted-mark = (đã xóa)

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $operation-view }: { $resource-view }
this-token = token này
by = bởi { $person-view }
by-with-token = bởi { $person-view } bằng token { $token-view }
by-unknown = bởi tài khoản không rõ
by-unknown-with-token = bởi tài khoản không rõ bằng token { $token-view }
success = thành công
at-unknown-time = Không rõ thời điểm

## The tab of one token's details.

more-events = Thêm sự kiện
no-creator = Máy chủ không cho biết ai đã tạo token này, nên không tìm được hoạt động của nó.
server-said = Máy chủ báo: “{ $quote-view }”
recorded-embedded = Thao tác gây thay đổi được ghi lại, chừng nào máy chủ còn lưu. Thao tác chỉ đọc không được ghi, nên “Dùng lần cuối” có thể muộn hơn.
recorded-yatai = Yatai chỉ ghi tên token khi push model, push Bento và tạo deployment, không ghi những gì được làm với token. Sự kiện được tìm theo tên và người tạo token; không hiển thị sự kiện có trước khi token được tạo.
recorded-bentocloud = Sự kiện được tìm theo tên và người tạo token vì không chứa UID của token. Không hiển thị sự kiện có trước khi token được tạo. Những gì máy chủ không ghi thì không có ở đây.
none-since-made = Không tìm thấy hoạt động nào từ khi token được tạo.
none-in-all = { $count ->
    [0] Không tìm thấy hoạt động nào.
   *[other] Không tìm thấy hoạt động nào trong toàn bộ { $count } sự kiện.
}
found = { $count ->
    [0] Không tìm thấy hoạt động nào.
   *[other] { $count } sự kiện.
}
no-more = Không còn sự kiện nào khác.
looked-at = Đã xem { NUMBER($read) }/{ NUMBER($total) } sự kiện.
looked-back-to = Đã xem { NUMBER($read) }/{ NUMBER($total) } sự kiện, lùi về đến { $day }.

## The page “Activity”.

back-to-tokens = Quay lại danh sách token
cannot-filter = Máy chủ này không lọc được theo { $filters }: các bộ lọc đó bị bỏ qua.
sees-own = Bạn thấy hoạt động của mình, của các token của mình và của token tổ chức.
no-match = Không có hoạt động nào khớp.
load-more = Tải thêm
not-recorded = Yatai không ghi những gì được làm với token, nên không có hoạt động để hiển thị.
events = { NUMBER($count) } sự kiện
events-of = { NUMBER($count) }/{ NUMBER($total) } sự kiện
what-bentocloud-records = Máy chủ này không ghi vai trò, địa chỉ và giá trị trước và sau. Chỉ lọc được theo người và theo trọn ngày UTC.
what-is-recorded = Đăng nhập và thay đổi được ghi lại; thao tác đọc thì không.
kept-for = { $days ->
    [0] Sự kiện được lưu không giới hạn.
   *[other] Sự kiện được lưu trong { $days } ngày.
}

## The columns of the events. Who and What are filters, too.

when = Thời điểm
who = Người
what = Thao tác
about = Đối tượng
from = Địa chỉ
with = Bằng

## The cells of an event.

unknown-time = không rõ
only-by-person = Chỉ thao tác của người này
only-about-token = Chỉ thao tác trên token này
role-mark = ({ $role })
token-details = Chi tiết token
with-login-code = mã đăng nhập
with-session = phiên
system-user = người dùng hệ thống { $name }
nobody-known = không rõ ai
several-addresses = nhiều địa chỉ

## What an event has changed, a line for each field.

field-changed = { $field }: { $before } → { $after }
field-value = { $field }: { $value }
role = Vai trò
no-member = không phải thành viên
wrong = Sai
no-scopes = không có
never-expires = không bao giờ
organization-token = Token tổ chức
monitoring-token = Token giám sát
sign-in-link-made = Đã tạo liên kết đăng nhập
value-replaced = Yêu cầu được lặp lại: token có giá trị mới

## The filters.

filters = Bộ lọc
login-names = Tên đăng nhập
token-uid = UID của token
about-or-with = Là đối tượng hoặc được dùng
uid-refused = UID chỉ gồm chữ cái, chữ số và dấu gạch nối; nhiều UID thì ngăn cách bằng dấu phẩy.
since = Từ
until = Đến
moment-hint = 7d, 2026-11-30, hoặc thời điểm như 2026-11-30T18:00:00Z
moment-refused = Đây không phải thời điểm. Chấp nhận 7d (cả h, w), 2026-11-30 và 2026-11-30T18:00:00Z.
several = Nhiều mục
everything = Tất cả

## The export. $format is the name of a format, for instance “CSV”.

export = Xuất
download-as = Tải xuống { $format }
copy-as = Sao chép { $format }
not-exported = Chưa xuất: không tải được sự kiện.
reading = Đã đọc: { NUMBER($count) }/{ NUMBER($total) } sự kiện…
downloaded = Đã tải xuống { NUMBER($count) } sự kiện dạng { $format }.
copied = Đã sao chép { NUMBER($count) } sự kiện dạng { $format }.
refused = { $reason }.
