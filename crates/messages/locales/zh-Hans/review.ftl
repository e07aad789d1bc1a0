hint = 仍然有效的令牌。没有问题的发现项可以接受：此浏览器会记住该结果及日期。
download = 下载为 CSV
show-more = 显示更多
findings = 发现项

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = 没有发现项
finding-count = { NUMBER($count) }个发现项
accepted-count = { NUMBER($count) }个发现项，已接受{ NUMBER($accepted) }个
downloaded = 已下载为 CSV：{ NUMBER($count) }个
not-downloaded = 未下载：被浏览器拒绝。
limited = { $lack ->
    [rows] { $words }。列表不完整。
    [people] { $words }。不知道谁已离开。
   *[nothing] { $words }
}

## The columns of the table.

accepted = 已接受
token = 令牌
finding = 发现项
action = 操作

## What was found. $day is a day with its time.

creator-left = 创建者已离开组织
looks-like = 名称与“{ $name }”相似
never-used-since = 创建后从未使用：{ $day }
unused = 90天未使用
unused-since = 90天未使用：最后使用于 { $day }
broad = 权限宽泛：具有作用域 api
too-long = 超出站点上限
too-long-until = 超出站点上限：过期时间 { $day }

## The lines of the table.

no-creator = 无创建者
accept = 接受 { $name }：{ $finding }
not-stored = 保留到离开页面为止：此浏览器不为此站点存储任何内容。
show-other = 显示另一个令牌
