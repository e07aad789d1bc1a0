### What stands above the list, and how old the list is.

offline = You are offline. Nothing can be loaded or changed until the connection is back.
created = Created { $name }.

## How old the list is. $ago is a time such as “3 minutes ago”.

shown-as-of = The tokens are shown as of { $ago }.
updated = Updated { $ago }
refresh-every-minute = Refresh every minute
