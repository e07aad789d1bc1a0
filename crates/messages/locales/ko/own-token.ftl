own = 현재 이 토큰으로 로그인되어 있습니다. { $what }
maybe-own = 토큰으로 로그인되어 있지만, 서버가 어느 토큰인지 알려 주지 않습니다. 이 토큰인 경우: { $what }

## What follows.

deleting = 삭제하면 로그아웃됩니다.
revoking = 폐기하면 후속 토큰이 생기기 전에 로그아웃됩니다. 이 토큰으로 생성하는 후속 토큰은 이 토큰보다 늦게 만료될 수 없습니다.
without-read = read_organization이 없으면 이 페이지에 토큰을 표시할 수 없습니다.
without-write = write_organization이 없으면 여기서 토큰을 생성, 변경, 삭제할 수 없고, 이 변경도 되돌릴 수 없습니다.
signed-out-at = 토큰이 만료되면 로그아웃됩니다: { $moment }.

## Many tokens are deleted together.

own-among = 현재 { $name } 토큰으로 로그인되어 있습니다. 이 토큰은 다른 토큰이 모두 삭제된 후 마지막으로 삭제되며, 그때 로그아웃됩니다.
maybe-own-among = 토큰으로 로그인되어 있지만, 서버가 어느 토큰인지 알려 주지 않습니다. 이 중 하나인 경우 도중에 로그아웃되며, 그 뒤의 토큰은 삭제되지 않습니다.

## Said on the sign-in page.

own-deleted = 로그인에 사용한 토큰이 삭제되었습니다. 다른 토큰이나 로그인 링크로 로그인하십시오.

## Why no token may expire later. Each is a clause at the end of a sentence, without its full stop: it stands behind a colon.

latest-own-end = 현재 로그인에 사용 중인 토큰이 그때 만료됩니다
latest-already = 이 토큰이 그때 만료되며, 현재 로그인에 사용 중인 토큰은 더 일찍 만료됩니다
