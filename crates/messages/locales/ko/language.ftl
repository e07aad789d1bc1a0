tag = ko
language = 언어
auto = 자동
wrong-version = 이 언어의 메시지가 이 페이지의 버전과 다릅니다.
reload = 페이지를 다시 불러오십시오.
