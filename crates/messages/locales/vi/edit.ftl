title = Sửa token
type-and-access-stay = Loại và quyền truy cập giữ nguyên: một token mới có thể có loại và quyền khác rồi thay thế token này.
replace-with-other-access = Thay thế với quyền khác…
save = Lưu thay đổi
not-saved = Thay đổi chưa được lưu: hãy lưu, hoặc bỏ bằng “Hủy”.

## The expiration as it is: an entry of the menu

keep = Như hiện tại
keep-never = Như hiện tại: vô thời hạn
keep-moment = Như hiện tại: { $moment }

## What the change does, before it is saved, and what another person has changed

changes = Những gì sẽ thay đổi:
adds-description = Thêm mô tả.
removes-description = Gỡ mô tả.
changes-description = Thay đổi mô tả.
adds = Thêm { $items }.
removes = Gỡ { $items }.
moves-expiration = Dời thời hạn từ { $old } sang { $new }.
sets-expiration = Đặt thời hạn là { $new }.
removes-expiration = Gỡ thời hạn.

## What came of saving

saving = Đang lưu…
nothing-changed = Chưa có gì thay đổi.
changed = Đã thay đổi { $name }.
changed-by-others = Trong lúc đó, người khác đã thay đổi token này.
changes-on-top = Thay đổi của bạn nay được đặt lên trên thay đổi của họ. Hãy xem lại và lưu lần nữa.
not-taken = Máy chủ không thay đổi { $fields }.
field-description = mô tả
field-scopes = phạm vi
field-labels = nhãn
field-expiration = thời hạn
fields-and = { $first } và { $next }
expiration-not-taken = Có thể máy chủ này không gỡ được thời hạn. Hãy thử một ngày muộn hơn, hoặc tạo token mới.
