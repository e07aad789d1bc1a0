accents = ⟨+{ NUMBER($count) }个变音符⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = 改变文字方向
ends-line = 换行
control-character = 控制字符
means-nothing = 本身没有含义
cannot-be-seen = 不可见
left-out = 已省略
of-another-alphabet = 与相邻字母属于不同的字母表
