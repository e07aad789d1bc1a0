which-token = Đây là token nào?
token-value = Giá trị token
value-hint = Hãy dán giá trị bạn tìm thấy, ví dụ trong log hay cuộc trò chuyện. Giá trị chỉ được gửi đến máy chủ và không được lưu.
find = Tìm
asking = Đang hỏi máy chủ…

## What the server says of the value.

is-value-of = Đây là giá trị của { $token-view }.
no-token = Không token nào bạn được xem có giá trị này. Giá trị có thể bị nhập sai, đã bị xóa, hoặc thuộc về token bạn không được xem.
works-nowhere = Không ai đăng nhập được ở đây bằng giá trị này. Nó có thể bị nhập sai, đã hết hạn, đã bị xóa, hoặc dành cho máy chủ khác.
is-own = Đây là giá trị của token bạn dùng để đăng nhập.
works-for = Giá trị này hoạt động. Nó thuộc về một token của { $name } ({ $login }).
works-for-unknown = Máy chủ biết giá trị này nhưng không cho biết nó của ai.

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = Đang đọc lại danh sách để xem token nào vừa được dùng…
none-used = Không token nào trong danh sách vừa được dùng: máy chủ có thể ghi lại muộn hơn, hoặc bạn không được xem token đó.
probably-this = Lần dùng cuối vừa thay đổi, nên có lẽ là token này:
probably-one-of = Có lẽ là một trong các token sau, vừa được dùng. Khi đọc danh sách, token bạn dùng để đăng nhập cũng được dùng:
