title = トークンはまだありません
what-it-is-for = トークンを使うと、プログラムやコマンドラインが、あなたや組織の名義でAPIを使えます。
creates-none = あなたは作成できません。開発者か管理者に依頼してください。

## Cards that begin a token: what it is for, and what it can do

ci = CI用
ci-words = Bentoをプッシュし、デプロイします。90日間。
notebook = ノートブック用
notebook-words = モデル、Bento、デプロイを読み取ります。30日間。
call = デプロイの呼び出し用
call-words = スコープなし、30日間。「保護エンドポイントアクセス」にチェックを入れ、デプロイを選択してください。
watch = デプロイの確認用
watch-words = クラスターとデプロイを読み取ります。30日間。
