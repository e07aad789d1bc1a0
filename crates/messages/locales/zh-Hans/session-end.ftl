### Why a session has ended, and what was not done then.

change-stopped = 更改已停止：已更改{ NUMBER($done) }个，共{ NUMBER($total) }个。
deletion-stopped = 删除已停止：已删除{ NUMBER($done) }个，共{ NUMBER($total) }个。
more-changed = 当时正在更改的令牌可能也已更改。
more-deleted = 当时正在删除的令牌可能也已删除。
guest = 你是此组织的访客：可以查看令牌，不能创建、更改或删除令牌。
kept-token-invalid = 为此标签页保留的令牌已失效。
server-not-told = 无法通知服务器：对服务器而言，此浏览器仍处于登录状态。
session-ended = 你的会话已结束。请重新登录以继续之前的操作。
sign-in-link-works = 可以在其他标签页中打开登录链接。
signed-out-idle = 因一段时间无人操作，你已登出。请重新登录以继续之前的操作。
signed-out-in-another-tab = 你已在其他标签页中登出。
