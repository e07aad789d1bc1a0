offline = オフラインです。接続が回復するまで、読み込みも変更もできません。
created = { $name }を作成しました。

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = 表示中のトークンは{ $ago }のものです。
updated = 更新: { $ago }
refresh-every-minute = 1分ごとに更新
