title = 编辑令牌
type-and-access-stay = 类型和访问权限保持不变：新令牌可以使用其他类型和访问权限，并接替此令牌。
replace-with-other-access = 换用其他访问权限…
save = 保存更改
not-saved = 更改尚未保存：请保存，或点击“取消”放弃。

## The expiration as it is: an entry of the menu

keep = 保持不变
keep-never = 保持不变：永不过期
keep-moment = 保持不变：{ $moment }

## What the change does, before it is saved, and what another person has changed

changes = 将要更改：
adds-description = 添加描述。
removes-description = 移除描述。
changes-description = 更改描述。
adds = 添加 { $items }。
removes = 移除 { $items }。
moves-expiration = 将过期时间从 { $old } 改为 { $new }。
sets-expiration = 将过期时间设为 { $new }。
removes-expiration = 移除过期时间。

## What came of saving

saving = 正在保存…
nothing-changed = 尚无更改。
changed = 已更改 { $name }。
changed-by-others = 在此期间，他人更改了此令牌。
changes-on-top = 你的更改现在叠加在对方的更改之上。请查看后再次保存。
not-taken = 服务器未更改{ $fields }。
field-description = 描述
field-scopes = 作用域
field-labels = 标签
field-expiration = 过期时间
fields-and = { $first }、{ $next }
expiration-not-taken = 服务器可能不支持移除过期时间。可以尝试更晚的日期，或创建新令牌。
