offline = 오프라인입니다. 다시 연결될 때까지 불러오거나 변경할 수 없습니다.
created = { $name } 토큰을 생성했습니다.

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = { $ago } 기준의 토큰을 표시합니다.
updated = { $ago } 업데이트
refresh-every-minute = 1분마다 새로 고침
