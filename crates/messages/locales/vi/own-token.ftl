own = Bạn đang đăng nhập bằng token này. { $what }
maybe-own = Bạn đang đăng nhập bằng token và máy chủ không cho biết đó là token nào. Nếu là token này: { $what }

## What follows.

deleting = Xóa token sẽ đăng xuất bạn.
revoking = Thu hồi token sẽ đăng xuất bạn khi chưa có token thay thế. Token thay thế mà bạn tạo bằng nó không hết hạn muộn hơn nó.
without-read = Thiếu read_organization, trang này không hiển thị được token nào.
without-write = Thiếu write_organization, bạn không thể tạo, thay đổi hay xóa token nào ở đây, cũng không thể đổi lại.
signed-out-at = Bạn bị đăng xuất khi token hết hạn, { $moment }.

## Many tokens are deleted together.

own-among = Bạn đang đăng nhập bằng { $name }. Token đó được xóa sau cùng, khi mọi token khác đã bị xóa, và việc đó đăng xuất bạn.
maybe-own-among = Bạn đang đăng nhập bằng token và máy chủ không cho biết đó là token nào. Nếu là một trong số này, bạn bị đăng xuất giữa chừng và các token phía sau không bị xóa.

## Said on the sign-in page.

own-deleted = Token bạn dùng để đăng nhập đã bị xóa. Hãy đăng nhập bằng token khác hoặc bằng liên kết đăng nhập.

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = token bạn dùng để đăng nhập hết hạn lúc đó
latest-already = token này hết hạn lúc đó, và token bạn dùng để đăng nhập còn hết hạn sớm hơn
