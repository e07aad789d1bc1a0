question = 删除令牌？
was-never-used = 它从未使用。
was-last-used = 它最后一次使用是在{ $ago }。
not-deleted = 无法删除 { $name }。
not-there = { $name } 不存在：已被他人删除，或你无权再查看。

## Tokens that were made with a token.

made-with = { $makers ->
    [it] 有{ NUMBER($count) }个令牌用它创建，将继续有效。
   *[them] 有{ NUMBER($count) }个令牌用它们创建，将继续有效。
}
with-all = 连同用它创建的令牌一起删除

## Tokens of people who have left the organization.

all-of = 删除 { $person } 的所有令牌
person = { $name }（{ $login }）
