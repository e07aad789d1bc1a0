loading-tokens = 토큰을 불러오는 중
stop-loading = 중지

## There are tokens, but the filters show none.

no-match = 일치하는 토큰 없음
no-match-advice = 위의 검색과 필터에 해당하는 토큰이 없습니다.

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = API 토큰 생성
title-details = 토큰 세부 정보
title-search = 검색
columns = 열
expirations = 만료 예정
export = 내보내기
keys = 단축키
views = 보기
