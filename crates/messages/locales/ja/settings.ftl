title = トークン

## What is wrong with the file.

empty = config.jsonが壊れています: 空です。
web-page = config.jsonが壊れています: 代わりにWebページが返されました。ファイルがない場合に多くのホストがこう応答します。index.htmlと同じ場所に置いてください。
breaks-off = config.jsonが壊れています: { NUMBER($line) }行{ NUMBER($column) }列で途切れています。
no-json = config.jsonが壊れています: { NUMBER($line) }行{ NUMBER($column) }列からJSONではありません。
wrong-file = config.jsonが誤っています: {"{"}"endpoint": ""{"}"}のようなオブジェクトにしてください。
wrong-endpoint = config.jsonが誤っています: endpointは"https://tokens.example.com"のようなオリジンだけにするか、このサイト自身の場合は空にしてください。
wrong-title = config.jsonが誤っています: titleは文字列にしてください。
wrong-flag = config.jsonが誤っています: { $key }はtrueまたはfalseにしてください。
wrong-idle-time = config.jsonが誤っています: idle_sign_out_minutesは0(無効)から10080(1週間)までの数値(分)にしてください。
wrong-server = config.jsonが誤っています: serverは"yatai"または"bentocloud"にしてください。
wrong-organization = config.jsonが誤っています: organizationは組織の名前(ヘッダーに使えるASCII文字の文字列)にしてください。
wrong-sign-in = config.jsonが誤っています: sign_inは"https://tokens.example.com/login"や"/login"のようなページのアドレスにするか、ない場合は空にしてください。
wrong-max-lifetime = config.jsonが誤っています: max_lifetime_daysは1から36525(100年)までの整数の日数にしてください。
wrong-language = config.jsonが誤っています: languageは"auto"、"en"、"zh-Hans"、"zh-Hant"、"ja"、"ko"、"vi"、"de"のいずれかにしてください。
wrong-features = config.jsonが誤っています: featuresは{"{"}"update": true{"}"}のようなオブジェクトにしてください。
wrong-value = 現在の値は「{ $value }」です。
