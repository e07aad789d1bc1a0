accents = ⟨+{ NUMBER($count) } 個附加符號⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = 改變文字方向
ends-line = 結束一行
control-character = 控制字元
means-nothing = 本身沒有意義
cannot-be-seen = 無法看見
left-out = 已略去
of-another-alphabet = 與旁邊的字母屬於不同的字母系統
