download = 下載 { $format }
copy = 複製 { $format }

## What is done, and what was done.

writing = 正在寫入 { NUMBER($count) } 個權杖…
copied-tokens = 已將 { NUMBER($count) } 個權杖複製為 { $format }。
downloaded-tokens = 已將 { NUMBER($count) } 個權杖下載為 { $file }。
downloaded-expirations = 已將 { NUMBER($count) } 個到期時間下載為 { $file }。
incomplete = 清單不完整。
copied-command = 已複製為命令。
refused = { $reason }。

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = 此工具沒有 { $keys } 的選項。
command-search = 此工具只搜尋一個字詞，搜尋位置由伺服器決定。
command-limit = 此工具最多列出前 100 個權杖。

## Calendar entries.

token-expires = API 權杖 { $name } 到期
token-uid = UID：{ $uid }
