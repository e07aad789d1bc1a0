sign-in = 로그인
value-waits = 새 토큰의 값이 아직 저장되지 않았습니다. 값은 토큰을 만든 사람을 위해 이 탭에 숨겨져 있습니다. 저장하려면 다시 로그인하십시오. 이 탭을 닫거나 다른 사람이 여기에 로그인하면 값을 잃게 됩니다.
paste-token = { $organization-view } 또는 { $api-view } 스코프가 있는 API 토큰을 붙여 넣으십시오. 토큰은 이 페이지의 메모리에만 남고 API로만 전송됩니다.
paste-any-token = 본인의 API 토큰을 붙여 넣으십시오. 스코프는 무엇이든, 없어도 됩니다. 토큰은 이 페이지의 메모리에만 남고 API로만 전송됩니다.
own-page = 서버의 자체 페이지에서 로그인

## The form for a token.

api-token = API 토큰
keep = 이 탭에서 로그인 유지
keep-hint = 브라우저가 토큰을 디스크의 파일에도 씁니다. 다른 사람도 쓰는 컴퓨터에서는 선택하지 마십시오.

## The form for a name and a password, on Yatai.

by-password = 또는 Yatai 계정으로 로그인하십시오. 비밀번호는 Yatai로만 전송되고 보관되지 않으며, 브라우저는 Yatai의 쿠키를 보관합니다.
name-or-email = 이름 또는 이메일
password = 비밀번호
name-empty = 이름 또는 이메일을 입력하십시오: 비어 있습니다.
password-empty = 비밀번호를 입력하십시오: 비어 있습니다.
sign-in-with-password = 비밀번호로 로그인
