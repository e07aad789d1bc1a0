own = 你以此權杖登入。{ $what }
maybe-own = 你以權杖登入，但伺服器未說明是哪一個。如果是此權杖：{ $what }

## What follows.

deleting = 刪除後你會登出。
revoking = 撤銷後你會立即登出，此時尚無後繼權杖。以此權杖建立的後繼權杖，到期時間不會晚於此權杖。
without-read = 沒有 read_organization，此頁面無法顯示任何權杖。
without-write = 沒有 write_organization，你無法在此建立、變更或刪除任何權杖，也無法撤回此變更。
signed-out-at = 權杖於 { $moment } 到期時你會登出。

## Many tokens are deleted together.

own-among = 你以 { $name } 登入。它會在其他權杖都刪除後最後刪除，屆時你會登出。
maybe-own-among = 你以權杖登入，但伺服器未說明是哪一個。如果是其中之一，你會中途登出，排在它之後的權杖不會刪除。

## Said on the sign-in page.

own-deleted = 你登入所用的權杖已刪除。請以其他權杖或登入連結登入。

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = 你登入所用的權杖於該時到期
latest-already = 它於該時到期，而你登入所用的權杖更早到期
