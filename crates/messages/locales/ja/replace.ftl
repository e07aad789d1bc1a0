create-successor = 後継トークンを作成

## The dialog

title = トークンを置き換え
steps = { $name-view }を、同じ権限と新しい有効期限を持つ後継トークンが引き継ぎます:
step-create = 後継トークンを作成し、値を保存して、動作を確認します。
step-put = 旧トークンを使っているすべての場所に設定します。それまでは両方とも有効です。
step-delete = 旧トークンの最終使用がこのページに表示されます。使われなくなったら削除します。
of-other-creator = 他のユーザーの個人トークンです。後継トークンはあなたのものになるため、作成者に依頼することをお勧めします。
if-leaked = 値が漏えいした場合は、待たずに無効化してから、後継トークンを作成してください。
revoke = 今すぐ無効化

## The notice while a token is being replaced

without-successor = { $old-view }を置き換え中: 後継トークンはまだありません。旧トークンは引き続き有効です。
unknown-successor = { $old-view }を置き換え中: 後継トークン{ $uid-view }は一覧にありません。旧トークンは引き続き有効です。
with-successor = { $old-view }を{ $new-view }に置き換え中。旧トークン({ $old-use-view })、新トークン({ $new-use-view })。使われなくなったら旧トークンを削除してください。
create-another = もう1つ作成
delete-old = 旧トークンを削除
remind = 1週間後にリマインド
stop-watching = 追跡を終了

## The calendar entry that reminds of the old token

reminder-title = 旧APIトークン「{ $name }」を削除
reminder = 後継トークンがあります。使われなくなっていたら削除してください。UID { $uid }
