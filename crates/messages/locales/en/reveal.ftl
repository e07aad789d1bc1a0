### The dialogs that show the value of a token: once for a new token, and on request for another.

save-new-token = Save your new token
only-time = This is the only time that the value of { $name-view } can be seen. Store it in your secret manager now.
# Said when the dialog is to be closed before the value is saved.
not-saved = Copy or download the value, or tick that you have saved it: it cannot be shown again.
have-saved = I have saved this token
done = Done
no-value = The server created { $name-view } and did not send its value. Nobody can use this token: delete it, and create another one.
# The value of a token that is not new.
value-of-token = Value of the token
value-of = The value of { $name-view }. Anyone who has it can use the token: show it to nobody.

## The new token is not as it was asked for. The differences follow, then the advice.

made-otherwise = The server did not make the token as you asked.
made-otherwise-advice = Check whether you can use this token. If not, delete it, and ask the people who run the server: it may not be able to make the token as you want it.

## The field with the value.

token-value = Token value
show = Show
hide = Hide
copy-token = Copy token
download = Download
downloaded = Given to the browser as a file. Look whether the file is there, then tick the box.
not-downloaded = Not downloaded: the browser refused. Copy the value instead.
copied = Copied. Paste it where it will be kept.
not-copied-no-clipboard = Not copied: this page has no clipboard, because it was not loaded over HTTPS. The value is selected: press Ctrl+C (⌘C).
not-copied-refused = Not copied: the browser refused. The value is selected: press Ctrl+C (⌘C).

## The check of the value.

check = Check that it works
asking = Asking the API…
works = It works: the API takes it for { $name-view } ({ $login-view }).

## Commands and code that use the token, on tabs.

# The list of tabs, as screen readers say it.
use-it = Use it
not-in-commands = This value holds characters that mean something else in a command, so it is put into none. Copy the value itself.
copy = Copy
copy-with-value = Copy with the real value
# The names of tabs. CLI: the command line.
cli-login = CLI login
older-cli = Older CLI
# A command that tells the server and the account.
where-am-i = Where am I
# Variables of the environment.
environment = Environment
browser = Browser
# Comments in the code, each on one line. $name is a deployment.
example-address = An example: put in the real address of { $name }.
prints-token = Prints the token too.
browser-extension = Install an extension that adds headers to requests (Header Inject for Chrome).
# A header follows on the next line.
browser-header = Add this header to it, and save:
browser-open = Open { $address }
