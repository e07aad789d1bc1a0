login-description = 为 bentoml cloud login 创建

## Name

name-missing = 必须填写名称。
name-too-long = 名称有{ NUMBER($length) }个字符，最多允许{ NUMBER($most) }个。
name-begins-badly = 名称必须以小写字母 (a-z) 开头。
name-ends-badly = 名称不能以连字符结尾。
name-has-character = 名称只能包含小写字母、数字和连字符，不能包含“{ $character }”。
name-has-space = 名称只能包含小写字母、数字和连字符，不能包含空格。
name-has-code = 名称只能包含小写字母、数字和连字符，不能包含 { $code }。
name-taken = 你已有同名令牌：请选择其他名称。

## Description and labels

description-too-long = 描述有{ NUMBER($length) }个字符，最多允许{ NUMBER($most) }个。
label-wrong = “{ $part }”不是标签：请写成 KEY 或 KEY:VALUE，使用字母、数字，中间可用 - _ . /，各最多{ NUMBER($most) }个字符。
label-twice = 有两个标签的键是“{ $key }”。
labels-too-many = 令牌最多可以有{ NUMBER($most) }个标签。

## Access and scopes

no-deployment = 请至少选择一个部署，或选择全部。
does-nothing = 此令牌什么都不能做：请至少选择一个作用域或访问权限。

## Expiration

expiration-missing = 必须填写过期时间：{ $forms }。
expiration-unreadable = 这不是过期时间；可用格式：{ $forms }。
expiration-no-such-time = 没有此日期或时间；可用格式：{ $forms }。
expiration-forms = 30d、1w、24h、2026-12-31、2026-12-31T18:00:00 或 2026-12-31 18:00:00，可带 Z 或 +02:00 这样的时差，也可不带
length-zero = 时长必须至少为1。
length-too-far = 时长超过100年。
too-far = 距今超过100年：请选择更早的时间，或“永不过期”。
past = 该时间已过去：请选择将来的时间。
no-such-moment = 你所在的时区没有此时间。
no-limit = 已不再有上限：请选择过期时间。
clock-skips = 时钟会跳过你输入的时间：过期时间将按跳过的时长推后。
clock-repeats = 当晚时钟会两次显示你输入的时间：以第一次为准。

## The latest expiration that is allowed

too-late = 该时间太晚。
latest = 最晚为 { $moment }：{ $reason }。
latest-of-site = 此处令牌自创建起最多有效{ NUMBER($days) }天
