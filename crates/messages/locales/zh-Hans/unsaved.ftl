value-lost = 没有人知道 { $name-view } 的值：{ $why }。UID { $uid-view }。
a-new-token = 新令牌

## Why. Each is a clause of the sentence above.

page-closed = 保存之前离开了页面
no-answer = 创建请求没有收到响应
not-sent = 服务器没有发送
duplicate = 一次创建产生了两个令牌，这是另一个

## The buttons.

delete-it = 删除它
replace-it = 替换它
have-value = 我有它的值
