save-new-token = 保存新令牌
only-time = 只有这一次能看到 { $name-view } 的值。请立即存入密钥管理工具。
not-saved = 请复制或下载值，或勾选表示已保存：值不能再次显示。
have-saved = 我已保存此令牌
done = 完成
no-value = 服务器创建了 { $name-view }，但没有发送其值。没有人能使用此令牌：请将其删除，然后另建一个。
value-of-token = 令牌的值
value-of = { $name-view } 的值。任何持有它的人都能使用此令牌：请勿向任何人显示。

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = 服务器没有按你的请求创建令牌。
made-otherwise-advice = 请检查此令牌是否可用。如果不可用，请将其删除，并联系服务器运维人员：服务器可能无法按你的要求创建令牌。

## The field with the value.

token-value = 令牌的值
show = 显示
hide = 隐藏
copy-token = 复制令牌
download = 下载
downloaded = 已作为文件交给浏览器。请确认文件已存在，然后勾选。
not-downloaded = 未下载：被浏览器拒绝。请改为复制值。
copied = 已复制。请粘贴到保存它的地方。
not-copied-no-clipboard = 未复制：此页面没有剪贴板，因为不是通过 HTTPS 加载的。值已选中：请按 Ctrl+C (⌘C)。
not-copied-refused = 未复制：被浏览器拒绝。值已选中：请按 Ctrl+C (⌘C)。

## The check of the value.

check = 检查是否有效
asking = 正在询问 API…
works = 有效：API 将其识别为 { $name-view }（{ $login-view }）的令牌。

## Commands and code that use the token, on tabs.

use-it = 使用方法
not-in-commands = 此值包含在命令中有其他含义的字符，因此未写入任何命令。请复制值本身。
copy = 复制
copy-with-value = 连同真实值复制
cli-login = CLI 登录
older-cli = 旧版 CLI
where-am-i = 当前登录
environment = 环境变量
browser = 浏览器
example-address = 示例：请填入 { $name } 的真实地址。
prints-token = 也会打印令牌。
browser-extension = 安装可为请求添加标头的扩展（Header Inject for Chrome）。
browser-header = 在其中添加此标头并保存：
browser-open = 打开 { $address }
