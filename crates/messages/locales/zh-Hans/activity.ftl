## Operations: what was done.

created = 已创建
changed = 已更改
deleted = 已删除
handed-over = 值已移交给命令行
looked-up = 已按值反查
signed-in = 已登录
sign-in-refused = 登录被拒绝
signed-out = 已登出
member-changed = 成员已更改
terminated = 已终止
pushed = 已推送
unnamed-operation = 未命名的操作
repeated = { $operation }（{ NUMBER($count) }次）

## What it was done to.

api-token = 令牌
bento = Bento
bento-repository = Bento 仓库
cluster = 集群
deployment = 部署
deployment-revision = 部署版本
host-cluster = 宿主集群
model = 模型
model-repository = 模型仓库
organization = 组织
person = 用户
resource = { $kind-view } { $name-view }
deleted-mark = （已删除）

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $operation-view }：{ $resource-view }
this-token = 此令牌
by = 操作者：{ $person-view }
by-with-token = 操作者：{ $person-view }，使用令牌 { $token-view }
by-unknown = 操作者：未知账户
by-unknown-with-token = 操作者：未知账户，使用令牌 { $token-view }
success = 成功
at-unknown-time = 时间未知

## The tab of one token's details.

more-events = 更多事件
no-creator = 服务器未说明此令牌的创建者，因此无法查找其活动记录。
server-said = 服务器返回：“{ $quote-view }”
recorded-embedded = 更改操作会被记录，保留时间由服务器决定。只读操作不会被记录，因此“最后使用”可能更晚。
recorded-yatai = Yatai 只在推送模型和 Bento 以及新建部署时记录令牌名称，不记录对令牌的操作。事件按令牌的名称和创建者查找，不显示令牌创建之前的事件。
recorded-bentocloud = 事件中没有令牌的 UID，因此按令牌的名称和创建者查找。不显示令牌创建之前的事件，也没有服务器未记录的内容。
none-since-made = 令牌创建以来没有活动记录。
none-in-all = { $count ->
    [0] 没有活动记录。
   *[other] 在全部{ NUMBER($count) }个事件中没有活动记录。
}
found = { $count ->
    [0] 没有活动记录。
   *[other] { NUMBER($count) }个事件。
}
no-more = 没有更多事件。
looked-at = 已查看{ NUMBER($read) }个事件，共{ NUMBER($total) }个。
looked-back-to = 已查看{ NUMBER($read) }个事件，共{ NUMBER($total) }个，最早到 { $day }。

## The page “Activity”.

back-to-tokens = 返回令牌
cannot-filter = 此服务器不能按 { $filters } 过滤：已忽略这些过滤器。
sees-own = 你可以看到自己的活动记录，以及你的令牌和组织令牌的活动记录。
no-match = 没有匹配的活动记录。
load-more = 加载更多
not-recorded = Yatai 不记录对令牌的操作，因此没有可显示的活动记录。
events = { NUMBER($count) }个事件
events-of = { NUMBER($count) }/{ NUMBER($total) }个事件
what-bentocloud-records = 此服务器不记录角色、地址以及更改前后的值。它按用户和 UTC 整日过滤。
what-is-recorded = 登录和更改会被记录，读取不会。
kept-for = { $days ->
    [0] 事件永久保留。
   *[other] 事件保留{ NUMBER($days) }天。
}

## The columns of the events. Who and What are filters, too.

when = 时间
who = 操作者
what = 操作
about = 对象
from = 来源
with = 凭据

## The cells of an event.

unknown-time = 未知
only-by-person = 仅此用户的操作
only-about-token = 仅对此令牌的操作
role-mark = （{ $role }）
token-details = 令牌详情
with-login-code = 登录码
with-session = 会话
system-user = 系统用户 { $name }
nobody-known = 操作者未知
several-addresses = 多个地址

## What an event has changed, a line for each field.

field-changed = { $field }：{ $before } → { $after }
field-value = { $field }：{ $value }
role = 角色
no-member = 非成员
wrong = 有误
no-scopes = 无
never-expires = 永不过期
organization-token = 组织令牌
monitoring-token = 监控令牌
sign-in-link-made = 已创建登录链接
value-replaced = 请求重复：令牌有了新值

## The filters.

filters = 过滤器
login-names = 登录名
token-uid = 令牌 UID
about-or-with = 作为对象或凭据
uid-refused = UID 只能包含字母、数字和连字符；多个 UID 用逗号分隔。
since = 从
until = 至
moment-hint = 7d、2026-11-30，或 2026-11-30T18:00:00Z 这样的时间
moment-refused = 这不是时间。可用格式：7d（也可用 h、w）、2026-11-30 和 2026-11-30T18:00:00Z。
several = 多项
everything = 全部

## The export. $format is the name of a format, for instance “CSV”.

export = 导出
download-as = 下载 { $format }
copy-as = 复制 { $format }
not-exported = 未导出：无法加载事件。
reading = 已读取{ NUMBER($count) }个事件，共{ NUMBER($total) }个…
downloaded = 已将{ NUMBER($count) }个事件下载为 { $format }。
copied = 已将{ NUMBER($count) }个事件复制为 { $format }。
refused = { $reason }。
