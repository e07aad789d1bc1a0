loading-tokens = トークンを読み込み中
stop-loading = 停止

## There are tokens, but the filters show none.

no-match = 一致するトークンはありません
no-match-advice = 上の検索とフィルターに該当するものがありません。

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = APIトークンを作成
title-details = トークンの詳細
title-search = 検索
columns = 列
expirations = 期限切れの予定
export = エクスポート
keys = キー操作
views = ビュー
