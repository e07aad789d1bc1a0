only-own = 這些都是你的權杖：伺服器可能不列出其他權杖。
incomplete = 不完整：已載入 { NUMBER($loaded) } / { NUMBER($total) } 個權杖
loading = 載入中：{ NUMBER($loaded) } / { NUMBER($total) } 個權杖
shown-of-all = { NUMBER($shown) } / { NUMBER($total) } 個權杖
times-in-utc = 時間為 UTC
times-in = 時間為 { $zone }，指標停留可看 UTC
show-utc = 顯示 UTC
show-local-time = 顯示本地時間
