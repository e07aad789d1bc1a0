title = トークンを編集
type-and-access-stay = タイプとアクセスは変更できません。別の設定の新しいトークンを作成し、引き継ぐことができます。
replace-with-other-access = 別のアクセスで置き換え…
save = 変更を保存
not-saved = 変更は保存されていません。保存するか、「キャンセル」で破棄してください。

## The expiration as it is: an entry of the menu

keep = 変更しない
keep-never = 変更しない: 期限なし
keep-moment = 変更しない: { $moment }

## What the change does, before it is saved, and what another person has changed

changes = 変更内容:
adds-description = 説明を追加します。
removes-description = 説明を削除します。
changes-description = 説明を変更します。
adds = { $items }を追加します。
removes = { $items }を削除します。
moves-expiration = 有効期限を{ $old }から{ $new }に変更します。
sets-expiration = 有効期限を{ $new }に設定します。
removes-expiration = 有効期限をなくします。

## What came of saving

saving = 保存しています…
nothing-changed = まだ何も変更されていません。
changed = { $name }を変更しました。
changed-by-others = その間に、他のユーザーがこのトークンを変更しました。
changes-on-top = 他のユーザーの変更の上に、あなたの変更を重ねました。確認して、もう一度保存してください。
not-taken = サーバーは{ $fields }を変更しませんでした。
field-description = 説明
field-scopes = スコープ
field-labels = ラベル
field-expiration = 有効期限
fields-and = { $first }と{ $next }
expiration-not-taken = 有効期限をなくすことができないサーバーかもしれません。より遅い日時や、新しいトークンなら使える可能性があります。
