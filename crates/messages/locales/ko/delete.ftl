question = 토큰을 삭제하시겠습니까?
was-never-used = 사용한 적이 없습니다.
was-last-used = 마지막 사용: { $ago }.
not-deleted = { $name } 토큰을 삭제하지 못했습니다.
not-there = { $name } 토큰이 없었습니다. 다른 사람이 삭제했거나 더 이상 볼 권한이 없습니다.

## Tokens that were made with a token.

made-with = { $makers ->
    [it] 이 토큰으로 만든 토큰 { NUMBER($count) }개는 계속 작동합니다.
   *[them] 이 토큰들로 만든 토큰 { NUMBER($count) }개는 계속 작동합니다.
}
with-all = 이 토큰으로 만든 것까지 모두 삭제

## Tokens of people who have left the organization.

all-of = { $person } 님의 모든 토큰 삭제
person = { $name } ({ $login })
