used = 使用
copy-uid = UIDをコピー

## As screen readers say them: the checkbox and the buttons of a row.

select-token = { $name }を選択
actions-for = { $name }の操作
copy-uid-of = UID { $uid }をコピー

## Marks in a row, after the token's name or its creator's.

kind-organization = 組織
kind-monitoring = 監視
left-organization = 組織を離脱
will-be-deleted = 削除予定
looks-like = 「{ $name-view }」に類似
more-scopes = +{ NUMBER($count) }

## Times.

not-a-time = サーバーが日時の代わりに送信した内容
unreadable = 解釈不能: { $text }
expired = 期限切れ
expired-at = 期限切れ: { $when }
never-used = 未使用
last-used-at = 最終使用: { $when }

## What was done, and what is on paper.

uid-outcome = { $outcome }: { $uid }
not-printed = 最初の{ NUMBER($count) }件のトークンです。残り{ NUMBER($more) }件は印刷されていません。一覧をフィルターで絞り込んでください。
sort-by = 並べ替え
