summary = 概要
all = すべて
unused = 90日以上未使用
broad = 広い権限
scope-api = スコープapi
too-long = サイトの上限超過
creator-left = 作成者が離脱
counts-loaded = 数字は読み込み済みの{ NUMBER($count) }件のトークンの集計です。
