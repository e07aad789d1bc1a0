none = 앞으로 26주 동안 없습니다.
bar = { $day } 주에 만료되는 토큰 { NUMBER($count) }개

## What the colors of the bars mean.

legend-broad = 광범위
legend-api = api 스코프
legend-other = 기타

## The same as a table.

as-table = 표로 보기
table-label = 주별 만료 예정
week-of = 주 시작일
broad = 광범위
other = 기타
