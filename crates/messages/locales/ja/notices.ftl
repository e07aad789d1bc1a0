members-unknown = このサーバーはメンバーを示さないため、作成者が離脱したトークン(URLのcreator_left)を判別できません。すべてのトークンを表示しています。
ignored = URL内で無視されたもの: { $names }。これらの値に意味はありません。
search-secret = 検索にトークンと同じ長さの語があるため、URLには含めません。ページを再読み込みすると検索は失われます。
shortened = このビューはURLには長すぎます。ページの再読み込みやURLのコピーでは、検索、長いフィルター、リンクから入力された内容が失われます。
clock-wrong = { $side ->
    [ahead] このコンピューターの時計はサーバーより{ $length }進んでいます。このページでは、選択する有効期限も期限切れの判定もサーバーの時計に従います。誤っているほうの時計を修正してください。
   *[behind] このコンピューターの時計はサーバーより{ $length }遅れています。このページでは、選択する有効期限も期限切れの判定もサーバーの時計に従います。誤っているほうの時計を修正してください。
}
offline = オフラインです。接続が回復するまで、読み込みも変更もできません。
created = { $name }を作成しました。

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = 表示中のトークンは{ $ago }のものです。
updated = 更新: { $ago }
refresh-every-minute = 1分ごとに更新
