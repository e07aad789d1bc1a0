### Notices above the list about the address, the clock and the members.

clock-wrong = { $side ->
    [ahead] 此计算机的时钟比服务器快{ $length }。此页面以服务器的时钟为准：包括你选择的过期时间和是否已过期。请校正有误的时钟。
   *[behind] 此计算机的时钟比服务器慢{ $length }。此页面以服务器的时钟为准：包括你选择的过期时间和是否已过期。请校正有误的时钟。
}
ignored = 地址中已忽略：{ $names }。这些值在此处没有意义。
members-unknown = 此服务器不提供成员名单，因此无法判断哪些令牌的创建者已离开（地址中的 creator_left）。已显示所有令牌。
search-secret = 搜索中有一个与令牌一样长的词，因此未写入地址：重新加载页面会丢失该搜索。
shortened = 此视图过长，无法写入地址。重新加载页面或复制地址时，会丢失搜索、较长的过滤器和链接填写的内容。
