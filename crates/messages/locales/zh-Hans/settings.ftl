title = 令牌

## What is wrong with the file.

empty = config.json 已损坏：内容为空。
web-page = config.json 已损坏：站点返回的是网页。许多主机在文件不存在时会这样做：请将它放在 index.html 旁。
breaks-off = config.json 已损坏：在第{ NUMBER($line) }行第{ NUMBER($column) }列中断。
no-json = config.json 已损坏：从第{ NUMBER($line) }行第{ NUMBER($column) }列起不是 JSON。
wrong-file = config.json 有误：必须是对象，例如 {"{"}"endpoint": ""{"}"}。
wrong-endpoint = config.json 有误：endpoint 只能是一个源，例如 "https://tokens.example.com"，或留空以使用此站点自身的源。
wrong-title = config.json 有误：title 必须是文本。
wrong-flag = config.json 有误：{ $key } 必须是 true 或 false。
wrong-idle-time = config.json 有误：idle_sign_out_minutes 必须是分钟数，从 0（从不）到 10080（一周）。
wrong-server = config.json 有误：server 必须是 "yatai" 或 "bentocloud"。
wrong-organization = config.json 有误：organization 必须是组织的名称，即可用于标头的 ASCII 字符文本。
wrong-sign-in = config.json 有误：sign_in 必须是页面地址，例如 "https://tokens.example.com/login" 或 "/login"，没有则留空。
wrong-max-lifetime = config.json 有误：max_lifetime_days 必须是整数天数，从 1 到 36525（100年）。
wrong-language = config.json 有误：language 必须是 "auto"、"en"、"zh-Hans"、"zh-Hant"、"ja"、"ko"、"vi" 或 "de"。
wrong-features = config.json 有误：features 必须是对象，例如 {"{"}"update": true{"}"}。
wrong-value = 现在是“{ $value }”。
