single-keys = 1キーのショートカット
single-keys-hint = この一覧の最初の4つのキーです。設定はこのブラウザーに保存されます。

## The names of keys, as keyboards have them.

key-control-k = Ctrl K
key-arrows = ↑ ↓
key-enter = Enter
key-space = Space
key-escape = Esc

## What the keys do.

create = トークンを作成
refresh = 一覧を更新
this-list = この一覧
find = トークン、ビュー、操作を検索
move = 行またはメニュー項目を移動。Home、End、行ではPage Up、Page Downも可
details = 行の詳細
select = 行を選択。Shiftで前に選択した行からすべて選択
close = 開いているものを閉じる
