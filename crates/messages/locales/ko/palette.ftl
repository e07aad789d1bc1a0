title = 명령 팔레트
find = 토큰, 보기, 작업 찾기
nothing-found = 이 이름을 가진 것이 없습니다.
view = 보기: { $name }
my-tokens = 내 토큰

## Actions.

download-json = 내보내기: JSON 다운로드
download-yaml = 내보내기: YAML 다운로드
download-csv = 내보내기: CSV 다운로드
manage-views = 보기 저장·관리
theme-system = 테마: 시스템
theme-light = 테마: 라이트
theme-dark = 테마: 다크
