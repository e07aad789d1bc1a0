sign-in = 登录
value-waits = 有一个新令牌的值尚未保存。它隐藏在此标签页中，等待其创建者：请重新登录以保存。如果关闭此标签页，或他人在此登录，该值将丢失。
paste-token = 粘贴具有作用域 { $organization-view } 或 { $api-view } 的 API 令牌。它保留在此页面的内存中，只会发送给 API。
paste-any-token = 粘贴你的 API 令牌：作用域不限，也可没有。它保留在此页面的内存中，只会发送给 API。
own-page = 在服务器自己的页面登录

## The form for a token.

api-token = API 令牌
keep = 在此标签页中保持登录
keep-hint = 浏览器还会将令牌写入磁盘文件。在与他人共用的计算机上请勿开启。

## The form for a name and a password, on Yatai.

by-password = 或用你的 Yatai 账户登录。密码只会发送给 Yatai，不会保留；浏览器会保留 Yatai 的 Cookie。
name-or-email = 名称或邮箱
password = 密码
name-empty = 请输入名称或邮箱：内容为空。
password-empty = 请输入密码：内容为空。
sign-in-with-password = 用密码登录
