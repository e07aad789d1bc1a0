tag = zh-Hans
language = 语言
auto = 自动
wrong-version = 此语言的文本属于此页面的其他版本。
reload = 请重新加载页面。
