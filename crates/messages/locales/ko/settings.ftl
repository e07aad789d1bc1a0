title = 토큰

## What is wrong with the file.

empty = config.json이 손상되었습니다: 비어 있습니다.
web-page = config.json이 손상되었습니다: 사이트가 대신 웹 페이지를 보냅니다. 파일이 없을 때 그렇게 하는 호스트가 많습니다. 파일을 index.html 옆에 두십시오.
breaks-off = config.json이 손상되었습니다: { NUMBER($line) }행 { NUMBER($column) }열에서 끊깁니다.
no-json = config.json이 손상되었습니다: { NUMBER($line) }행 { NUMBER($column) }열부터 JSON이 아닙니다.
wrong-file = config.json이 잘못되었습니다: {"{"}"endpoint": ""{"}"} 같은 객체여야 합니다.
wrong-endpoint = config.json이 잘못되었습니다: endpoint 값은 "https://tokens.example.com" 같은 오리진(origin)만 쓰거나, 이 사이트 자체를 쓰려면 비워 두어야 합니다.
wrong-title = config.json이 잘못되었습니다: title 값은 텍스트여야 합니다.
wrong-flag = config.json이 잘못되었습니다: { $key } 값은 true 또는 false여야 합니다.
wrong-idle-time = config.json이 잘못되었습니다: idle_sign_out_minutes 값은 0(사용 안 함)에서 10080(일주일)까지의 분이어야 합니다.
wrong-server = config.json이 잘못되었습니다: server 값은 "yatai" 또는 "bentocloud"여야 합니다.
wrong-organization = config.json이 잘못되었습니다: organization 값은 조직의 이름이어야 하며, 헤더에 쓸 수 있는 ASCII 문자로 된 텍스트여야 합니다.
wrong-sign-in = config.json이 잘못되었습니다: sign_in 값은 "https://tokens.example.com/login" 또는 "/login" 같은 페이지 주소이거나, 없으면 비워 두어야 합니다.
wrong-max-lifetime = config.json이 잘못되었습니다: max_lifetime_days 값은 1에서 36525(100년)까지의 정수 일수여야 합니다.
wrong-language = config.json이 잘못되었습니다: language 값은 "auto", "en", "zh-Hans", "zh-Hant", "ja", "ko", "vi", "de" 중 하나여야 합니다.
wrong-features = config.json이 잘못되었습니다: features 값은 {"{"}"update": true{"}"} 같은 객체여야 합니다.
wrong-value = 현재 값: “{ $value }”.
