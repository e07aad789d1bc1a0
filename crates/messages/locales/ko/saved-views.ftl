## The menu.

manage = 보기 저장·관리
unused = 90일 이상 미사용
expiring = 만료 예정
broad = 광범위하고 만료 없음
broad-yatai = api 스코프이고 만료 없음

## The dialog.

saved-views = 저장된 보기
name-of-view = 보기 이름
save-view = 보기 저장
what-is-saved = 현재 표시된 내용을 저장합니다: { $filters }. 이 브라우저에 저장됩니다.
all-tokens = 모든 토큰
sorted-by = 정렬: { $key }
copy-links = 링크 복사
download-links = 링크 다운로드
open-import = 링크 가져오기…
links-to-import = 가져올 링크
import-hint = 보기마다 한 줄에 이름과 링크를 적습니다.
import = 가져오기

## A view in the dialog: buttons, and their names for screen readers.

copy-link-to = { $name } 링크 복사
rename = 이름 변경
rename-view = { $name } 이름 변경
move-up = { $name } 위로 이동
move-down = { $name } 아래로 이동
delete = 삭제
delete-view = { $name } 보기 삭제
new-name = { $name }의 새 이름
save-name = 이름 저장

## What was done.

saved = “{ $name }” 보기를 저장했습니다.
deleted = “{ $name }” 보기를 삭제했습니다.
renamed = 새 이름: “{ $name }”.
moved = “{ $name }”: { NUMBER($count) }개 중 { NUMBER($place) }번째.
imported = 가져옴: { NUMBER($count) }개. 건너뜀: { NUMBER($skipped) }개.
skipped-line = “{ $line }”: { $reason }
not-a-link = 이 패널의 링크가 아님
not-kept = 저장되지 않음: 이 브라우저가 저장을 거부합니다.
handed-over = { $outcome }.

## Why a view is not saved.

give-a-name = 이름을 입력하십시오.
name-taken = 같은 이름의 보기가 이미 있습니다.
too-many = 보기가 너무 많습니다. 먼저 하나를 삭제하십시오.
too-long = 보기가 링크로는 너무 깁니다. 검색을 줄이거나 필터를 제거하십시오.
view-gone = 이 보기는 더 이상 없습니다. 다른 탭에서 삭제되었습니다.
