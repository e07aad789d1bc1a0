### The line of numbers above the list. Each is a link to the tokens that it counts, and a view in the command palette.

# The name of the line, as screen readers say it.
summary = Summary
all = All
unused = Unused for 90 days
# Tokens with the scope “api”, which can do almost everything.
broad = Broad
# In place of “Broad”, where all tokens can do almost everything. “api” is the name of a scope.
scope-api = Scope api
# The site limits how long tokens live.
too-long = Over the site’s limit
# The person who created the token has left the organization.
creator-left = Creator left
# The list is not complete.
counts-loaded = The numbers count the { NUMBER($count) } loaded tokens.
