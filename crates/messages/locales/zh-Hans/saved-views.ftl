## The menu.

manage = 保存或管理视图
unused = 90天未使用
expiring = 即将过期
broad = 权限宽泛且永不过期
broad-yatai = 作用域 api 且永不过期

## The dialog.

saved-views = 已保存的视图
name-of-view = 视图名称
save-view = 保存视图
what-is-saved = 保存当前显示的内容：{ $filters }。保留在此浏览器中。
all-tokens = 所有令牌
sorted-by = 按 { $key } 排序
copy-links = 复制链接
download-links = 下载链接
open-import = 导入链接…
links-to-import = 要导入的链接
import-hint = 每个视图一行，包含名称和链接。
import = 导入

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = 复制 { $name } 的链接
rename = 重命名
rename-view = 重命名 { $name }
move-up = 上移 { $name }
move-down = 下移 { $name }
delete = 删除
delete-view = 删除视图 { $name }
new-name = { $name } 的新名称
save-name = 保存名称

## What was done.

saved = 已保存“{ $name }”。
deleted = 已删除“{ $name }”。
renamed = 已重命名为“{ $name }”。
moved = “{ $name }”现在是第{ NUMBER($place) }个，共{ NUMBER($count) }个。
imported = 已导入{ NUMBER($count) }个，已跳过{ NUMBER($skipped) }个。
skipped-line = “{ $line }”：{ $reason }
not-a-link = 不是此面板的链接
not-kept = 未保留：此浏览器拒绝存储。
handed-over = { $outcome }。

## Why a view is not saved.

give-a-name = 请填写名称。
name-taken = 已有同名视图。
too-many = 视图过多：请先删除一个。
too-long = 视图过长，无法写入链接：请缩短搜索或移除过滤器。
view-gone = 此视图已不存在：它在其他标签页中被删除。
