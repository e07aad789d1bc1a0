## The dialog that asks whether to delete many tokens.

delete-question = { NUMBER($count) }件のトークンを削除しますか？
delete-tokens = { NUMBER($count) }件のトークンを削除
none-deletable = 削除できるものがありません
made-with = 対象は{ $name-view }と、それを使って直接または他のトークンを介して作成されたすべてのトークンです。
list-incomplete = 一覧が完全ではありません。それを使って作成されたトークンが他にもある可能性があり、それらは削除されません。
type-to-confirm = 確認のため{ $number }と入力
type-refusal = すべてが対象であることの確認として、{ $number }と入力してください。
effect-expired = 期限切れのため、すでにどこでも使えません。
effect-stops = 使えなくなります。
effect-some-stop = このうち{ NUMBER($working) }件はまだ有効で、使えなくなります。
effect-undo = { NUMBER($seconds) }秒間は元に戻せますが、その後は戻せません。
all-hidden = すべてこのビューの外にあります。
some-hidden = このうち{ NUMBER($hidden) }件はこのビューの外にあり、先頭に示します:
not-yours = あなたには削除できず、そのまま残るトークン: { NUMBER($count) }件
refused = { $name-view }: { $reason }
more = … 他{ NUMBER($count) }件
wait = 先に開始したトークンの処理が終わるまでお待ちください。

## The dialog that gives many tokens a new expiration.

change-question = { NUMBER($count) }件のトークンの期限を変更しますか？
change-expiry = 期限を変更
choose = 選択…
choose-refusal = 有効期限を選択してください。
none-can = この有効期限を設定できるトークンがありません。理由は一覧にあります。
change-hint = 設定できないトークンはそのまま残ります。「元に戻す」で以前の期限に戻りますが、過ぎた期限には戻りません。
no-end = 変更できる期限がありません。
same-expiration = すでにこの有効期限です。
stays = そのまま残ります。{ $reason }
change = { $before } → { $after }
change-revives = { $before } → { $after }。再び使えるようになります。
never = 期限なし

## The notice while a deletion waits or a run is under way.

deleting-name = { $name }を削除しています。
deleting = { NUMBER($count) }件のトークンを削除しています。
changing = { NUMBER($count) }件のトークンの有効期限を変更しています。
seconds-to-undo = { NUMBER($seconds) }秒以内なら元に戻せます。
seconds-left = 残り{ NUMBER($seconds) }秒
nothing-deleted = 何も削除されませんでした。
bar-deleted = 削除済み
bar-changed = 変更済み
ended-of-total = { NUMBER($total) }件中{ NUMBER($ended) }件
stop = 停止

## The notice when a run has ended.

deleted-name = { $name }を削除しました。
deleted = { NUMBER($count) }件のトークンを削除しました。
changed = { NUMBER($count) }件のトークンの有効期限を変更しました。
stopped-name = 停止しました: { $name }はそのまま残っています。
stopped = 停止しました: { NUMBER($count) }件のトークンはそのまま残っています。
not-deleted-name = { $name }を削除できませんでした:
not-deleted = { NUMBER($count) }件のトークンを削除できませんでした。選択されたままです:
not-changed = { NUMBER($count) }件のトークンを変更できませんでした。選択されたままです:
outcome = { $name-view } { $uid-view }: { $outcome-view }
try-rest = 残りを再試行
delete-these-too = これらも削除
own-left = そのまま残しました: ログインに使用中で、他のトークンを削除できなかったためです。

## The session ended, or the person signed out, while a run was under way.
