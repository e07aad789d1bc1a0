question = 刪除權杖？
was-never-used = 從未使用。
was-last-used = 上次使用：{ $ago }。
not-deleted = 無法刪除 { $name }。
not-there = { $name } 已不存在：可能已由他人刪除，或你已無權查看。

## Tokens that were made with a token.

made-with = { $makers ->
    [it] 有 { NUMBER($count) } 個權杖以它建立，將繼續有效。
   *[them] 有 { NUMBER($count) } 個權杖以它們建立，將繼續有效。
}
with-all = 連同以它建立的全部刪除

## Tokens of people who have left the organization.

all-of = 刪除 { $person } 的所有權杖
person = { $name } ({ $login })
