### What a token can do and what not, in the create dialog.

## Sentences. The abilities are verb phrases of the next two groups.

can = Can { $abilities }.
cannot = Cannot { $abilities }.
# Several abilities: all but the last one, with commas between them, and the last one.
abilities-and-last = { $abilities }, and { $last }
# The same after “Cannot”.
abilities-or-last = { $abilities }, or { $last }
choose-deployment = Choose a deployment.
nothing-yet = Can do nothing yet: choose scopes or an access.
reads-metrics = Can read metrics. Cannot do anything else.

## After “Can”.

see-and-change-organization = see and change members, tokens, models and Bentos
see-organization = see members, tokens, models and Bentos
change-members-and-tokens = change members, tokens, models and Bentos
# On Yatai, where tokens are no part of it.
see-and-change-organization-yatai = see and change members, models and Bentos
see-organization-yatai = see members, models and Bentos
change-members-yatai = change members, models and Bentos
see-and-change-deployments = see and change deployments
# Also after “Cannot”.
see-deployments = see deployments
# Also after “Cannot”.
change-deployments = change deployments
use-undocumented-scopes = use scopes that are not documented
do-everything = do everything that you can
call-all-deployments = call all protected deployments
call-one-deployment = call { $deployment }
call-chosen-deployments = call the chosen deployments
call-router = call the router

## After “Cannot”.

use-api = use the API
see-nothing-of-organization = see members, tokens, models or Bentos
see-nothing-of-organization-yatai = see members, models or Bentos
change-anything = change anything
change-organization = change the organization
call-protected-deployments = call protected deployments

## Warnings.

# About the scope “api”.
broad = Broad: anyone who has this token can do everything that you can.
# About the scope “write_organization”.
makes-tokens = With write_organization it can create and delete tokens, also broader ones that you could make.
# About every token on Yatai.
any-makes-tokens = Scopes protect little on Yatai: whatever you choose, this token can list, make, change and delete your tokens, and so make one with api.
idle-scopes = A monitoring token reads metrics and nothing else: these scopes do nothing.
