## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = 只有管理员可以创建、更改或删除组织令牌。
creator-changes = 只有创建者可以更改个人令牌。
creator-deletes = 只有创建者或管理员可以删除个人令牌。

## The dialog before signing out while tokens are being deleted.

sign-out-title = 要登出吗？
token-waits = { $name } 将在几秒后删除。如果现在登出，则不会删除任何令牌。
tokens-wait = { NUMBER($count) }个令牌将在几秒后删除。如果现在登出，则不会删除任何令牌。
tokens-are-done = 已处理{ NUMBER($done) }个令牌，共{ NUMBER($total) }个。如果现在登出，其余令牌保持不变。
nothing-under-way = 没有正在进行的操作。
stay = 保持登录
sign-out = 登出

## The dialog for a person who does nothing.

idle-title = 你还在吗？
idle = 已有一段时间无人操作。你将在{ $time-view }后登出。你输入的内容会保留到你回来。
seconds-left = { NUMBER($count) }秒

## The dialog with the person's sessions.

your-sessions = 你的会话
each-browser = 你登录的每个浏览器都有一个会话。请结束你不认识的会话。
signed-in = 登录时间
from = 来源
last-seen = 最后活动
what-to-do = 操作
unknown = 未知
address-by-proxy = { $address-view }，由代理提供
this-session = 此会话
kept-by-proxy = 由代理保持
end = 结束
end-from = { $address ->
    [unknown] 结束来源未知的会话
   *[other] 结束来自 { $address } 的会话
}
ended-from = { $address ->
    [unknown] 来源未知的会话已结束。
   *[other] 来自 { $address } 的会话已结束。
}
end-others = 结束所有其他会话
others-ended = 所有其他会话已结束。
