hint = 아직 작동하는 토큰입니다. 문제없는 발견 사항은 수용할 수 있으며, 날짜와 함께 이 브라우저에 저장됩니다.
download = CSV로 다운로드
show-more = 더 보기
findings = 발견 사항

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = 발견 사항 없음
finding-count = 발견 사항 { NUMBER($count) }개
accepted-count = 발견 사항 { NUMBER($count) }개, { NUMBER($accepted) }개 수용됨
downloaded = 다운로드됨: { NUMBER($count) }개(CSV)
not-downloaded = 다운로드되지 않음: 브라우저가 거부했습니다.
limited = { $lack ->
    [rows] { $words }. 목록이 완전하지 않습니다.
    [people] { $words }. 누가 탈퇴했는지 알 수 없습니다.
   *[nothing] { $words }
}

## The columns of the table.

accepted = 수용
token = 토큰
finding = 발견 사항
action = 작업

## What was found. $day is a day with its time.

creator-left = 생성자가 조직을 탈퇴함
looks-like = 비슷한 이름: “{ $name }”
never-used-since = 생성 후 사용한 적 없음: { $day }
unused = 90일 이상 미사용
unused-since = 90일 이상 미사용: 마지막 사용 { $day }
broad = 광범위: api 스코프가 있음
too-long = 사이트 제한 초과
too-long-until = 사이트 제한 초과: 만료 { $day }

## The lines of the table.

no-creator = 생성자 없음
accept = { $name } 수용: { $finding }
not-stored = 페이지를 벗어날 때까지만 유지됩니다. 이 브라우저는 이 사이트의 데이터를 저장하지 않습니다.
show-other = 다른 토큰 표시
