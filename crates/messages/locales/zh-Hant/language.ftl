tag = zh-Hant
language = 語言
auto = 自動
wrong-version = 此語言的訊息與此頁面的版本不同。
reload = 重新載入頁面。
