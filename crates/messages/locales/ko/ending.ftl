label = 곧 만료되는 내 토큰
count = 7일 이내에 만료되는 내 토큰 { NUMBER($count) }개
