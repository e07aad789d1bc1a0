title = 命令選擇區
find = 尋找權杖、檢視和動作
nothing-found = 沒有此名稱的項目。
view = 檢視：{ $name }
my-tokens = 我的權杖

## Actions.

download-json = 匯出：下載 JSON
download-yaml = 匯出：下載 YAML
download-csv = 匯出：下載 CSV
manage-views = 儲存或管理檢視
theme-system = 主題：系統
theme-light = 主題：淺色
theme-dark = 主題：深色
