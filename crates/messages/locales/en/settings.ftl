### The settings of a site, in config.json. What stands in quotes, and words with underscores, are text of that file.

# In the header, for a site that sets no title.
title = Tokens

## What is wrong with the file.

empty = config.json is broken: it is empty.
web-page = config.json is broken: the site sends a web page in its place. Many hosts do that for a file that is not there: put it beside index.html.
breaks-off = config.json is broken: it breaks off at line { NUMBER($line) }, column { NUMBER($column) }.
no-json = config.json is broken: it is no JSON from line { NUMBER($line) }, column { NUMBER($column) }.
wrong-file = config.json is wrong: it must be an object, as in {"{"}"endpoint": ""{"}"}.
wrong-endpoint = config.json is wrong: endpoint must be an origin and nothing else, as in "https://tokens.example.com", or empty for this site's own.
wrong-title = config.json is wrong: title must be a text.
# The key is “signed_in” or “features.update”.
wrong-flag = config.json is wrong: { $key } must be true or false.
wrong-idle-time = config.json is wrong: idle_sign_out_minutes must be a number of minutes from 0 (never) to 10080 (a week).
wrong-server = config.json is wrong: server must be "yatai" or "bentocloud".
wrong-organization = config.json is wrong: organization must be the organization's name: a text of ASCII characters that can stand in a header.
wrong-sign-in = config.json is wrong: sign_in must be the address of a page, as in "https://tokens.example.com/login" or "/login", or empty for none.
wrong-max-lifetime = config.json is wrong: max_lifetime_days must be a whole number of days from 1 to 36525 (100 years).
wrong-language = config.json is wrong: language must be "auto", "en", "zh-Hans", "zh-Hant", "ja", "ko", "vi" or "de".
wrong-features = config.json is wrong: features must be an object, as in {"{"}"update": true{"}"}.
# Follows the sentences before: the value that is wrong.
wrong-value = It is “{ $value }”.
