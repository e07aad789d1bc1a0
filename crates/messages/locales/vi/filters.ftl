search-tokens = Tìm token
clear-filters = Xóa bộ lọc

## The buttons of the menus.

filters = Bộ lọc
status = Trạng thái
creator = Người tạo
dates = Ngày
deployment = Deployment
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = Còn hiệu lực
expiring = Hết hạn trong 14 ngày
expired = Đã hết hạn

## The items of the menus.

no-scope = Không có phạm vi
unused-for = Không dùng trong
within = Trong vòng { $span }
none-in-list = Không có trong danh sách này.
more-names = … và { NUMBER($count) } mục khác.

## The active filters, each a link that removes it.

remove = Bỏ bộ lọc: { $filter }
by-scope = Phạm vi: { $scope }
by-type = Loại: { $type }
by-creator = Người tạo: { $creator }
expires-on = Hết hạn { $days }
days = { $first } đến { $last }
by-date = { $date ->
    [expires] Hết hạn trong vòng { $span }
    [used] Đã dùng trong vòng { $span }
    [unused] Không dùng trong { $span }
   *[created] Đã tạo trong vòng { $span }
}
by-deployment = Được truy cập { $deployment }
by-label = Nhãn: { $label }
longer-than = Hiệu lực dài hơn { $span }
creator-left = Người tạo đã rời tổ chức
