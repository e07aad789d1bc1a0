hint = 有効なトークンです。問題のない指摘は許容でき、日付とともにこのブラウザーに保存されます。
download = CSVでダウンロード
show-more = さらに表示
findings = 指摘

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = 指摘なし
finding-count = 指摘{ NUMBER($count) }件
accepted-count = 指摘{ NUMBER($count) }件、許容{ NUMBER($accepted) }件
downloaded = ダウンロードしました: CSV、{ NUMBER($count) }件
not-downloaded = ダウンロードできませんでした: ブラウザーが拒否しました。
limited = { $lack ->
    [rows] { $words }。一覧は完全ではありません。
    [people] { $words }。離脱したユーザーは不明です。
   *[nothing] { $words }
}

## The columns of the table.

accepted = 許容
token = トークン
finding = 指摘
action = 操作

## What was found. $day is a day with its time.

creator-left = 作成者が組織を離脱
looks-like = 名前が「{ $name }」に似ている
never-used-since = 作成({ $day })以降、未使用
unused = 90日以上未使用
unused-since = 90日以上未使用: 最終使用は{ $day }
broad = 広い権限: スコープapiあり
too-long = サイトの上限超過
too-long-until = サイトの上限超過: 期限は{ $day }

## The lines of the table.

no-creator = 作成者なし
accept = { $name }について許容: { $finding }
not-stored = このブラウザーはこのサイトのデータを保存しないため、ページを離れるまで保持されます。
show-other = もう一方のトークンを表示
