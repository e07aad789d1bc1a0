token-details = トークンの詳細
not-found = このトークンは存在しません。削除されたか、他のユーザーのものである可能性があります。
not-found-uid = UID { $uid-view }

## The head.

state-never-expires = 期限なし
state-expires = 期限: { $when }
previous = 前へ
next = 次へ

## The tabs.

view = 表示
fields = 項目
copy = コピー

## The fields.

copy-uid = UIDをコピー
updated = 更新日時
made-with = 作成元
maker = トークン{ $maker-view }
maker-of-makers = { $makers-view }、その作成元: { $maker-view }
deleted-maker = { $maker-view } (削除済み)
description-cut = これは先頭部分です(全{ NUMBER($count) }文字)。JSONとYAMLには全文が表示されます。

## The value of “Access”: what the token may reach.

prometheus-only = Prometheusメトリクスのみ
developer-operations = 開発者操作
protected-deployments = 保護されたデプロイ: { $deployments-view }
deployments-not-named = 保護されたデプロイ(サーバーは名前を示しません)

## Hints above the fields.

hint-expired = 期限切れ: もう使えません。削除できます。
hint-expires-soon = まもなく期限切れ: 利用先が停止する前に置き換えてください。
hint-no-expiration = 期限なし: 漏えいした値は、削除されるまで使えます。
hint-broad = 広い権限: apiはすべてを許可します。
hint-never-used = { NUMBER($days) }日間、一度も使われていません。
hint-unused = { NUMBER($days) }日間使われていません。

## The buttons.

show-value = 値を表示
replace = 置き換え
extend = 延長…
edit-token = トークンを編集
more = その他
create-like-this = 同じ設定で作成
remind-me = リマインダー (.ics)

## A mail to the creator of the token.

mail-subject = APIトークン「{ $name }」
mail-greeting = { $person }様
mail-about = あなたのAPIトークン「{ $name }」についての連絡です:
