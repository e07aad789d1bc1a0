### Why a session has ended, and what was not done then.

change-stopped = Việc thay đổi đã bị dừng: đã thay đổi { NUMBER($done) }/{ NUMBER($total) }.
deletion-stopped = Việc xóa đã bị dừng: đã xóa { NUMBER($done) }/{ NUMBER($total) }.
more-changed = Các token đang được thay đổi dở có thể cũng đã thay đổi.
more-deleted = Các token đang được xóa dở có thể cũng đã bị xóa.
guest = Bạn là khách của tổ chức này: bạn xem được token nhưng không thể tạo, thay đổi hay xóa.
kept-token-invalid = Token được giữ cho tab này không còn hợp lệ.
server-not-told = Không thể báo cho máy chủ: với máy chủ, trình duyệt này vẫn đang đăng nhập.
session-ended = Phiên của bạn đã kết thúc. Hãy đăng nhập lại để tiếp tục từ chỗ cũ.
sign-in-link-works = Có thể mở liên kết đăng nhập trong tab khác.
signed-out-idle = Bạn đã bị đăng xuất vì đã lâu không có ai ở đây. Hãy đăng nhập lại để tiếp tục từ chỗ cũ.
signed-out-in-another-tab = Bạn đã đăng xuất trong tab khác.
