label = 你即将过期的令牌
count = 你有{ NUMBER($count) }个令牌将在7天内过期
