value-lost = { $name-view }의 값을 가진 사람이 없습니다: { $why }. UID { $uid-view }.
a-new-token = 새 토큰

## Why. Each is a clause of the sentence above.

page-closed = 저장하기 전에 페이지를 벗어났습니다
no-answer = 생성 요청에 대한 응답이 오지 않았습니다
not-sent = 서버가 값을 보내지 않았습니다
duplicate = 한 번의 생성으로 토큰 두 개가 만들어졌으며, 이것은 그중 나머지 하나입니다

## The buttons.

delete-it = 삭제
replace-it = 교체
have-value = 값을 가지고 있음
