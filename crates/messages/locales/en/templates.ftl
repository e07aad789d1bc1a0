### The templates of the create dialog: buttons that fill in the form. Each has a name, and words on what it is for.

title = Templates
ci = CI deploy
ci-words = A pipeline pushes Bentos and deploys. 90 days.
read-only = Read-only
read-only-words = Sees all, changes nothing. 30 days.
call = Call a deployment
call-words = An application calls what you choose. 90 days.
notebook = Notebook
notebook-words = Sees all, calls every deployment. 7 days.
