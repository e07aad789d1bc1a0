### The header of every page.

skip-to-tokens = Skip to tokens
unknown-settings = Ignored in config.json: { $keys }. These keys mean nothing here.
# Short, for narrow screens.
sessions = Sessions
your-sessions = Your sessions
# The button, as screen readers say it.
find-by-value = Find by value
# The beginning of “Find by value”, which is all that a narrow screen shows.
find = Find
# The rest of “Find by value”.
find-rest = by value
find-title = Find out which token a value belongs to
sign-out = Sign out
theme-title = Switch between the system's theme, light and dark
theme-label = Theme:
theme-named = Theme: { $theme }
theme-system = system
theme-light = light
theme-dark = dark
