only-own = 모두 본인의 토큰입니다. 서버가 다른 토큰을 나열하지 않을 수 있습니다.
incomplete = 불완전: 토큰 { NUMBER($total) }개 중 { NUMBER($loaded) }개를 불러옴
loading = 불러오는 중: 토큰 { NUMBER($total) }개 중 { NUMBER($loaded) }개
shown-of-all = 토큰 { NUMBER($total) }개 중 { NUMBER($shown) }개
times-in-utc = UTC 시간
times-in = { $zone } 시간, 가리키면 UTC 표시
show-utc = UTC 표시
show-local-time = 현지 시간 표시
