token-details = 令牌详情
not-found = 没有此令牌，或它已不存在。它可能已被删除，或属于他人。
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = 永不过期
state-expires = { $when }过期
previous = 上一个
next = 下一个

## The tabs.

view = 视图
fields = 字段
copy = 复制

## The fields.

copy-uid = 复制 UID
updated = 更新时间
made-with = 创建所用凭据
maker = 令牌 { $maker-view }
maker-of-makers = { $makers-view }，后者由 { $maker-view } 创建
deleted-maker = { $maker-view }（已删除）
description-cut = 这是开头部分，全文共{ NUMBER($count) }个字符。JSON 和 YAML 显示全文。

## The value of “Access”: what the token may reach.

prometheus-only = 仅 Prometheus 指标
developer-operations = 开发者操作
protected-deployments = 受保护的部署：{ $deployments-view }
deployments-not-named = 受保护的部署（服务器未列出名称）

## Hints above the fields.

hint-expired = 已过期：不能再使用，可以删除。
hint-expires-soon = 即将过期：请在使用它的程序停止工作之前替换它。
hint-no-expiration = 永不过期：一旦泄露，在被删除之前一直有效。
hint-broad = 权限宽泛：api 允许一切操作。
hint-never-used = { NUMBER($days) }天内从未使用。
hint-unused = { NUMBER($days) }天未使用。

## The buttons.

show-value = 显示值
replace = 替换
extend = 延期…
edit-token = 编辑令牌
more = 更多
create-like-this = 创建类似令牌
remind-me = 提醒我 (.ics)

## A mail to the creator of the token.

mail-subject = API 令牌 { $name }
mail-greeting = { $person }，你好：
mail-about = 此邮件涉及你的 API 令牌 { $name }：
