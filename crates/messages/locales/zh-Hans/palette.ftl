title = 命令面板
find = 查找令牌、视图和操作
nothing-found = 没有此名称的内容。
view = 视图：{ $name }
my-tokens = 我的令牌

## Actions.

download-json = 导出：下载 JSON
download-yaml = 导出：下载 YAML
download-csv = 导出：下载 CSV
manage-views = 保存或管理视图
theme-system = 主题：跟随系统
theme-light = 主题：浅色
theme-dark = 主题：深色
