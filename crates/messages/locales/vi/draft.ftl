login-description = Tạo cho bentoml cloud login

## Name

name-missing = Cần có tên.
name-too-long = Tên có { NUMBER($length) } ký tự, chỉ cho phép tối đa { NUMBER($most) }.
name-begins-badly = Tên phải bắt đầu bằng chữ thường (a-z).
name-ends-badly = Tên không được kết thúc bằng dấu gạch nối.
name-has-character = Tên chỉ được có chữ thường (a-z), chữ số và dấu gạch nối, không có “{ $character }”.
name-has-space = Tên chỉ được có chữ thường (a-z), chữ số và dấu gạch nối, không có dấu cách.
name-has-code = Tên chỉ được có chữ thường (a-z), chữ số và dấu gạch nối, không có { $code }.
name-taken = Bạn đã có token mang tên này: hãy chọn tên khác.

## Description and labels

description-too-long = Mô tả có { NUMBER($length) } ký tự, chỉ cho phép tối đa { NUMBER($most) }.
label-wrong = “{ $part }” không phải nhãn: hãy viết KEY hoặc KEY:VALUE bằng chữ cái, chữ số và các ký tự - _ . / ở giữa, mỗi phần tối đa { NUMBER($most) } ký tự.
label-twice = Hai nhãn có cùng khóa “{ $key }”.
labels-too-many = Một token có tối đa { NUMBER($most) } nhãn.

## Access and scopes

no-deployment = Hãy chọn ít nhất một deployment, hoặc chọn tất cả.
does-nothing = Token này không làm được gì: hãy chọn ít nhất một phạm vi hoặc quyền truy cập.

## Expiration

expiration-missing = Cần có thời hạn: { $forms }.
expiration-unreadable = Đây không phải thời hạn; chấp nhận { $forms }.
expiration-no-such-time = Không có ngày hoặc giờ như vậy; chấp nhận { $forms }.
expiration-forms = 30d, 1w, 24h, 2026-12-31, 2026-12-31T18:00:00 hoặc 2026-12-31 18:00:00, có độ lệch múi giờ như Z hay +02:00 hoặc không
length-zero = Thời lượng phải ít nhất là 1.
length-too-far = Thời lượng dài hơn 100 năm.
too-far = Mốc này xa hơn 100 năm nữa: hãy chọn mốc sớm hơn, hoặc “Vô thời hạn”.
past = Thời điểm này đã qua: hãy chọn thời điểm trong tương lai.
no-such-moment = Không có thời điểm này trong múi giờ của bạn.
no-limit = Không còn giới hạn nữa: hãy chọn thời hạn.
clock-skips = Đồng hồ nhảy qua giờ bạn đã nhập: token hết hạn muộn hơn đúng bằng khoảng nhảy đó.
clock-repeats = Đêm đó đồng hồ chỉ giờ bạn đã nhập hai lần: tính theo lần đầu.

## The latest expiration that is allowed

too-late = Mốc này quá muộn.
latest = Muộn nhất là { $moment }: { $reason }.
latest-of-site = ở đây token chỉ có hiệu lực tối đa { NUMBER($days) } ngày kể từ khi tạo
