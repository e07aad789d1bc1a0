summary = 요약
all = 전체
unused = 90일 이상 미사용
broad = 광범위
scope-api = api 스코프
too-long = 사이트 제한 초과
creator-left = 생성자 탈퇴
counts-loaded = 숫자는 불러온 토큰 { NUMBER($count) }개를 기준으로 합니다.
