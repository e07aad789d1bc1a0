which-token = 这是哪个令牌？
token-value = 令牌的值
value-hint = 粘贴你发现的值，例如日志或聊天中的值。它只会发送给服务器，不会保留。
find = 查找
asking = 正在询问服务器…

## What the server says of the value.

is-value-of = 这是 { $token-view } 的值。
no-token = 你可查看的令牌都没有此值。它可能输入有误、已删除，或属于你无权查看的令牌。
works-nowhere = 此值不能在此处登录。它可能输入有误、已过期、已删除，或用于其他服务器。
is-own = 这是你登录所用的令牌的值。
works-for = 此值有效。它属于 { $name }（{ $login }）的令牌。
works-for-unknown = 服务器认得此值，但未说明属于谁。

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = 正在重新读取列表，查看刚刚使用了哪个令牌…
none-used = 列表中没有刚刚使用的令牌：服务器可能稍后才记录，或你无权查看该令牌。
probably-this = 其最后使用时间刚刚更新，因此很可能是此令牌：
probably-one-of = 很可能是以下刚刚使用的令牌之一。读取列表时会使用你登录所用的令牌：
