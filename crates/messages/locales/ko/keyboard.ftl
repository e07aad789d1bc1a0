single-keys = 단일 키 단축키
single-keys-hint = 이 목록의 처음 네 키입니다. 이 브라우저에 저장됩니다.

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = Space
key-escape = Esc

## What the keys do.

create = 토큰 생성
refresh = 목록 새로 고침
this-list = 이 목록
find = 토큰, 보기, 작업 찾기
move = 행이나 메뉴 항목 간 이동. Home, End도 가능하며 행에서는 Page Up, Page Down도 가능
details = 행의 세부 정보
select = 행 선택. Shift를 누르면 이전에 선택한 행부터 모두 선택
close = 열린 것 닫기
