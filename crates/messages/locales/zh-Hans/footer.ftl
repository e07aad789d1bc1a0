only-own = 这些都是你的令牌：服务器可能不列出其他令牌。
incomplete = 不完整：已加载{ NUMBER($loaded) }个令牌，共{ NUMBER($total) }个
loading = 正在加载：{ NUMBER($loaded) }个令牌，共{ NUMBER($total) }个
shown-of-all = 显示{ NUMBER($shown) }个令牌，共{ NUMBER($total) }个
times-in-utc = 时间为 UTC
times-in = 时间为 { $zone }，悬停显示 UTC
show-utc = 显示 UTC
show-local-time = 显示本地时间
