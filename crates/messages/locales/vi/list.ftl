loading-tokens = Đang tải token
stop-loading = Dừng

## There are tokens, but the filters show none.

no-match = Không có token nào khớp
no-match-advice = Tìm kiếm và bộ lọc ở trên loại hết mọi token.

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = Tạo token API
title-details = Chi tiết token
title-search = Tìm kiếm
columns = Cột
expirations = Lịch hết hạn
export = Xuất
keys = Phím tắt
views = Chế độ xem
