## The dialog that asks whether to delete many tokens.

delete-question = Xóa { NUMBER($count) } token?
delete-tokens = Xóa { NUMBER($count) } token
none-deletable = Không token nào trong số này xóa được
made-with = Đây là { $name-view } và mọi token được tạo bằng nó, trực tiếp hoặc qua token khác.
list-incomplete = Danh sách chưa đầy đủ: có thể còn token khác được tạo bằng nó mà lần này không xóa.
type-to-confirm = Nhập { $number } để xác nhận
type-refusal = Hãy nhập { $number } để xác nhận là bạn muốn xóa tất cả.
effect-expired = Token đã hết hạn, không còn dùng được ở đâu.
effect-stops = Token sẽ ngừng hoạt động.
effect-some-stop = { NUMBER($working) } token trong số đó đang hoạt động và sẽ ngừng hoạt động.
effect-undo = Có thể hoàn tác trong { NUMBER($seconds) } giây; sau đó thì không.
all-hidden = Không token nào có trong chế độ xem này.
some-hidden = { NUMBER($hidden) } token trong số đó không có trong chế độ xem này và được xếp đầu:
not-yours = Không thuộc quyền xóa của bạn nên được giữ nguyên: { NUMBER($count) } token.
refused = { $name-view }: { $reason }
more = … và { NUMBER($count) } mục khác.
wait = Hãy chờ đến khi các token trước được xử lý xong.

## The dialog that gives many tokens a new expiration.

change-question = Đổi thời hạn của { NUMBER($count) } token?
change-expiry = Đổi thời hạn
choose = Chọn…
choose-refusal = Hãy chọn thời hạn.
none-can = Không token nào trong số này nhận được thời hạn đó: danh sách cho biết lý do.
change-hint = Token không nhận được thời hạn đó thì giữ nguyên. “Hoàn tác” trả lại thời hạn cũ, trừ thời hạn đã qua.
no-end = Token không có thời hạn để dời.
same-expiration = Token đã có thời hạn này.
stays = giữ nguyên. { $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }. Token sẽ hoạt động trở lại.
never = không bao giờ

## The notice while a deletion waits or a run is under way.

deleting-name = Đang xóa { $name }.
deleting = Đang xóa { NUMBER($count) } token.
changing = Đang đổi thời hạn của { NUMBER($count) } token.
seconds-to-undo = Còn { NUMBER($seconds) } giây để hoàn tác.
seconds-left = còn { NUMBER($seconds) } giây
nothing-deleted = Không có gì bị xóa.
bar-deleted = Đã xóa
bar-changed = Đã đổi
ended-of-total = { NUMBER($ended) }/{ NUMBER($total) }
stop = Dừng

## The notice when a run has ended.

deleted-name = Đã xóa { $name }.
deleted = Đã xóa { NUMBER($count) } token.
changed = Đã đổi thời hạn của { NUMBER($count) } token.
stopped-name = Đã dừng: { $name } được giữ nguyên.
stopped = Đã dừng: { NUMBER($count) } token được giữ nguyên.
not-deleted-name = Không thể xóa { $name }:
not-deleted = Không thể xóa { NUMBER($count) } token, chúng vẫn được chọn:
not-changed = Không thể thay đổi { NUMBER($count) } token, chúng vẫn được chọn:
outcome = { $name-view } { $uid-view }: { $outcome-view }
try-rest = Thử lại phần còn lại
delete-these-too = Xóa cả các token này
own-left = Giữ nguyên: bạn đang đăng nhập bằng token này, và có token khác không xóa được.

## The session ended, or the person signed out, while a run was under way.
