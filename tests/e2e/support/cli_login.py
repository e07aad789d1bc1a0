"""Runs `bentoml cloud login` as a person does: at a terminal, by the menu, with a browser.

    PYTHON-OF-THE-ENVIRONMENT cli_login.py ENDPOINT FOLDER

FOLDER takes the tool's home (`home`), the address that it wants to open (`address`) and all that it prints (`terminal`).
Ends as the tool ends. Nothing but the standard library: `cli_login.rs` starts it with the Python beside the tool.
"""

import os
import pty
import select
import signal
import sys

# Seconds, more than a busy machine needs. The tool itself would wait forever.
LONGEST = 180
# The menu forgets the keys that came before it was ready.
AGAIN = 0.3

endpoint, folder = sys.argv[1:]
tool = os.path.join(os.path.dirname(sys.executable), "bentoml")

# In one step, so that a reader sees a whole address or none.
browser = os.path.join(folder, "browser")
with open(browser, "w") as script:
    script.write('#!/bin/sh\ncd "$(dirname "$0")" && printf %s "$1" > address.part && mv address.part address\n')
os.chmod(browser, 0o755)

environment = {
    **os.environ,
    "BENTOML_HOME": os.path.join(folder, "home"),
    "BENTOML_DO_NOT_TRACK": "1",
    "BROWSER": browser + " %s",
    # Its output breaks lines at this width, within words too.
    "COLUMNS": "4000",
    "NO_COLOR": "1",
    "TERM": "xterm",
    "no_proxy": "127.0.0.1",
    "NO_PROXY": "127.0.0.1",
}
for name in ["BENTO_CLOUD_API_KEY", "BENTO_CLOUD_API_ENDPOINT"]:
    environment.pop(name, None)

child, terminal = pty.fork()
if child == 0:
    os.execve(tool, [tool, "cloud", "login", "--endpoint", endpoint], environment)

# Ending this program hangs the terminal up, which ends the tool.
signal.alarm(LONGEST)
said = b""
answered = False
with open(os.path.join(folder, "terminal"), "wb", buffering=0) as transcript:
    while True:
        ready, _, _ = select.select([terminal], [], [], AGAIN)
        if ready:
            try:
                part = os.read(terminal, 4096)
            except OSError:
                # How Linux tells that the other end is closed.
                break
            if not part:
                break
            said += part
            transcript.write(part)
            if not answered and b"[y/n]" in said:
                answered = True
                os.write(terminal, b"y\r")
        elif not answered and b"authenticate" in said:
            # The menu's first choice is the browser.
            os.write(terminal, b"\r")

_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status))
