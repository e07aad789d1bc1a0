### The dialog that asks whether to delete one token, and buttons that delete tokens that belong together.

question = Delete token?
was-never-used = It was never used.
# $ago is a time such as “3 days ago”.
was-last-used = It was last used { $ago }.
not-deleted = { $name } could not be deleted.
not-there = { $name } was not there: somebody had deleted it, or you may not see it any more.

## Tokens that were made with a token.

# $makers is “it” for one token, which the text before names, and “them” for many.
made-with = { $makers ->
    [it] { $count ->
        [one] { $count } token was made with it, and goes on working.
       *[other] { $count } tokens were made with it, and go on working.
    }
   *[them] { $count ->
        [one] { $count } token was made with them, and goes on working.
       *[other] { $count } tokens were made with them, and go on working.
    }
}
with-all = Delete with all that it made

## Tokens of people who have left the organization.

all-of = Delete all tokens of { $person }
# A person's name and login.
person = { $name } ({ $login })
