## Why somebody is signed out, on the sign-in page.


## What a role may not do.

administrators-only = 只有管理員可以建立、變更或刪除組織權杖。
creator-changes = 只有建立者可以變更個人權杖。
creator-deletes = 只有建立者或管理員可以刪除個人權杖。

## The dialog before signing out while tokens are being deleted.

sign-out-title = 要登出嗎？
token-waits = { $name } 將在數秒後刪除。若現在登出，則不會刪除任何權杖。
tokens-wait = { NUMBER($count) } 個權杖將在數秒後刪除。若現在登出，則不會刪除任何權杖。
tokens-are-done = 已處理 { NUMBER($done) } / { NUMBER($total) } 個權杖。若現在登出，其餘維持不變。
nothing-under-way = 已沒有進行中的操作。
stay = 保持登入
sign-out = 登出

## The dialog for a person who does nothing.

idle-title = 你還在嗎？
idle = 一段時間沒有操作。你將在 { $time-view }後登出。輸入的內容會保留到你回來。
seconds-left = { NUMBER($count) } 秒

## The dialog with the person's sessions.

your-sessions = 你的工作階段
each-browser = 你登入的每個瀏覽器各有一個工作階段。請結束你不認得的工作階段。
signed-in = 登入時間
from = 來源
last-seen = 上次活動
what-to-do = 動作
unknown = 不明
address-by-proxy = { $address-view }，經由代理伺服器
this-session = 目前的工作階段
kept-by-proxy = 由代理伺服器保持
end = 結束
end-from = { $address ->
    [unknown] 結束來源不明的工作階段
   *[other] 結束來自 { $address } 的工作階段
}
ended-from = { $address ->
    [unknown] 已結束來源不明的工作階段。
   *[other] 已結束來自 { $address } 的工作階段。
}
end-others = 結束所有其他工作階段
others-ended = 已結束所有其他工作階段。
