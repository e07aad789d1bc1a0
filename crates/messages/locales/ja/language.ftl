tag = ja
language = 言語
auto = 自動
wrong-version = この言語のメッセージのバージョンが、このページと異なります。
reload = ページを再読み込みしてください。
