## What is done with a token.

extend = 延期
edit = 编辑
replace = 替换
delete = 删除
act-on = { $action ->
    [extend] 延期 { $name }
    [edit] 编辑 { $name }
    [replace] 替换 { $name }
   *[delete] 删除 { $name }
}

## The menu of a row.

menu-extend = 延期…
menu-replace = 替换…
menu-delete = 删除…
link-copied = { $outcome }：{ $name } 的链接

## The line with the exact times of a row. Its parts are separated by semicolons.

created = 创建于 { $time }
expires = 将于 { $time } 过期
expired = 已于 { $time } 过期
last-used = 最后使用于 { $time }

## The bar while tokens are selected.

selected = 已选择{ NUMBER($count) }个
selected-hidden = 已选择{ NUMBER($count) }个，其中{ NUMBER($hidden) }个不在此视图中
select-all = 选择全部{ NUMBER($count) }个
export-selected = 导出所选
clear-selection = 清除选择
delete-selected = 删除所选
