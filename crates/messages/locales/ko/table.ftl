used = 사용
copy-uid = UID 복사

## As screen readers say them: the checkbox and the buttons of a row.

select-token = { $name } 선택
actions-for = { $name } 작업
copy-uid-of = UID { $uid } 복사

## Marks in a row, after the token's name or its creator's.

kind-organization = 조직
kind-monitoring = 모니터링
left-organization = 조직을 탈퇴함
will-be-deleted = 삭제 예정
looks-like = 비슷한 이름: “{ $name-view }”
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = 서버가 시간 대신 보낸 내용
unreadable = 읽을 수 없음: { $text }
expired = 만료됨
expired-at = { $when } 만료됨
never-used = 사용한 적 없음
last-used-at = { $when } 마지막 사용

## What was done, and what is on paper.

uid-outcome = { $outcome }: { $uid }
not-printed = 처음 { NUMBER($count) }개의 토큰입니다. { NUMBER($more) }개는 인쇄되지 않았습니다. 목록을 필터링하십시오.
sort-by = 정렬
