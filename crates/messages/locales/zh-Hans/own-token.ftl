own = 你当前使用此令牌登录。{ $what }
maybe-own = 你当前使用令牌登录，但服务器未说明是哪一个。如果是此令牌：{ $what }

## What follows.

deleting = 删除它会使你登出。
revoking = 吊销它会使你登出，此时还没有替代令牌。用它创建的替代令牌不会晚于它过期。
without-read = 没有 read_organization，此页面不能显示任何令牌。
without-write = 没有 write_organization，你不能在此处创建、更改或删除任何令牌，也不能收回此更改。
signed-out-at = 它过期时你将登出：{ $moment }。

## Many tokens are deleted together.

own-among = 你当前使用 { $name } 登录。它会在其他令牌全部删除后最后删除，届时你将登出。
maybe-own-among = 你当前使用令牌登录，但服务器未说明是哪一个。如果是其中之一，你会在中途登出，排在它之后的令牌不会删除。

## Said on the sign-in page.

own-deleted = 你登录所用的令牌已删除。请用其他令牌或登录链接登录。

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = 你登录所用的令牌届时过期
latest-already = 它届时过期，而你登录所用的令牌更早过期
