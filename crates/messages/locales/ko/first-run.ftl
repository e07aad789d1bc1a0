title = 아직 토큰이 없습니다
what-it-is-for = 토큰이 있으면 프로그램이나 커맨드라인이 본인 또는 조직의 이름으로 API를 사용할 수 있습니다.
creates-none = 토큰을 생성할 수 없습니다. 개발자나 관리자에게 문의하십시오.

## Cards that begin a token: what it is for, and what it can do

ci = CI용
ci-words = Bento를 푸시하고 배포합니다. 90일.
notebook = Jupyter 노트북용
notebook-words = 모델, Bento, 배포를 읽습니다. 30일.
call = 배포 호출용
call-words = 스코프 없음. 30일. “보호된 엔드포인트 접근”을 선택하고 배포를 고르십시오.
watch = 배포 상태 확인용
watch-words = 클러스터와 배포를 읽습니다. 30일.
