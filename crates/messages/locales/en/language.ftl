### The choice of the language.

# The tag of this language, as in the name of its folder.
tag = en
language = Language
# The choice that follows the site and the browser.
auto = Automatic
wrong-version = The messages of this language are of another version of this page.
reload = Load the page again.
