which-token = 어느 토큰입니까?
token-value = 토큰 값
value-hint = 로그나 채팅 등에서 발견한 값을 붙여 넣으십시오. 값은 서버로만 전송되며 보관되지 않습니다.
find = 찾기
asking = 서버에 문의하는 중…

## What the server says of the value.

is-value-of = { $token-view } 토큰의 값입니다.
no-token = 볼 수 있는 토큰 중에 이 값을 가진 토큰이 없습니다. 잘못 입력했거나, 삭제되었거나, 볼 수 없는 토큰의 값일 수 있습니다.
works-nowhere = 이 값으로는 여기에 로그인할 수 없습니다. 잘못 입력했거나, 만료되었거나, 삭제되었거나, 다른 서버의 값일 수 있습니다.
is-own = 현재 로그인에 사용 중인 토큰의 값입니다.
works-for = 작동하는 값입니다. 토큰의 소유자: { $name } ({ $login }).
works-for-unknown = 서버가 아는 값이지만, 누구의 것인지 알려 주지 않습니다.

## Which tokens were used when the server was asked. A list of tokens follows the last two.

reading-again = 방금 사용된 토큰을 확인하려고 목록을 다시 읽는 중…
none-used = 목록에 방금 사용된 토큰이 없습니다. 서버가 나중에 기록하거나, 볼 수 없는 토큰일 수 있습니다.
probably-this = 마지막 사용이 방금 바뀌었으므로 아마 이 토큰입니다:
probably-one-of = 아마 방금 사용된 다음 토큰 중 하나입니다. 목록을 읽을 때 현재 로그인에 사용 중인 토큰이 쓰입니다:
