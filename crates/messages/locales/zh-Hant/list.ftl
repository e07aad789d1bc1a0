loading-tokens = 正在載入權杖
stop-loading = 停止

## There are tokens, but the filters show none.

no-match = 沒有符合的權杖
no-match-advice = 上方的搜尋和篩選條件排除了所有權杖。

## The title of the browser's tab. The name of the list and the site's title follow.

title-create = 建立 API 權杖
title-details = 權杖詳細資料
title-search = 搜尋
columns = 欄位
expirations = 到期時間
export = 匯出
keys = 快速鍵
views = 檢視
