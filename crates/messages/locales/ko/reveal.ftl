save-new-token = 새 토큰 저장
only-time = { $name-view } 토큰의 값은 이번에만 볼 수 있습니다. 지금 시크릿 관리 도구에 저장하십시오.
not-saved = 값을 복사하거나 다운로드하거나, 저장했다고 표시하십시오. 다시 표시할 수 없습니다.
have-saved = 이 토큰을 저장했습니다
done = 완료
no-value = 서버가 { $name-view } 토큰을 생성했지만 값을 보내지 않았습니다. 아무도 이 토큰을 사용할 수 없습니다. 삭제하고 다른 토큰을 생성하십시오.
value-of-token = 토큰의 값
value-of = { $name-view } 토큰의 값입니다. 값을 가진 사람은 누구나 토큰을 사용할 수 있으므로 아무에게도 보여 주지 마십시오.

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = 서버가 요청과 다르게 토큰을 생성했습니다.
made-otherwise-advice = 이 토큰을 사용할 수 있는지 확인하십시오. 사용할 수 없다면 삭제하고 서버 운영자에게 문의하십시오. 서버가 원하는 토큰을 만들 수 없을 수도 있습니다.

## The field with the value.

token-value = 토큰 값
show = 표시
hide = 숨기기
copy-token = 토큰 복사
download = 다운로드
downloaded = 브라우저에 파일로 전달했습니다. 파일이 있는지 확인한 다음 확인란을 선택하십시오.
not-downloaded = 다운로드되지 않음: 브라우저가 거부했습니다. 대신 값을 복사하십시오.
copied = 복사됨. 보관할 곳에 붙여 넣으십시오.
not-copied-no-clipboard = 복사되지 않음: HTTPS로 불러오지 않은 페이지에서는 클립보드를 쓸 수 없습니다. 값이 선택되어 있으니 Ctrl+C(⌘C)를 누르십시오.
not-copied-refused = 복사되지 않음: 브라우저가 거부했습니다. 값이 선택되어 있으니 Ctrl+C(⌘C)를 누르십시오.

## The check of the value.

check = 작동 확인
asking = API에 문의하는 중…
works = 작동합니다. API가 인식한 사용자: { $name-view } ({ $login-view }).

## Commands and code that use the token, on tabs.

use-it = 사용하기
not-in-commands = 이 값에는 명령에서 다른 뜻을 갖는 문자가 있어 명령에 넣지 않았습니다. 값 자체를 복사하십시오.
copy = 복사
copy-with-value = 실제 값으로 복사
cli-login = CLI 로그인
older-cli = 이전 CLI
where-am-i = 서버·계정 확인
environment = 환경
browser = 브라우저
example-address = 예시: { $name }의 실제 주소를 넣으십시오.
prints-token = 토큰도 출력합니다.
browser-extension = 요청에 헤더를 추가하는 확장 프로그램을 설치하십시오(Chrome은 Header Inject).
browser-header = 다음 헤더를 추가하고 저장하십시오:
browser-open = { $address } 열기
