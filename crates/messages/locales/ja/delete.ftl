question = トークンを削除しますか？
was-never-used = 一度も使われていません。
was-last-used = 最終使用は{ $ago }です。
not-deleted = { $name }を削除できませんでした。
not-there = { $name }はありませんでした。すでに削除されたか、閲覧できなくなった可能性があります。

## Tokens that were made with a token.

made-with = { $makers ->
    [it] このトークンを使って{ NUMBER($count) }件のトークンが作成されており、それらは引き続き有効です。
   *[them] これらのトークンを使って{ NUMBER($count) }件のトークンが作成されており、それらは引き続き有効です。
}
with-all = 作成したトークンもすべて削除

## Tokens of people who have left the organization.

all-of = { $person }のすべてのトークンを削除
person = { $name } ({ $login })
