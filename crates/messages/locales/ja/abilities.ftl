## Sentences. The abilities are verb phrases of the next two groups.

can = { $abilities }ができます。
cannot = { $abilities }はできません。
abilities-and-last = { $abilities }、{ $last }
abilities-or-last = { $abilities }、{ $last }
choose-deployment = デプロイを選択してください。
nothing-yet = まだ何もできません。スコープまたはアクセスを選択してください。
reads-metrics = メトリクスの読み取りだけができます。

## After “Can”.

see-and-change-organization = メンバー・トークン・モデル・Bentoの閲覧と変更
see-organization = メンバー・トークン・モデル・Bentoの閲覧
change-members-and-tokens = メンバー・トークン・モデル・Bentoの変更
see-and-change-organization-yatai = メンバー・モデル・Bentoの閲覧と変更
see-organization-yatai = メンバー・モデル・Bentoの閲覧
change-members-yatai = メンバー・モデル・Bentoの変更
see-and-change-deployments = デプロイの閲覧と変更
see-deployments = デプロイの閲覧
change-deployments = デプロイの変更
use-undocumented-scopes = 文書化されていないスコープの使用
do-everything = あなたに許可されているすべての操作
call-all-deployments = すべての保護されたデプロイの呼び出し
call-one-deployment = { $deployment }の呼び出し
call-chosen-deployments = 選択したデプロイの呼び出し
call-router = ルーターの呼び出し

## After “Cannot”.

use-api = APIの使用
see-nothing-of-organization = メンバー・トークン・モデル・Bentoの閲覧
see-nothing-of-organization-yatai = メンバー・モデル・Bentoの閲覧
change-anything = 一切の変更
change-organization = 組織の変更
call-protected-deployments = 保護されたデプロイの呼び出し

## Warnings.

broad = 広い権限: このトークンを持つ人は誰でも、あなたに許可されているすべての操作ができます。
makes-tokens = write_organizationがあると、トークンの作成と削除ができます。あなたが作成できる、より広い権限のトークンも含みます。
any-makes-tokens = Yatai上のスコープにはほとんど保護効果がありません。何を選択しても、このトークンであなたのトークンの一覧表示、作成、変更、削除ができるため、apiを持つトークンも作成できます。
idle-scopes = 監視トークンはメトリクスの読み取りだけができます。これらのスコープには効果がありません。
