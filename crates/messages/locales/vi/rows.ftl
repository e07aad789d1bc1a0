## What is done with a token.

extend = Gia hạn
edit = Sửa
replace = Thay thế
delete = Xóa
act-on = { $action ->
    [extend] Gia hạn { $name }
    [edit] Sửa { $name }
    [replace] Thay thế { $name }
   *[delete] Xóa { $name }
}

## The menu of a row.

menu-extend = Gia hạn…
menu-replace = Thay thế…
menu-delete = Xóa…
link-copied = { $outcome }: liên kết đến { $name }

## The line with the exact times of a row. Its parts are separated by semicolons.

created = tạo { $time }
expires = hết hạn { $time }
expired = đã hết hạn { $time }
last-used = dùng lần cuối { $time }

## The bar while tokens are selected.

selected = Đã chọn { NUMBER($count) }
selected-hidden = Đã chọn { NUMBER($count) }, { NUMBER($hidden) } không có trong chế độ xem này
select-all = Chọn tất cả { NUMBER($count) }
export-selected = Xuất mục đã chọn
clear-selection = Bỏ chọn
delete-selected = Xóa mục đã chọn
