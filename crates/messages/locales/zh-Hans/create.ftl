title = 创建 API 令牌
value-shown-once = 值只在创建后立即显示一次。
replaces = 它将替换 { $name }，后者在被删除之前仍然有效。

## The address that opened the dialog

link-ignored = 链接中已忽略：{ $keys }
link-not-understood = 链接中无法识别：{ $values }
link-risk =
    填写此表单的链接要求{ $risk ->
        [api] 作用域 api（允许你能做的一切操作）
        [endless] 永不过期
        [far] 距今超过25年的过期时间
        [api-endless] 作用域 api（允许你能做的一切操作）以及永不过期
       *[api-far] 作用域 api（允许你能做的一切操作）以及距今超过25年的过期时间
    }。仅当你信任链接的提供者时才继续。
link-risk-read = 我已了解此令牌可以做什么
link-risk-unread = 请阅读并勾选，或选择其他作用域或过期时间。

## Name, description and labels

name-rule = 小写字母、数字和连字符；以字母开头；最多63个字符。
description-placeholder = 什么会使用它？
description-length = { NUMBER($length) }/{ NUMBER($most) }个字符
labels-hint = 用逗号分隔，例如 team:search, env:prod。
name-with-uid = { $name }（{ $uid }）

## Token type

token-type = 令牌类型
type-personal-hint = 属于你，用于开发和试用。你离开组织后失效。
type-organization-hint = 用于流水线和共享用途。所有成员可见，由管理员管理。你离开后仍有效。
type-monitoring-hint = 只能读取 Prometheus 指标。
type-not-offered = { $type ->
    [organization] 此站点不提供“组织”类型。
    [monitoring] 此站点不提供“监控”类型。
   *[personal] 此站点不提供“个人”类型。
}
choose-another-type = 请选择其他类型。

## Access

developer-access = 开发者操作访问
developer-access-hint = 在其作用域范围内使用 API 和命令行。
developer-access-hint-yatai = 使用 API 和命令行。在 Yatai 上，无论此处如何选择，任何令牌都可以。
endpoint-access = 受保护端点访问
endpoint-access-hint = 调用要求令牌的部署。
router-access-hint = 调用组织的路由端点，即其部署前的网关。
all-deployments = 所有部署
loading-deployments = 正在加载部署
search-deployments = 搜索部署
no-deployments = 没有部署。

## Scopes

organization-scopes = 所有组织作用域
cluster-scopes = 所有集群作用域
scope-api = 以下全部，以及所有资源。权限宽泛。
scope-read-organization = 查看成员、令牌、模型和 Bento。
scope-write-organization = 更改成员、令牌、模型和 Bento。
scope-read-cluster = 查看集群和部署。
scope-write-cluster = 部署、更改和终止。
scope-api-yatai = 以下全部。
scope-read-organization-yatai = 查看组织、成员、模型和 Bento。
scope-write-organization-yatai = 更改成员、模型和 Bento。
scope-not-documented = 不在文档所列的作用域中：服务器可能无法识别。
scope-implied = 已包含在 api 中。
no-scope = 没有作用域时，它可以调用端点，不能执行其他操作。
any-on-yatai = 在 Yatai 上，无论作用域如何，任何令牌都可以列出、创建、更改和删除其创建者的令牌。

## Expiration

expiration = 过期时间
extend-by = 延期{ NUMBER($days) }天
latest = 最晚
latest-moment = 最晚：{ $moment }
custom = 自定义…
expiration-date = 过期日期
expiration-date-hint = 30d、1w、24h，或你所在时区的日期和时间：2026-12-31 18:00
latest-chosen = 默认的过期时间更晚，因此选择了此时间。
never-ends = 永不过期。一旦泄露，令牌在被删除之前一直有效。
ends-at = 过期时间：{ $moment-view }
ended-at = 已过期：{ $moment-view }

## The menu “Copy as”

copy-as = 复制为
copy-as-link = 复制为链接
copy-as-python = 复制为 Python
copy-without-access = 以上均不能设置访问权限：令牌将使用默认访问权限。
copy-without-labels = 以上均不能设置标签。
link-leaves-out = 内容过长，链接中省略了：{ $parts }。
part-description = 描述
part-name = 名称
part-scopes = 作用域
part-expiration = 过期时间
note-labels = 此处不能设置标签。
note-access = 此处不能设置令牌类型和访问权限：将创建用于 API 的个人令牌。
note-access-labels = 此处不能设置令牌类型、访问权限和标签：将创建用于 API 的个人令牌。
note-shown-once = 只显示这一次

## The outcome

creating = 正在创建令牌…
looking = 正在检查是否已创建令牌…
not-made = 未创建令牌：可以重试。你输入的内容没有丢失。
not-found-out = 无法确定是否已创建令牌。{ $reason } 请重新检查后再创建。
similar = 已有同名令牌：{ $name-view }，UID { $uid-view }。无法确定它是否由本次操作创建：请{ $look-view }，或选择其他名称。
similar-look = 查看该令牌
made-without-value = 令牌其实已创建，但没有人知道它的值：{ $name-view }，UID { $uid-view }。
delete-and-try-again = 删除并重试

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    它是{ $got ->
        [organization] 组织令牌
        [monitoring] 监控令牌
       *[personal] 个人令牌
    }：你请求的是{ $wanted ->
        [organization] 组织令牌
        [monitoring] 监控令牌
       *[personal] 个人令牌
    }。
lacks-scopes = 它缺少作用域 { $scopes }。
has-scopes = 它具有你未请求的作用域 { $scopes }。
lacks-labels = 它缺少标签 { $labels }。
lacks-deployments = 它不能访问部署 { $deployments }。
has-deployments = 它可以访问你未请求的部署 { $deployments }。
lacks-all-deployments = 它不能访问所有受保护的部署。
has-all-deployments = 它可以访问所有受保护的部署，但你未请求。
lacks-router-access = 它没有路由访问权限。
has-router-access = 它具有路由访问权限，但你未请求。
ends-otherwise = 它的过期时间是 { $moment }：你请求的是 { $wanted }。
ends-anyway = 它的过期时间是 { $moment }：你请求的是永不过期。
never-ends-otherwise = 它永不过期：你请求的是 { $wanted }。

## Signing in a command line

login-title = BentoML CLI 请求以你的身份登录。
login-warning = 仅当你刚刚亲自用“bentoml cloud login”发起时才继续。
login-code = 其登录码：{ $code-view }。命令行会获得此令牌，你无需复制。要进行部署，需要比建议更多的作用域。点击“取消”则不发送任何内容。
login-account = 你的账户：{ $person-view }（{ $login-view }）。
login-account-organization = 你的账户：{ $person-view }（{ $login-view }），组织 { $organization-view }。
login-not-you = 不是你？
login-nothing-sent = 未向命令行发送任何内容。
login-stop = 在终端中按 Ctrl+C，停止等待中的命令。
login-done = BentoML CLI 已使用令牌 { $name-view } 登录。请返回终端。
login-token-made = 已为命令行创建令牌 { $name-view }，终端会在几秒内继续。如果终端没有继续，请删除该令牌并重新开始登录。
login-show-token = 显示令牌

## A login code that does nothing on this site

code-unusable-on-server = 此服务器不能将令牌移交给命令行。
code-unusable-on-site = 此站点不会将令牌移交给命令行。
code-unusable = 地址中的登录码在此处不起作用。如果命令仍在等待，请按 Ctrl+C 结束。
code-instead = 在此处创建令牌，复制其值，并用它登录：{ $command-view }
code-create-token = 为它创建令牌
copy-command = 复制命令
