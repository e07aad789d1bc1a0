download = { $format } 다운로드
copy = { $format } 복사

## What is done, and what was done.

writing = 쓰는 중: 토큰 { NUMBER($count) }개…
copied-tokens = 토큰 { NUMBER($count) }개를 { $format } 형식으로 복사했습니다.
downloaded-tokens = 토큰 { NUMBER($count) }개를 { $file } 파일로 다운로드했습니다.
downloaded-expirations = 만료 { NUMBER($count) }개를 { $file } 파일로 다운로드했습니다.
incomplete = 목록이 완전하지 않습니다.
copied-command = 명령으로 복사했습니다.
refused = { $reason }.

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = 이 도구에 없는 옵션: { $keys }.
command-search = 한 단어만 검색하며, 검색 위치는 서버가 정합니다.
command-limit = 처음 100개의 토큰까지만 나열합니다.

## Calendar entries.

token-expires = API 토큰 { $name } 만료
token-uid = UID: { $uid }
