single-keys = 单键快捷键
single-keys-hint = 此列表中的前四个键。此浏览器会记住该设置。

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = 空格
key-escape = Esc

## What the keys do.

create = 创建令牌
refresh = 刷新列表
this-list = 此列表
find = 查找令牌、视图或操作
move = 在行或菜单项之间移动；也可用 Home、End，在行中还可用 Page Up、Page Down
details = 该行的详情
select = 选择该行；按住 Shift 可选择从上一次所选行起的所有行
close = 关闭打开的内容
