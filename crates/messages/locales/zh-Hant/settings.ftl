title = 權杖

## What is wrong with the file.

empty = config.json 已損壞：檔案是空的。
web-page = config.json 已損壞：網站改為傳回網頁。許多主機在檔案不存在時如此：請將檔案放在 index.html 旁。
breaks-off = config.json 已損壞：在第 { NUMBER($line) } 行第 { NUMBER($column) } 欄中斷。
no-json = config.json 已損壞：自第 { NUMBER($line) } 行第 { NUMBER($column) } 欄起不是 JSON。
wrong-file = config.json 有誤：必須是物件，例如 {"{"}"endpoint": ""{"}"}。
wrong-endpoint = config.json 有誤：endpoint 只能是來源（origin），例如 "https://tokens.example.com"；若為此網站本身則留空。
wrong-title = config.json 有誤：title 必須是文字。
wrong-flag = config.json 有誤：{ $key } 必須是 true 或 false。
wrong-idle-time = config.json 有誤：idle_sign_out_minutes 必須是分鐘數，從 0（從不）到 10080（一週）。
wrong-server = config.json 有誤：server 必須是 "yatai" 或 "bentocloud"。
wrong-organization = config.json 有誤：organization 必須是組織名稱：可放入標頭的 ASCII 字元文字。
wrong-sign-in = config.json 有誤：sign_in 必須是頁面的網址，例如 "https://tokens.example.com/login" 或 "/login"；若沒有則留空。
wrong-max-lifetime = config.json 有誤：max_lifetime_days 必須是整數天數，從 1 到 36525（100 年）。
wrong-language = config.json 有誤：language 必須是 "auto"、"en"、"zh-Hans"、"zh-Hant"、"ja"、"ko"、"vi" 或 "de"。
wrong-features = config.json 有誤：features 必須是物件，例如 {"{"}"update": true{"}"}。
wrong-value = 目前的值是「{ $value }」。
