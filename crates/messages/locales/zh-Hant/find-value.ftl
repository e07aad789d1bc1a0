which-token = 這是哪個權杖？
token-value = 權杖值
value-hint = 貼上你找到的值，例如在記錄檔或聊天中。值只傳送到伺服器，不會保存。
find = 查詢
asking = 正在詢問伺服器…

## What the server says of the value.

is-value-of = 這是 { $token-view } 的值。
no-token = 你有權查看的權杖都沒有此值。可能輸入錯誤、已刪除，或屬於你無權查看的權杖。
works-nowhere = 此值在此無法登入。可能輸入錯誤、已過期、已刪除，或用於其他伺服器。
is-own = 這是你登入所用的權杖的值。
works-for = 此值有效，屬於 { $name } ({ $login }) 的權杖。
works-for-unknown = 伺服器認得此值，但未說明屬於誰。

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = 正在重新讀取清單，查看剛使用的是哪個權杖…
none-used = 清單中沒有剛使用的權杖：伺服器可能稍後才記錄，或你無權查看該權杖。
probably-this = 上次使用時間剛有變動，因此可能是此權杖：
probably-one-of = 可能是以下剛使用的權杖之一。讀取清單會使用你登入所用的權杖：
