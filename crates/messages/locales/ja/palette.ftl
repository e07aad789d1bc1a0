title = コマンドパレット
find = トークン、ビュー、操作を検索
nothing-found = この名前のものはありません。
view = ビュー: { $name }
my-tokens = 自分のトークン

## Actions.

download-json = エクスポート: JSONをダウンロード
download-yaml = エクスポート: YAMLをダウンロード
download-csv = エクスポート: CSVをダウンロード
manage-views = ビューの保存と管理
theme-system = テーマ: システム
theme-light = テーマ: ライト
theme-dark = テーマ: ダーク
