search-tokens = 搜索令牌
clear-filters = 清除过滤器

## The buttons of the menus.

filters = 过滤器
status = 状态
creator = 创建者
dates = 日期
deployment = 部署
menu-with-count = { $filter }（{ NUMBER($count) }）

## The states of a token: filters, and numbers in the summary.

active = 有效
expiring = 14天内过期
expired = 已过期

## The items of the menus.

no-scope = 无作用域
unused-for = 未使用时长
within = { $span }内
none-in-list = 此列表中没有。
more-names = … 以及另外{ NUMBER($count) }个。

## The active filters, each a link that removes it.

remove = 移除过滤器：{ $filter }
by-scope = 作用域：{ $scope }
by-type = 类型：{ $type }
by-creator = 创建者：{ $creator }
expires-on = { $days } 过期
days = { $first } 至 { $last }
by-date = { $date ->
    [expires] { $span }内过期
    [used] { $span }内使用过
    [unused] { $span }未使用
   *[created] { $span }内创建
}
by-deployment = 可访问 { $deployment }
by-label = 标签：{ $label }
longer-than = 有效期超过{ $span }
creator-left = 创建者已离开组织
