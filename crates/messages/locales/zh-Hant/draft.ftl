login-description = 為 bentoml cloud login 建立

## Name

name-missing = 必須填寫名稱。
name-too-long = 名稱有 { NUMBER($length) } 個字元，最多 { NUMBER($most) } 個。
name-begins-badly = 名稱必須以小寫字母（a-z）開頭。
name-ends-badly = 名稱不能以連字號結尾。
name-has-character = 名稱只能含小寫字母、數字和連字號，不能含「{ $character }」。
name-has-space = 名稱只能含小寫字母、數字和連字號，不能含空格。
name-has-code = 名稱只能含小寫字母、數字和連字號，不能含 { $code }。
name-taken = 你已有同名權杖：請選擇其他名稱。

## Description and labels

description-too-long = 描述有 { NUMBER($length) } 個字元，最多 { NUMBER($most) } 個。
label-wrong = 「{ $part }」不是標籤：請寫成 KEY 或 KEY:VALUE，使用字母和數字，中間可用 - _ . /，各最多 { NUMBER($most) } 個字元。
label-twice = 有兩個標籤的鍵是「{ $key }」。
labels-too-many = 一個權杖最多 { NUMBER($most) } 個標籤。

## Access and scopes

no-deployment = 請至少選擇一個部署，或選擇全部。
does-nothing = 此權杖不能做任何事：請至少選擇一個權限範圍或存取權。

## Expiration

expiration-missing = 必須填寫到期時間：{ $forms }。
expiration-unreadable = 這不是到期時間；可用 { $forms }。
expiration-no-such-time = 沒有這個日期或時間；可用 { $forms }。
expiration-forms = 30d、1w、24h、2026-12-31、2026-12-31T18:00:00 或 2026-12-31 18:00:00，可附 Z 或 +02:00 等時區差
length-zero = 期間至少須為 1。
length-too-far = 期間超過 100 年。
too-far = 超過 100 年後：請選擇較早的時間，或「無到期時間」。
past = 此時間已過：請選擇未來的時間。
no-such-moment = 你的時區沒有這個時間。
no-limit = 已不再有上限：請選擇到期時間。
clock-skips = 時鐘會跳過你輸入的時間：到期時間會按跳過的長度延後。
clock-repeats = 當晚時鐘會兩次顯示你輸入的時間：以第一次為準。

## The latest expiration that is allowed

too-late = 時間太晚。
latest = 最晚為 { $moment }：{ $reason }。
latest-of-site = 此處的權杖自建立起最長 { NUMBER($days) } 天
