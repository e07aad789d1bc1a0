### What an organization without tokens shows.

title = No tokens yet
what-it-is-for = A token lets a program or a command line use the API in your name, or your organization's.
# To a person whose role creates no token.
creates-none = You can create none: ask a developer or an administrator.

## Cards that begin a token: what it is for, and what it can do

ci = For CI
ci-words = Pushes Bentos and deploys them, for 90 days.
notebook = For a notebook
notebook-words = Reads models, Bentos and deployments, for 30 days.
call = For calling a deployment
# “Protected Endpoint Access” is a checkbox of the create dialog.
call-words = No scope, for 30 days. Tick “Protected Endpoint Access”, and choose the deployments.
watch = For watching deployments
watch-words = Reads clusters and deployments, for 30 days.
