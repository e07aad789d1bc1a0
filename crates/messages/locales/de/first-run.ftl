title = Noch keine Tokens
what-it-is-for = Mit einem Token nutzt ein Programm oder eine Befehlszeile die API in Ihrem Namen oder dem Ihrer Organisation.
creates-none = Sie können keine erstellen: Fragen Sie einen Entwickler oder Administrator.

## Cards that begin a token: what it is for, and what it can do

ci = Für CI
ci-words = Pusht und deployt Bentos, 90 Tage lang.
notebook = Für ein Notebook
notebook-words = Liest Modelle, Bentos und Deployments, 30 Tage lang.
call = Zum Aufrufen eines Deployments
call-words = Ohne Scope, 30 Tage lang. Setzen Sie das Häkchen bei „Protected Endpoint Access“, und wählen Sie die Deployments.
watch = Zum Beobachten von Deployments
watch-words = Liest Cluster und Deployments, 30 Tage lang.
