summary = 摘要
all = 全部
unused = 90 天未使用
broad = 高權限
scope-api = 權限範圍 api
too-long = 超過網站上限
creator-left = 建立者已離開
counts-loaded = 數字只計入已載入的 { NUMBER($count) } 個權杖。
