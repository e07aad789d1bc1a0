## What is done with a token.

extend = 연장
edit = 편집
replace = 교체
delete = 삭제
act-on = { $action ->
    [extend] { $name } 연장
    [edit] { $name } 편집
    [replace] { $name } 교체
   *[delete] { $name } 삭제
}

## The menu of a row.

menu-extend = 연장…
menu-replace = 교체…
menu-delete = 삭제…
link-copied = { $outcome }: { $name } 링크

## The line with the exact times of a row. Its parts are separated by semicolons.

created = 생성: { $time }
expires = 만료: { $time }
expired = 만료됨: { $time }
last-used = 마지막 사용: { $time }

## The bar while tokens are selected.

selected = { NUMBER($count) }개 선택됨
selected-hidden = { NUMBER($count) }개 선택됨, 그중 { NUMBER($hidden) }개는 현재 보기에 없음
select-all = { NUMBER($count) }개 모두 선택
export-selected = 선택 항목 내보내기
clear-selection = 선택 해제
delete-selected = 선택 항목 삭제
