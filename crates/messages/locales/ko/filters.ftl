search-tokens = 토큰 검색
clear-filters = 필터 지우기

## The buttons of the menus.

filters = 필터
status = 상태
creator = 생성자
dates = 날짜
deployment = 배포
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = 활성
expiring = 14일 이내 만료
expired = 만료됨

## The items of the menus.

no-scope = 스코프 없음
unused-for = 미사용 기간
within = { $span } 이내
none-in-list = 이 목록에 없습니다.
more-names = … 외 { NUMBER($count) }개.

## The active filters, each a link that removes it.

remove = 필터 제거: { $filter }
by-scope = 스코프: { $scope }
by-type = 타입: { $type }
by-creator = 생성자: { $creator }
expires-on = 만료: { $days }
days = { $first } ~ { $last }
by-date = { $date ->
    [expires] { $span } 이내 만료
    [used] { $span } 이내 사용
    [unused] { $span } 이상 미사용
   *[created] { $span } 이내 생성
}
by-deployment = 접근 가능한 배포: { $deployment }
by-label = 레이블: { $label }
longer-than = 수명 { $span } 초과
creator-left = 생성자가 조직을 탈퇴함
