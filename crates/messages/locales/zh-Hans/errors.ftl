## What could not be done. The reason is one of the clauses below.

could-not-sign-in = 无法登录：{ $reason }。
could-not-load-tokens = 无法加载令牌：{ $reason }。
could-not-create-token = 无法创建令牌：{ $reason }。
could-not-load-token = 无法加载该令牌：{ $reason }。
could-not-change-token = 无法更改令牌：{ $reason }。
could-not-delete-token = 无法删除令牌：{ $reason }。
could-not-load-deployments = 无法加载部署：{ $reason }。
could-not-load-activity = 无法加载活动记录：{ $reason }。
could-not-sign-out = 无法登出：{ $reason }。
could-not-read-settings = 无法读取 config.json：{ $reason }。
could-not-read-language = 无法加载此语言的文本：{ $reason }。
could-not-check-token = 无法检查令牌：{ $reason }。
could-not-find-token = 无法查找令牌：{ $reason }。
could-not-load-sessions = 无法加载你的会话：{ $reason }。
could-not-end-session = 无法结束会话：{ $reason }。

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = 服务器没有响应
no-answer-in-time = { NUMBER($seconds) }秒内没有响应
empty-answer = 服务器返回了空响应
web-page = 服务器返回了网页而不是数据
sent-elsewhere = 服务器将请求重定向到了别处
broken-off = 服务器的响应中途中断
no-json = 服务器的响应不是 JSON
unexpected-form = 服务器的响应格式不符合预期（{ $form }）
reason-with-status = { $reason }（状态码 { NUMBER($status) }）
login-code-unknown = 命令行的登录码未知，或已超过十分钟
login-code-used = 命令行的登录码已被使用
api-refuses-token = API 不接受它
administrators-only = 只有管理员可以对组织令牌执行此操作
no-such-token = 没有此令牌，或它已不存在
name-taken = 此名称已被使用
outlives-own-token = 它不会早于你登录所用的令牌过期
too-large = 内容过大
token-refused = 服务器不接受它
proxy-signs-in = 你是通过服务器前的代理登录的
own-token-refused = 服务器不接受此令牌
settings-refused = 站点拒绝提供该文件
not-signed-in = 你已不再处于登录状态，或你的令牌无权执行此操作
not-allowed = 你无权执行此操作
no-such-address = 服务器没有此地址
changed-on-server = 服务器上有其他内容已更改
request-refused = 服务器不接受此请求
slow-down = 服务器要求放慢请求
not-available = 服务器不可用
proxy-without-answer = 代理未收到服务器的响应
server-failed = 服务器出错
server-refused = 服务器拒绝了请求
another-person = 此浏览器现已由其他用户登录
no-member = 服务器不认为你是成员
several-sessions = 此浏览器有不同用户的会话
proxy-hides-host = 服务器前的代理没有传递此站点的名称
proxy-hides-person = 服务器前的代理没有明确说明你的身份
no-such-organization = 服务器没有此名称的组织
page-not-own = 服务器不认为此页面的地址属于自己

## What to do after a failed request.

check-connection = 请检查网络连接，以及服务器是否正在运行。
server-busy = 服务器可能繁忙。请稍后重试。
try-again-or-ask = 请重试；如果仍然失败，请联系服务器运维人员。
try-again-or-give-trace-id = 请重试；如果仍然失败，请将跟踪 ID 提供给服务器运维人员。
try-again-or-ask-now = 请重试，或联系服务器运维人员。
try-in-a-minute = 请在1分钟后重试。
try-in-a-moment = 请稍后重试。
try-in-seconds = 请在{ NUMBER($seconds) }秒后重试。
reload-for-proxy = 中间的代理可能要求你登录：请重新加载页面。
proxy-or-wrong-address = 中间的代理可能要求你登录，或 config.json 中的 API 地址有误。
may-be-created = 令牌可能其实已创建：请先在列表中查找其名称，然后再重试。
restart-login = 请在终端中按 Ctrl+C，然后重新开始登录。
login-code-advice = 如果终端尚未登录，请重新开始登录。如果登录码被他人使用，请联系管理员。
new-token-advice = 新令牌可能需要片刻才能在各处生效。请再次检查。
ask-an-administrator = 请联系管理员。
may-be-deleted = 它可能已被他人删除。
choose-another-name = 请选择其他名称。如果你刚刚尝试创建它，那可能就是该令牌：它的值已丢失，请将其删除。
choose-earlier-expiration = 请选择更早的过期时间，或以其他方式登录。
shorten-description = 请缩短描述。
correct-what-is-named = 请更正服务器消息中指出的内容，然后重试。
sign-out-at-proxy = 请在代理处登出，或关闭浏览器。
paste-another = 它可能输入有误、已过期或已删除。请粘贴其他令牌。
settings-refused-advice = 有些主机在缺少该文件时会这样响应：请在 index.html 旁放置内容为 {"{}"} 的 config.json。
sign-in-again = 请重新登录，或使用具有所需作用域的令牌。
lacks-a-right = 你的令牌可能缺少作用域，或你的账户缺少所需角色。请联系管理员。
address-may-be-wrong = config.json 中的 API 地址可能有误。
refresh-the-list = 请刷新列表，查看当前内容。
not-supported = 此面板可能不支持该服务器：请联系服务器运维人员。
load-page-again-advice = 请重新加载页面。
ask-to-be-added = 请联系管理员添加你。
delete-cookies = 请在浏览器设置中删除此站点的 Cookie，然后重新登录。
host-header-advice = 名称必须在标头 Host 中。请将此内容告知服务器运维人员。
show-to-server-person = 请将此内容告知服务器运维人员。
correct-organization = 请更正 config.json 中的“organization”，或将其删除。
origin-advice = 服务器前的代理必须通过标头 Host 传递浏览器的主机名，或在使用 --trusted-proxy 时通过 X-Forwarded-Host 传递；或者用 --public-url 启动服务器。请将此内容告知服务器运维人员。
correct-settings = 需要由站点运维人员更正。

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = 无法加载面板的此部分。
part-not-loaded-advice = 请检查网络连接。如果连接正常，则站点可能有新版本：请重新加载页面。
list-inconsistent = 列表更改过快，来不及读取，或服务器计数有误。
list-inconsistent-advice = 此处可能缺少一些令牌。
tokens-unreadable = 有{ NUMBER($count) }个令牌无法读取，未在此处列出。
tokens-unreadable-advice = 它们可能仍然有效。请重试；如果仍然失败，请联系服务器运维人员。
value-not-told = 无法显示值：服务器不再提供。
value-not-told-advice = 你的角色可能已更改。请联系管理员。
no-other-session = 未结束任何会话。
no-other-session-advice = 服务器没有找到你的其他会话，或你是用令牌登录的。
changed-token-gone = 无法更改令牌：该令牌已不存在。
changed-token-gone-advice = 在此期间，它可能已被他人删除。
cross-origin = 此面板向 { $address } 发送请求。该服务器必须允许来自此页面的请求 (CORS)，且页面的 Content-Security-Policy 必须列出该地址：两者都可由面板的安装者设置。
password-refused = 无法登录：服务器不接受此名称和密码。
password-refused-advice = 请检查两者后重试，或粘贴 API 令牌。
no-cookie = 无法登录：服务器接受了密码，但你仍未登录。
no-cookie-advice = 浏览器可能拒绝了服务器的 Cookie：请允许此站点使用 Cookie，或粘贴 API 令牌。
no-activity = 此服务器不保留活动记录。
activity-lacks-scope = 无法加载活动记录：你登录所用的令牌缺少作用域。
activity-lacks-scope-advice = 请用具有该作用域的令牌登录，或用名称和密码登录。
members-not-loaded = 无法加载组织的成员。
members-not-loaded-advice = 没有成员信息，面板无法判断哪些令牌的创建者已离开（地址中的 creator_left）：已显示所有令牌。
still-signed-in = 无法登出：服务器仍认为你已登录。
still-signed-in-advice = 请在服务器自己的页面登出，或关闭浏览器。
token-still-there = 无法删除令牌：服务器返回了空响应，令牌仍然存在。
token-empty = 请粘贴令牌：内容为空。
token-malformed = 令牌中没有空格、换行或特殊字符：请重新复制。

## In the notice of a failure.

server-said = 服务器返回：“{ $quote-view }”
trace-id = 跟踪 ID：{ $id-view }
load-page-again = 重新加载页面
not-loaded = 未加载

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = 未更改，因为此前离开了页面。前几个可能已更改：
not-deleted-page-left = 未删除，因为此前离开了页面：
some-not-deleted-page-left = 未删除，因为此前离开了页面。前几个可能已删除：
was-not-there = 它不存在：此前已被他人删除，或你无权再查看。
kept-old-expiration = 服务器回复已更改，但保留了原来的过期时间。
signed-out-before = 在更改之前你已登出。
changed-by-another = 他人已更改它的过期时间：请重新查看。
not-there-any-more = 它已不存在，或你无权再查看。
