own = このトークンでログインしています。{ $what }
maybe-own = トークンでログインしていますが、どのトークンかをサーバーが示しません。このトークンの場合: { $what }

## What follows.

deleting = 削除するとログアウトされます。
revoking = 無効化すると、後継トークンがないままログアウトされます。このトークンで作成した後継トークンの期限は、このトークンの期限を超えません。
without-read = read_organizationがないと、このページにトークンを表示できません。
without-write = write_organizationがないと、ここでトークンの作成、変更、削除ができず、この変更も元に戻せません。
signed-out-at = 期限の{ $moment }にログアウトされます。

## Many tokens are deleted together.

own-among = { $name }でログインしています。他がすべてなくなった後、最後に削除され、ログアウトされます。
maybe-own-among = トークンでログインしていますが、どのトークンかをサーバーが示しません。この中にある場合、途中でログアウトされ、それより後のものは削除されません。

## Said on the sign-in page.

own-deleted = ログインに使っていたトークンは削除されました。別のトークンか、ログインリンクでログインしてください。

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = ログインに使っているトークンがこの時点で期限切れになります
latest-already = 現在の期限がこの日時で、ログインに使っているトークンの期限はそれより前です
