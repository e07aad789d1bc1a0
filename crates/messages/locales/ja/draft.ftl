login-description = bentoml cloud login用に作成

## Name

name-missing = 名前は必須です。
name-too-long = 名前が{ NUMBER($length) }文字あります。最大{ NUMBER($most) }文字です。
name-begins-badly = 名前の先頭は英小文字(a-z)にしてください。
name-ends-badly = 名前の末尾にハイフンは使えません。
name-has-character = 名前に使えるのは英小文字、数字、ハイフンだけです。「{ $character }」は使えません。
name-has-space = 名前に使えるのは英小文字、数字、ハイフンだけです。空白は使えません。
name-has-code = 名前に使えるのは英小文字、数字、ハイフンだけです。{ $code }は使えません。
name-taken = この名前のトークンをすでに持っています。別の名前を選択してください。

## Description and labels

description-too-long = 説明が{ NUMBER($length) }文字あります。最大{ NUMBER($most) }文字です。
label-wrong = 「{ $part }」はラベルではありません。KEYまたはKEY:VALUEの形式で、それぞれ英数字と、先頭と末尾以外に - _ . / を使い、最大{ NUMBER($most) }文字で入力してください。
label-twice = キー「{ $key }」のラベルが2つあります。
labels-too-many = トークンに付けられるラベルは最大{ NUMBER($most) }個です。

## Access and scopes

no-deployment = デプロイを1つ以上、またはすべてを選択してください。
does-nothing = このトークンでは何もできません。スコープまたはアクセスを1つ以上選択してください。

## Expiration

expiration-missing = 有効期限は必須です: { $forms }。
expiration-unreadable = 有効期限として解釈できません。使える形式: { $forms }。
expiration-no-such-time = 存在しない日時です。使える形式: { $forms }。
expiration-forms = 30d、1w、24h、2026-12-31、2026-12-31T18:00:00、2026-12-31 18:00:00(Zや+02:00などのオフセットを付けることも可)
length-zero = 期間は1以上にしてください。
length-too-far = 期間が100年を超えています。
too-far = 100年より先の日時です。より早い日時か「期限なし」を選択してください。
past = 過去の日時です。これからの日時を選択してください。
no-such-moment = この日時はご使用のタイムゾーンには存在しません。
no-limit = 上限はなくなりました。有効期限を選択してください。
clock-skips = 入力した時刻は時計の切り替えで飛ばされるため、その分だけ遅い時刻が期限になります。
clock-repeats = 入力した時刻はその夜に2回あります。1回目とみなします。

## The latest expiration that is allowed

too-late = 期限が遅すぎます。
latest = 有効期限の上限は{ $moment }です: { $reason }。
latest-of-site = このサイトのトークンは作成から最長{ NUMBER($days) }日間有効です
