title = 建立 API 權杖
value-shown-once = 值只在建立後顯示一次。
replaces = 此權杖將取代 { $name }；舊權杖在刪除前仍有效。

## The address that opened the dialog

link-ignored = 連結中已忽略：{ $keys }
link-not-understood = 連結中無法解讀：{ $values }
link-risk =
    填寫此表單的連結要求{ $risk ->
        [api] 權限範圍 api（允許你能執行的所有操作）
        [endless] 無到期時間
        [far] 超過 25 年後的到期時間
        [api-endless] 權限範圍 api（允許你能執行的所有操作），且無到期時間
       *[api-far] 權限範圍 api（允許你能執行的所有操作），以及超過 25 年後的到期時間
    }。僅在信任提供連結的人時才繼續。
link-risk-read = 我已閱讀此權杖可執行的操作
link-risk-unread = 請閱讀後勾選；或選擇其他權限範圍或到期時間。

## Name, description and labels

name-rule = 小寫字母、數字和連字號；以字母開頭；最多 63 個字元。
description-placeholder = 用途為何？
description-length = { NUMBER($length) } / { NUMBER($most) } 個字元
labels-hint = 以逗號分隔，例如 team:search, env:prod。
name-with-uid = { $name } ({ $uid })

## Token type

token-type = 權杖類型
type-personal-hint = 屬於你，供開發和試用。離開組織時失效。
type-organization-hint = 供 CI 管線和共用的用途。所有成員可見，由管理員管理。你離開後仍保留。
type-monitoring-hint = 只讀取 Prometheus 指標。
type-not-offered = { $type ->
    [organization] 此網站不提供「組織」類型。
    [monitoring] 此網站不提供「監控」類型。
   *[personal] 此網站不提供「個人」類型。
}
choose-another-type = 請選擇其他類型。

## Access

developer-access = 開發者操作存取權
developer-access-hint = 在權限範圍內使用 API 和命令列。
developer-access-hint-yatai = 使用 API 和命令列。在 Yatai 上，無論此處如何選擇，任何權杖都可以。
endpoint-access = 受保護端點存取權
endpoint-access-hint = 呼叫需要權杖的部署。
router-access-hint = 呼叫組織的路由端點，即組織部署前方的閘道。
all-deployments = 所有部署
loading-deployments = 正在載入部署
search-deployments = 搜尋部署
no-deployments = 沒有部署。

## Scopes

organization-scopes = 所有組織權限範圍
cluster-scopes = 所有叢集權限範圍
scope-api = 以下所有權限及所有資源。高權限。
scope-read-organization = 查看成員、權杖、模型與 Bento。
scope-write-organization = 變更成員、權杖、模型與 Bento。
scope-read-cluster = 查看叢集與部署。
scope-write-cluster = 部署、變更與終止。
scope-api-yatai = 以下所有權限。
scope-read-organization-yatai = 查看組織、成員、模型與 Bento。
scope-write-organization-yatai = 變更成員、模型與 Bento。
scope-not-documented = 文件未記載的權限範圍：伺服器可能不認得。
scope-implied = 已包含在 api 中。
no-scope = 沒有權限範圍時只能呼叫端點，不能做其他事。
any-on-yatai = 在 Yatai 上，無論權限範圍為何，任何權杖都能列出、建立、變更和刪除其建立者的權杖。

## Expiration

expiration = 到期時間
extend-by = 延長 { NUMBER($days) } 天
latest = 最晚
latest-moment = 最晚：{ $moment }
custom = 自訂…
expiration-date = 到期日期
expiration-date-hint = 30d、1w、24h，或你所在時區的日期和時間：2026-12-31 18:00
latest-chosen = 平常的到期時間會更晚，因此選用此時間。
never-ends = 永不過期。外洩的權杖在有人刪除前一直有效。
ends-at = 到期：{ $moment-view }
ended-at = 已過期：{ $moment-view }

## The menu “Copy as”

copy-as = 複製為
copy-as-link = 複製為連結
copy-as-python = 複製為 Python
copy-without-access = 這些方式都不能設定存取權：權杖將取得一般的存取權。
copy-without-labels = 這些方式都不能設定標籤。
link-leaves-out = 連結過長，將略去：{ $parts }。
part-description = 描述
part-name = 名稱
part-scopes = 權限範圍
part-expiration = 到期時間
note-labels = 此處不能設定標籤。
note-access = 此處不能設定權杖類型和存取權：將建立供 API 使用的個人權杖。
note-access-labels = 此處不能設定權杖類型、存取權和標籤：將建立供 API 使用的個人權杖。
note-shown-once = 只顯示這一次

## The outcome

creating = 正在建立權杖…
looking = 正在查看是否已建立權杖…
not-made = 未建立權杖：可以重試。輸入的內容均已保留。
not-found-out = 無法得知是否已建立權杖。{ $reason }建立另一個權杖前，請重新查看。
similar = 已有同名權杖：{ $name-view }，UID { $uid-view }。無法確定是否為這次建立的：請{ $look-view }，或選擇其他名稱。
similar-look = 查看該權杖
made-without-value = 權杖仍已建立，但沒有人有它的值：{ $name-view }，UID { $uid-view }。
delete-and-try-again = 刪除後重試

## What differs between the new token and what was asked for. “It” is the token.

other-type =
    這是{ $got ->
        [organization] 組織權杖
        [monitoring] 監控權杖
       *[personal] 個人權杖
    }：你要求的是{ $wanted ->
        [organization] 組織權杖
        [monitoring] 監控權杖
       *[personal] 個人權杖
    }。
lacks-scopes = 缺少權限範圍：{ $scopes }。
has-scopes = 多了你未要求的權限範圍：{ $scopes }。
lacks-labels = 缺少標籤：{ $labels }。
lacks-deployments = 缺少部署的存取權：{ $deployments }。
has-deployments = 多了你未要求的部署存取權：{ $deployments }。
lacks-all-deployments = 缺少所有受保護部署的存取權。
has-all-deployments = 多了你未要求的所有受保護部署的存取權。
lacks-router-access = 缺少路由存取權。
has-router-access = 多了你未要求的路由存取權。
ends-otherwise = 到期時間是 { $moment }：你要求的是 { $wanted }。
ends-anyway = 到期時間是 { $moment }：你要求的是無到期時間。
never-ends-otherwise = 永不過期：你要求的是 { $wanted }。

## Signing in a command line

login-title = BentoML CLI 要以你的身分登入。
login-warning = 只有你自己剛以「bentoml cloud login」啟動登入時才可繼續。
login-code = 命令列的代碼：{ $code-view }。命令列會取得此權杖，無須複製任何內容。若要部署，需要比建議更多的權限範圍。按「取消」不會傳送任何內容。
login-account = 你的帳號：{ $person-view } ({ $login-view })。
login-account-organization = 你的帳號：{ $person-view } ({ $login-view })，組織 { $organization-view }。
login-not-you = 不是你？
login-nothing-sent = 未傳送任何內容給命令列。
login-stop = 請在終端機按 Ctrl+C，停止等待中的命令。
login-done = BentoML CLI 已以權杖 { $name-view } 登入。請返回終端機。
login-token-made = 已為命令列建立權杖；終端機會在數秒內繼續。權杖是 { $name-view }。若終端機未繼續，請刪除此權杖並重新開始登入。
login-show-token = 顯示權杖

## A login code that does nothing on this site

code-unusable-on-server = 此伺服器不能將權杖移交命令列。
code-unusable-on-site = 此網站不將權杖移交命令列。
code-unusable = 網址中的代碼在此沒有作用。仍在等待代碼的命令可按 Ctrl+C 結束。
code-instead = 請在此建立權杖、複製值，再以它登入：{ $command-view }
code-create-token = 為此建立權杖
copy-command = 複製命令
