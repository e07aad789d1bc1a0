search-tokens = 搜尋權杖
clear-filters = 清除篩選條件

## The buttons of the menus.

filters = 篩選條件
status = 狀態
creator = 建立者
dates = 日期
deployment = 部署
menu-with-count = { $filter } ({ NUMBER($count) })

## The states of a token: filters, and numbers in the summary.

active = 有效
expiring = 14 天內到期
expired = 已過期

## The items of the menus.

no-scope = 無權限範圍
unused-for = 未使用達
within = { $span }內
none-in-list = 此清單中沒有。
more-names = …另有 { NUMBER($count) } 個。

## The active filters, each a link that removes it.

remove = 移除篩選條件：{ $filter }
by-scope = 權限範圍：{ $scope }
by-type = 類型：{ $type }
by-creator = 建立者：{ $creator }
expires-on = 到期時間：{ $days }
days = { $first } 至 { $last }
by-date = { $date ->
    [expires] { $span }內到期
    [used] { $span }內使用過
    [unused] { $span }未使用
   *[created] { $span }內建立
}
by-deployment = 可存取 { $deployment }
by-label = 標籤：{ $label }
longer-than = 有效期間超過 { $span }
creator-left = 建立者已離開組織
