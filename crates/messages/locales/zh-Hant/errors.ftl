## What could not be done. The reason is one of the clauses below.

could-not-sign-in = 無法登入：{ $reason }。
could-not-load-tokens = 無法載入權杖清單：{ $reason }。
could-not-create-token = 無法建立權杖：{ $reason }。
could-not-load-token = 無法載入權杖：{ $reason }。
could-not-change-token = 無法變更權杖：{ $reason }。
could-not-delete-token = 無法刪除權杖：{ $reason }。
could-not-load-deployments = 無法載入部署：{ $reason }。
could-not-load-activity = 無法載入活動：{ $reason }。
could-not-sign-out = 無法登出：{ $reason }。
could-not-read-settings = 無法讀取 config.json：{ $reason }。
could-not-read-language = 無法載入此語言的訊息：{ $reason }。
could-not-check-token = 無法檢查權杖：{ $reason }。
could-not-find-token = 無法查詢權杖：{ $reason }。
could-not-load-sessions = 無法載入你的工作階段：{ $reason }。
could-not-end-session = 無法結束工作階段：{ $reason }。

## Reasons: clauses that stand after the colon of “Could not …: { $reason }.”

no-answer = 伺服器未回應
no-answer-in-time = { NUMBER($seconds) } 秒內沒有回應
empty-answer = 伺服器傳回空的回應
web-page = 伺服器傳回網頁而非資料
sent-elsewhere = 伺服器將請求轉到別處
broken-off = 伺服器的回應中途中斷
no-json = 伺服器的回應不是 JSON
unexpected-form = 伺服器的回應格式不符預期（{ $form }）
reason-with-status = { $reason }（狀態 { NUMBER($status) }）
login-code-unknown = 命令列的登入代碼無法識別，或已超過十分鐘
login-code-used = 命令列的登入代碼已使用過
api-refuses-token = API 未接受此權杖
administrators-only = 只有管理員可以對組織權杖執行此操作
no-such-token = 沒有此權杖，或已不存在
name-taken = 名稱已被使用
outlives-own-token = 它不會比你登入所用的權杖更早到期
too-large = 內容過大
token-refused = 伺服器未接受
proxy-signs-in = 你由伺服器前方的代理伺服器登入
own-token-refused = 伺服器未接受此權杖
settings-refused = 網站拒絕提供此檔案
not-signed-in = 你已不在登入狀態，或你的權杖無權執行此操作
not-allowed = 你無權執行此操作
no-such-address = 伺服器不認得此網址
changed-on-server = 伺服器上另有變更
request-refused = 伺服器未接受請求
slow-down = 伺服器要求放慢速度
not-available = 伺服器目前無法使用
proxy-without-answer = 代理伺服器未收到伺服器的回應
server-failed = 伺服器發生錯誤
server-refused = 伺服器已拒絕
another-person = 此瀏覽器現在以他人身分登入
no-member = 伺服器不認得你是成員
several-sessions = 此瀏覽器有不同人員的工作階段
proxy-hides-host = 伺服器前方的代理伺服器未傳遞此網站的名稱
proxy-hides-person = 伺服器前方的代理伺服器未明確說明你的身分
no-such-organization = 伺服器沒有此名稱的組織
page-not-own = 伺服器不認得此頁面的網址是自己的

## What to do after a failed request.

check-connection = 請檢查連線，以及伺服器是否運作中。
server-busy = 伺服器可能忙碌。請稍後重試。
try-again-or-ask = 請重試；若仍如此，請洽伺服器維運人員。
try-again-or-give-trace-id = 請重試；若仍如此，請將追蹤 ID 提供給伺服器維運人員。
try-again-or-ask-now = 請重試，或洽伺服器維運人員。
try-in-a-minute = 請於一分鐘後重試。
try-in-a-moment = 請稍後重試。
try-in-seconds = 請於 { NUMBER($seconds) } 秒後重試。
reload-for-proxy = 中間的代理伺服器可能要求登入：請重新載入頁面。
proxy-or-wrong-address = 中間的代理伺服器可能要求登入，或 config.json 中的 API 網址有誤。
may-be-created = 權杖可能仍已建立：重試前，請在清單中尋找其名稱。
restart-login = 請在終端機按 Ctrl+C，再重新開始登入。
login-code-advice = 若終端機未登入，請重新開始登入。若代碼是由他人使用，請洽管理員。
new-token-advice = 新權杖可能要稍後才會在各處生效。請再檢查一次。
ask-an-administrator = 請洽管理員。
may-be-deleted = 可能已由他人刪除。
choose-another-name = 請選擇其他名稱。若你剛嘗試建立，同名的可能就是該權杖：其值已遺失，請刪除。
choose-earlier-expiration = 請選擇較早的到期時間，或以其他方式登入。
shorten-description = 請縮短描述。
correct-what-is-named = 請修正訊息所指的內容，再重試。
sign-out-at-proxy = 請在該處登出，或關閉瀏覽器。
paste-another = 可能輸入錯誤、已過期或已刪除。請貼上另一個權杖。
settings-refused-advice = 有些主機在檔案不存在時如此回應：請將內容為 {"{}"} 的 config.json 放在 index.html 旁。
sign-in-again = 請重新登入，或使用具有所需權限範圍的權杖。
lacks-a-right = 你的權杖可能缺少權限範圍，或你的帳號缺少角色。請洽管理員。
address-may-be-wrong = config.json 中的 API 網址可能有誤。
refresh-the-list = 請重新整理清單，查看目前的內容。
not-supported = 此面板可能不支援此伺服器：請洽伺服器維運人員。
load-page-again-advice = 請重新載入頁面。
ask-to-be-added = 請管理員將你加入。
delete-cookies = 請在瀏覽器設定中刪除此網站的 Cookie，再重新登入。
host-header-advice = 名稱必須在標頭 Host 中。請將此訊息提供給伺服器維運人員。
show-to-server-person = 請將此訊息提供給伺服器維運人員。
correct-organization = 請修正 config.json 中的「organization」，或將其移除。
origin-advice = 伺服器前方的代理伺服器必須以標頭 Host 傳遞瀏覽器的主機名稱，或以 X-Forwarded-Host 傳遞並搭配 --trusted-proxy；或以 --public-url 啟動伺服器。請將此訊息提供給伺服器維運人員。
correct-settings = 須由此網站的維運人員修正。

## Failures that the panel recognizes: what happened, then what to do.

part-not-loaded = 無法載入面板的這個部分。
part-not-loaded-advice = 請檢查連線。若非連線問題，網站可能已有新版本：請重新載入頁面。
list-inconsistent = 清單在讀取期間變動過快，或伺服器計數有誤。
list-inconsistent-advice = 此處可能缺少部分權杖。
tokens-unreadable = 無法讀取 { NUMBER($count) } 個權杖，未列在此處。
tokens-unreadable-advice = 這些權杖可能仍有效。請重試；若仍如此，請洽伺服器維運人員。
value-not-told = 無法顯示值：伺服器不再提供。
value-not-told-advice = 你的角色可能已變更。請洽管理員。
no-other-session = 未結束任何工作階段。
no-other-session-advice = 伺服器找不到你的其他工作階段，或你是以權杖登入。
changed-token-gone = 無法變更權杖：權杖已不存在。
changed-token-gone-advice = 可能已由他人刪除。
cross-origin = 此面板向 { $address } 發出請求。該伺服器必須允許來自此頁面的請求（CORS），且此頁面的 Content-Security-Policy 必須列出該伺服器：安裝此面板的人可以設定這兩項。
password-refused = 無法登入：伺服器未接受此名稱和密碼。
password-refused-advice = 請檢查兩者後重試，或貼上 API 權杖。
no-cookie = 無法登入：伺服器已接受密碼，但你仍未登入。
no-cookie-advice = 瀏覽器可能拒絕伺服器的 Cookie：請允許此網站的 Cookie，或貼上 API 權杖。
no-activity = 此伺服器不保存活動。
activity-lacks-scope = 無法載入活動：你登入所用的權杖缺少權限範圍。
activity-lacks-scope-advice = 請以具有該權限範圍的權杖登入，或以名稱和密碼登入。
members-not-loaded = 無法載入組織的成員。
members-not-loaded-advice = 沒有成員資料，面板無法判斷哪些權杖的建立者已離開（網址中的 creator_left）：顯示所有權杖。
still-signed-in = 無法登出：伺服器仍認得你。
still-signed-in-advice = 請在伺服器自己的頁面登出，或關閉瀏覽器。
token-still-there = 無法刪除權杖：伺服器傳回空的回應，權杖仍然存在。
token-empty = 請貼上權杖：目前是空的。
token-malformed = 權杖不含空格、換行或特殊字元：請重新複製。

## In the notice of a failure.

server-said = 伺服器回應：「{ $quote-view }」
trace-id = 追蹤 ID：{ $id-view }
load-page-again = 重新載入頁面
not-loaded = 未載入

## Deleting or changing many tokens. Names of tokens follow after a colon, a line each.

not-changed-page-left = 先前已離開頁面，因此未變更。前幾個可能已變更：
not-deleted-page-left = 先前已離開頁面，因此未刪除：
some-not-deleted-page-left = 先前已離開頁面，因此未刪除。前幾個可能已刪除：
was-not-there = 權杖已不存在：先前已由他人刪除，或你已無權查看。
kept-old-expiration = 伺服器回應已變更，但保留了原到期時間。
signed-out-before = 你在變更前已登出。
changed-by-another = 到期時間已由他人變更：請再次查看。
not-there-any-more = 權杖已不存在，或你已無權查看。
