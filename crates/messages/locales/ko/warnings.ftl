### Notices above the list about the address, the clock and the members.

clock-wrong = { $side ->
    [ahead] 이 컴퓨터의 시계가 서버보다 { $length } 빠릅니다. 이 페이지는 선택하는 만료와 만료 여부를 서버의 시계로 계산합니다. 잘못된 시계를 맞추십시오.
   *[behind] 이 컴퓨터의 시계가 서버보다 { $length } 느립니다. 이 페이지는 선택하는 만료와 만료 여부를 서버의 시계로 계산합니다. 잘못된 시계를 맞추십시오.
}
ignored = 주소에서 무시됨: { $names }. 이 값은 여기서 의미가 없습니다.
members-unknown = 이 서버는 멤버를 알려 주지 않으므로 어느 토큰의 생성자가 탈퇴했는지 알 수 없습니다(주소의 creator_left). 모든 토큰을 표시합니다.
search-secret = 검색에 토큰만큼 긴 단어가 있어 주소에 넣지 않았습니다. 페이지를 다시 불러오면 검색을 잃게 됩니다.
shortened = 이 보기는 주소에 넣기에 너무 깁니다. 페이지를 다시 불러오거나 주소를 복사하면 검색, 긴 필터, 링크가 채운 내용을 잃게 됩니다.
