label = 你即將到期的權杖
count = 你有 { NUMBER($count) } 個權杖在 7 天內到期
