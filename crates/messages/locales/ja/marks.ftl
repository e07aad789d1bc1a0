accents = ⟨アクセント+{ NUMBER($count) }⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = 文字の方向を変える
ends-line = 改行する
control-character = 制御文字
means-nothing = 単独では意味を持たない
cannot-be-seen = 目に見えない
left-out = 省略
of-another-alphabet = 隣の文字とは別の文字体系
