accents = ⟨악센트 +{ NUMBER($count) }⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = 텍스트 방향을 바꿈
ends-line = 줄을 끝냄
control-character = 제어 문자
means-nothing = 그 자체로는 의미 없음
cannot-be-seen = 보이지 않음
left-out = 생략됨
of-another-alphabet = 옆 글자와 다른 문자 체계의 글자
