summary = 摘要
all = 全部
unused = 90天未使用
broad = 权限宽泛
scope-api = 作用域 api
too-long = 超出站点上限
creator-left = 创建者已离开
counts-loaded = 数字只统计已加载的{ NUMBER($count) }个令牌。
