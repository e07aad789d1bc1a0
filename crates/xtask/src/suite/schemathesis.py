"""Hooks of Schemathesis: the credentials of its requests, and a check that requests without credentials change nothing.

Environment: TOKEN_SERVER_URL; TOKEN_SERVER_TOKEN, the credential, or empty for requests without credentials.
"""

import json
import os
import urllib.request

import schemathesis

URL = os.environ["TOKEN_SERVER_URL"]
TOKEN = os.environ["TOKEN_SERVER_TOKEN"]
HEADER = "X-YATAI-API-TOKEN"
ORGANIZATION = "X-Yatai-Organization"

# The requests that change something and need no credentials.
OPEN = {("POST", "/login"), ("POST", "/logout")}


def own_uid():
    """The uid of the token that is used as the credential: the first one of the database."""
    address = URL + "/api/v1/api_tokens?search=first-admin-token"
    with urllib.request.urlopen(urllib.request.Request(address, headers={HEADER: TOKEN})) as answer:
        (token,) = json.load(answer)["items"]
    return token["uid"]


OWN = own_uid() if TOKEN else None


SENT = {"guesses": 0}


def slow_down_less(case):
    """Invented login codes, keys of sign-in links and values of tokens are wrong, and their answers wait: one in sixteen keeps its
    own.

    The others are empty, or the value of a token that is there, which is answered at once."""
    for holder, name in ((case.query, "code"), (case.body, "code"), (case.body, "key"), (case.body, "value")):
        if isinstance(holder, dict) and isinstance(holder.get(name), str) and holder[name]:
            SENT["guesses"] += 1
            if SENT["guesses"] % 16 == 0:
                continue
            if holder is case.body and name == "code":
                del holder[name]
            elif name == "value":
                holder[name] = TOKEN or "none"
            else:
                holder[name] = ""


@schemathesis.hook
def before_call(context, case, kwargs):
    headers = dict(case.headers or {})
    for name in [name for name in headers if name.lower() in (HEADER.lower(), "cookie")]:
        del headers[name]
    if TOKEN:
        headers[HEADER] = TOKEN
    # Invented organizations are all refused in the same way: one request in eight keeps its own.
    for name in headers:
        if name.lower() == ORGANIZATION.lower() and len(headers[name]) % 8 != 1:
            headers[name] = "default"
    slow_down_less(case)
    case.headers = headers
    case.cookies = {}
    # The credential is needed to the end, so its own token is neither changed nor deleted.
    if OWN and case.method.upper() in ("PATCH", "DELETE") and (case.path_parameters or {}).get("uid") == OWN:
        case.path_parameters["uid"] = "none"


@schemathesis.check
def no_write_without_credentials(ctx, response, case):
    method = case.method.upper()
    if TOKEN or method in ("GET", "HEAD", "OPTIONS") or (method, case.path) in OPEN:
        return
    assert response.status_code in (401, 403, 404, 405), f"{method} {case.path}: {response.status_code}"
