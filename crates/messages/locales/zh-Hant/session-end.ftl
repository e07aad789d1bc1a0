### Why a session has ended, and what was not done then.

change-stopped = 變更已停止：已變更 { NUMBER($done) } / { NUMBER($total) } 個。
deletion-stopped = 刪除已停止：已刪除 { NUMBER($done) } / { NUMBER($total) } 個。
more-changed = 當時正在變更的權杖可能也已變更。
more-deleted = 當時正在刪除的權杖可能也已刪除。
guest = 你是此組織的訪客：可以查看權杖，不能建立、變更或刪除。
kept-token-invalid = 為此分頁保存的權杖已失效。
server-not-told = 無法通知伺服器：對伺服器而言，此瀏覽器仍在登入狀態。
session-ended = 你的工作階段已結束。重新登入即可回到先前的位置。
sign-in-link-works = 可在另一個分頁開啟登入連結。
signed-out-idle = 一段時間沒有操作，你已登出。重新登入即可回到先前的位置。
signed-out-in-another-tab = 你已在另一個分頁登出。
