only-own = すべてあなたのトークンです。サーバーが他のトークンを一覧表示しない可能性があります。
incomplete = 未完了: トークン{ NUMBER($total) }件中{ NUMBER($loaded) }件を読み込み済み
loading = 読み込み中: トークン{ NUMBER($total) }件中{ NUMBER($loaded) }件
shown-of-all = トークン{ NUMBER($total) }件中{ NUMBER($shown) }件
times-in-utc = 時刻: UTC
times-in = 時刻: { $zone } (ホバーでUTC)
show-utc = UTCで表示
show-local-time = 現地時刻で表示
