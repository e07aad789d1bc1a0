offline = 你处于离线状态。恢复连接之前，不能加载或更改任何内容。
created = 已创建 { $name }。

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = 以下令牌为{ $ago }的状态。
updated = { $ago }更新
refresh-every-minute = 每分钟刷新
