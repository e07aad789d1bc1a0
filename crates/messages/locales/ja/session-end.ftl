### Why a session has ended, and what was not done then.

change-stopped = 変更が停止されました: { NUMBER($total) }件中{ NUMBER($done) }件を変更しました。
deletion-stopped = 削除が停止されました: { NUMBER($total) }件中{ NUMBER($done) }件を削除しました。
more-changed = 処理中だったものも変更されている可能性があります。
more-deleted = 処理中だったものも削除されている可能性があります。
guest = あなたはこの組織のゲストです。トークンの閲覧だけができ、作成、変更、削除はできません。
kept-token-invalid = このタブ用に保持していたトークンは無効になりました。
server-not-told = サーバーに通知できませんでした。サーバー側では、このブラウザーはまだログイン中です。
session-ended = セッションが終了しました。続きから再開するには、もう一度ログインしてください。
sign-in-link-works = ログインリンクは別のタブで開くことができます。
signed-out-idle = しばらく操作がなかったため、ログアウトされました。続きから再開するには、もう一度ログインしてください。
signed-out-in-another-tab = 別のタブでログアウトしました。
