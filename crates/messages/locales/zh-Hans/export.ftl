download = 下载 { $format }
copy = 复制 { $format }

## What is done, and what was done.

writing = 正在写入{ NUMBER($count) }个令牌…
copied-tokens = 已将{ NUMBER($count) }个令牌复制为 { $format }。
downloaded-tokens = 已将{ NUMBER($count) }个令牌下载为 { $file }。
downloaded-expirations = 已将{ NUMBER($count) }个过期时间下载为 { $file }。
incomplete = 列表不完整。
copied-command = 已复制为命令。
refused = { $reason }。

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = 该工具没有对应 { $keys } 的选项。
command-search = 它只搜索一个词，搜索哪些字段由服务器决定。
command-limit = 它最多列出前100个令牌。

## Calendar entries.

token-expires = API 令牌 { $name } 过期
token-uid = UID：{ $uid }
