title = 还没有令牌
what-it-is-for = 令牌让程序或命令行以你或组织的名义使用 API。
creates-none = 你无权创建令牌：请联系开发者或管理员。

## Cards that begin a token: what it is for, and what it can do

ci = 用于 CI
ci-words = 推送 Bento 并部署，有效期90天。
notebook = 用于 Notebook
notebook-words = 读取模型、Bento 和部署，有效期30天。
call = 用于调用部署
call-words = 无作用域，有效期30天。请勾选“受保护端点访问”并选择部署。
watch = 用于监视部署
watch-words = 读取集群和部署，有效期30天。
