sign-in = 登入
value-waits = 新權杖的值尚未儲存。值隱藏保留在此分頁中，等待建立者：請重新登入以儲存。關閉此分頁，或由他人在此登入，值就會遺失。
paste-token = 貼上具有權限範圍 { $organization-view } 或 { $api-view } 的 API 權杖。權杖只保留在此頁面的記憶體中，且只傳送到 API。
paste-any-token = 貼上你的 API 權杖：任何權限範圍皆可，沒有也可以。權杖只保留在此頁面的記憶體中，且只傳送到 API。
own-page = 在伺服器自己的頁面登入

## The form for a token.

api-token = API 權杖
keep = 在此分頁保持登入
keep-hint = 瀏覽器會將權杖也寫入磁碟上的檔案。與他人共用的電腦請勿開啟。

## The form for a name and a password, on Yatai.

by-password = 或以你的 Yatai 帳號登入。密碼只傳送到 Yatai，不會保存；瀏覽器會保存 Yatai 的 Cookie。
name-or-email = 名稱或電子郵件
password = 密碼
name-empty = 請輸入名稱或電子郵件：目前是空的。
password-empty = 請輸入密碼：目前是空的。
sign-in-with-password = 以密碼登入
