save-new-token = 儲存新權杖
only-time = { $name-view } 的值只有這次可以查看。請立即存入你的機密管理工具。
not-saved = 請複製或下載值，或勾選「我已儲存此權杖」：值無法再次顯示。
have-saved = 我已儲存此權杖
done = 完成
no-value = 伺服器已建立 { $name-view }，但未傳送其值。沒有人能使用此權杖：請刪除並重新建立。
value-of-token = 權杖的值
value-of = { $name-view } 的值。任何持有此值的人都能使用此權杖：請勿讓他人看到。

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = 伺服器建立的權杖與你的要求不同。
made-otherwise-advice = 請確認能否使用此權杖。若不能，請刪除，並洽伺服器維運人員：伺服器可能無法建立你要的權杖。

## The field with the value.

token-value = 權杖值
show = 顯示
hide = 隱藏
copy-token = 複製權杖
download = 下載
downloaded = 已以檔案交給瀏覽器。請確認檔案存在，再勾選。
not-downloaded = 未下載：瀏覽器拒絕。請改為複製值。
copied = 已複製。請貼到保存的位置。
not-copied-no-clipboard = 未複製：此頁面未以 HTTPS 載入，無法使用剪貼簿。值已選取：請按 Ctrl+C (⌘C)。
not-copied-refused = 未複製：瀏覽器拒絕。值已選取：請按 Ctrl+C (⌘C)。

## The check of the value.

check = 檢查是否有效
asking = 正在詢問 API…
works = 有效：API 將其認定為 { $name-view } ({ $login-view })。

## Commands and code that use the token, on tabs.

use-it = 使用方式
not-in-commands = 此值含有在命令中另有意義的字元，因此不放入任何命令。請複製值本身。
copy = 複製
copy-with-value = 複製（含實際值）
cli-login = CLI 登入
older-cli = 舊版 CLI
where-am-i = 目前身分
environment = 環境變數
browser = 瀏覽器
example-address = 範例：請填入 { $name } 的實際網址。
prints-token = 也會印出權杖。
browser-extension = 安裝可在請求中加入標頭的擴充功能（Header Inject for Chrome）。
browser-header = 在其中加入此標頭並儲存：
browser-open = 開啟 { $address }
