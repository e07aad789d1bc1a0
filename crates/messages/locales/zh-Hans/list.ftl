loading-tokens = 正在加载令牌
stop-loading = 停止

## There are tokens, but the filters show none.

no-match = 没有匹配的令牌
no-match-advice = 没有令牌符合上方的搜索和过滤器。

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = 创建 API 令牌
title-details = 令牌详情
title-search = 搜索
columns = 列
expirations = 过期分布
export = 导出
keys = 快捷键
views = 视图
