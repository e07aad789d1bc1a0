"""Writes the golden files beside this one: what the real BentoML SDK makes of API answers.

    python3 -m venv .venv && .venv/bin/pip install bentoml==1.4.39
    .venv/bin/python tests/golden/make.py

    .venv/bin/python tests/golden/make.py --texts FILE COUNT SEED
    TEXTS=FILE cargo test --lib random_texts

`cargo xtask test` keeps the same client in the user's cache folder; its Python will do as well. Nothing is sent: the
SDK's own client gets its answers from a transport in this file. The result is the same on every machine.

    answers.json   the answers, by name, as a server may send them: a token, or the items of a list
    json.txt       for each answer `===== NAME`, and below what the CLI passes to print for `-o json`
    yaml.txt       the same for `-o yaml`, which is what `to_yaml()` returns
    list.csv       what the panel exports for `a list of tokens of all kinds`: not made here, the SDK writes no CSV
    texts.json     random nasty texts, and what Python's writers make of them: a few. `--texts` writes as many as you
                   like elsewhere, for the second pair of commands above

What the panel leaves out or cannot distinguish is removed or made equal (`normalize`) before the SDK reads an answer, so that the rest can be
compared byte for byte. What the SDK refuses altogether is checked here and has no golden text.

The texts of the panel for answers that the SDK refuses are in src/export/tests.rs.
"""

import copy
import json
import os
import pathlib
import sys
import time
from random import Random

# The SDK reads a `Z` as local time when the name of the machine's zone is "UTC".
os.environ["TZ"] = "UTC"
time.tzset()

import bentoml
import httpx
import yaml
from bentoml._internal.cloud.api_token import ApiTokenAPI
from bentoml._internal.cloud.client import RestApiClient, RestApiClientV1

assert bentoml.__version__ == "1.4.39", bentoml.__version__
HERE = pathlib.Path(__file__).parent

ORGANIZATION = {
    "uid": "org1",
    "created_at": "2026-01-01T00:00:00Z",
    "updated_at": None,
    "deleted_at": None,
    "name": "demo",
    "resource_type": "organization",
    "labels": [],
    "description": "",
}
USER = {"name": "ada", "email": "ada@example.com", "first_name": "Ada", "last_name": "Lovelace"}
TOKEN = {
    "uid": "9f0c1d2e3a4b",
    "created_at": "2026-11-22T02:10:00Z",
    "updated_at": None,
    "deleted_at": None,
    "name": "ci-token",
    "resource_type": "api_token",
    "labels": [],
    "description": "",
    "scopes": ["api", "read_cluster"],
    "user": USER,
    "organization": ORGANIZATION,
    "expired_at": "2026-12-22T02:10:00.123456Z",
    "last_used_at": None,
    "is_expired": False,
    "is_api_token": True,
    "is_organization_token": False,
    "is_global_access": False,
}
# What a Yatai server adds: the SDK ignores it.
GO_USER = {
    "uid": "cp1v2u8g3k1s73b0a3m0",
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
    "deleted_at": None,
    "name": "admin",
    "resource_type": "user",
    "labels": [],
    "first_name": "",
    "last_name": "",
    "email": "admin@example.com",
    "avatar_url": "https://example.com/a.png",
    "is_super_admin": True,
}

# A field that the answer does not have.
ABSENT = object()


def token(**fields):
    return copy.deepcopy({k: v for k, v in (TOKEN | fields).items() if v is not ABSENT})


def spoken(text):
    """A token with this text in every text field."""
    return token(
        name=text,
        description=text,
        scopes=["api", text],
        labels=[{"key": text, "value": text}],
        user=USER | {"name": text},
        organization=ORGANIZATION | {"labels": [{"key": "k", "value": text}]},
    )


def answers():
    yield "a token of the SDK", token()
    yield "all fields set", token(
        updated_at="2026-11-22T02:11:00.5Z",
        deleted_at="2026-11-22T02:12:00Z",
        labels=[{"key": "team", "value": "platform"}, {"key": "stage", "value": "prod"}],
        description="Deploys from the pipeline",
        scopes=["api", "read_organization", "write_organization", "read_cluster", "write_cluster"],
        organization=ORGANIZATION
        | {"updated_at": "2026-02-01T00:00:00+01:00", "labels": [{"key": "a", "value": "b"}], "description": "Demo"},
        last_used_at="2026-11-22T02:13:00.000001Z",
        is_expired=True,
        is_api_token=False,
        is_organization_token=True,
        is_global_access=True,
    )
    yield "only what the SDK demands", token(
        expired_at=ABSENT,
        last_used_at=ABSENT,
        is_expired=ABSENT,
        is_api_token=ABSENT,
        is_organization_token=ABSENT,
        is_global_access=ABSENT,
    )
    yield "never expires, never used", token(expired_at=None, last_used_at=None)
    yield "the answer to a create", token(token="made-up-value-shown-once")
    yield "a value that is null", token(token=None)
    yield "no labels, no scopes, no description: null", token(labels=None, scopes=None, description=None)
    yield "no scopes", token(scopes=[])
    yield "scopes that nobody knows", token(scopes=["operate_cluster", "read", "write:all", "a.b-c_d", "null", "1"])
    yield "a creator without a name", token(user=dict.fromkeys(USER, ""))
    yield "fields that the SDK does not know", token(
        deployment_uids=["d1", "d2"], deployment_names=["a", "b"], is_access_token=True, is_global_router_access=True,
        is_monitoring_token=True, extra={"a": [1]}, user=GO_USER,
        organization=ORGANIZATION | {"creator": None},
    )
    yield "flags that are null", token(is_expired=None, is_organization_token=None, is_global_access=None)
    yield "a number for a name", token(name=5, description=-17)
    yield "a nightly token of a Go server", token(
        uid="cp1v2u8g3k1s73b0a3lg",
        created_at="2026-05-08T20:51:22.123456789+08:00",
        updated_at="2026-05-08T20:51:22.123456789+08:00",
        name="nightly-deploy",
        labels=None,
        user=GO_USER,
        organization=ORGANIZATION | {"name": "default", "creator": None},
        scopes=None,
        expired_at=None,
        is_api_token=ABSENT,
        is_organization_token=ABSENT,
        is_global_access=ABSENT,
    )
    yield "a legacy token of a Go server", token(
        uid="cp1v2u8g3k1s73b0a3p0",
        created_at="2026-03-01T00:00:00Z",
        updated_at="0001-01-01T00:00:00Z",
        name="ops-legacy",
        labels=[{"key": "team", "value": "platform"}],
        description="Kept for the old release job.\nRemove after the move.",
        scopes=["api", "operate_cluster"],
        expired_at="2026-03-31T00:00:00+02:00",
        last_used_at="2026-03-30T23:59:59.9Z",
        is_expired=True,
    )
    yield "a reading token of a Go server", token(
        uid="cp1v2u8g3k1s73b0a3q0",
        created_at="2026-11-01T10:00:00.5Z",
        updated_at="2026-11-01T10:00:00.5Z",
        name="read-only",
        description="Dashboards",
        scopes=["read_organization", "read_cluster"],
        expired_at="2027-11-01T10:00:00Z",
        last_used_at="2026-11-21T08:00:00Z",
    )

    digits = "987654321"
    for length in range(10):
        point = "." * (length > 0) + digits[:length]
        for zone in ["Z", "+05:30"]:
            yield f"{length} digits after the point, {zone}", token(expired_at=f"2026-12-22T02:10:00{point}{zone}")
    for at in [
        "2026-12-22T02:10:00.000000Z", "2026-12-22T02:10:00.000000999Z", "2026-12-22T02:10:00.999999999Z",
        "2026-12-22T02:10:00-00:00", "2026-12-22T02:10:00-03:30", "2026-12-22T02:10:00+14:00",
        "2026-12-22T02:10:00-23:59", "9999-12-31T23:59:59-12:00", "0999-01-01T00:00:00Z", "2028-02-29T23:59:59.1Z",
        "2026-12-22 02:10:00.5+00:00", "2026-12-22t02:10:00z",
    ]:  # fmt: skip
        yield f"the time {at}", token(created_at=at, expired_at=at, last_used_at=at)

    for text in [
        # Texts that YAML 1.1 reads as another type, or almost.
        "yes", "No", "oN", "null", "Null", "~", "~a", "true", "1e3", "1.5e+3", "1.5e3", "0x1F", "0b01", "017", "018",
        "1_000", "12:30:45", "12:60", "0:30", "1.5", ".5", "+.5", "-.inf", "-.nan", "2026-12-31", "2026-1-1",
        "2026-12-31 9:00:00 +1", "=", "<<", "-", "+1", "y",
        # Signs of YAML.
        "- a", "-a", "a: b", "a:b", "a:", ":a", ": a", "#x", "a #x", "a#x", "'q'", "it's", '"q"', "%a", "@a", "`a`",
        "|", ">", "&a", "*a", "!t", "? a", "?a", "[a]", "a[0], {b}", "{a}", ",a", "--- a", "...", "\\n", "a\\", "!",
        # Invisible characters.
        "", " ", " a", "a ", "a  b", "\ta", "a\tb", "a\nb", "\na", "a\n", "\n", "\n\n", "a\n\nb", "a\n b", "a \nb",
        "a\r\nb", "a\rb", "a\x0bb\x0cc", "\x01\x1b[31m\x7f", "\x80\x85\x9f", "\u202egnp.exe", "\xa0a\xa0",
        "a\u2028b\u2029c", "\ufeffa", "\u200bzero", "\uffff", "\U0010ffff",
        # Languages.
        "Zürich", "開発用トークン", "😀 ok 👩‍💻", "مرحبا",
        # Markup, formulas, terminals.
        "<b>&amp;</b><script>", "=1+1", "@SUM(A1)", "[red]x[/red] :smile:", "$(rm -rf ~)",
    ]:  # fmt: skip
        yield f"the text {ascii(text)[:60]}", spoken(text)

    words = "the quick brown fox jumps over the lazy dog and "
    for name, text in {
        "a word": "a" * 300,
        "words": words * 5,
        "words that end at column 80": "x" * 66 + " y" * 20,
        "words that end behind column 80": "x" * 67 + " y z",
        "a very long word, then short ones": "w" * 200 + " a b " + "w" * 100 + " c",
        "words in quotes": "'" + words * 4 + "'",
        "words with two spaces": words.replace(" ", "  ") * 4,
        "words of three languages": "Schlüssel für die Prüfung 鍵 " * 12,
        "a long word of another language": "鍵" * 120,
        "emoji": "😀" * 40 + " " + "😀 " * 20,
        "words with quotes and tabs": 'a "b"\tc\\d ' * 20,
        "spaces only, with a tab": " " * 90 + "\t" + " " * 90,
        "lines": (words * 3 + "\n") * 3,
        "a list": "Needed for:\n- deploys\n- reads: all\n\n# nothing else\n",
        "colons": "key: value " * 20,
    }.items():
        yield f"long: {name}", spoken(text.strip(" ") if name.startswith("words of") else text)

    yield "a list of no tokens", []
    yield "a list of tokens", [
        token(),
        spoken("- a\nb"),
        token(scopes=[], labels=[{"key": "a", "value": words * 3}], user=USER | {"name": "É " * 60}),
    ]
    yield "a list of one token", [token()]
    # Repeated values: a writer with anchors and aliases would use them here.
    yield "a list of tokens of all kinds", [
        token(uid=f"uid{n}", **fields)
        for n, fields in enumerate([
            {}, {}, {"labels": None, "scopes": None}, {"expired_at": None}, {"is_expired": True},
            {"is_organization_token": True, "is_global_access": True}, {"is_api_token": False},
            {"last_used_at": "2026-11-22T02:13:00.5+05:30"}, {"token": "made-up-value-shown-once"},
            {"user": dict.fromkeys(USER, "")}, {"user": GO_USER, "labels": [{"key": "a", "value": "b"}]},
            {"name": "=cmd|' /C calc'!A0", "description": "\u202egnp.exe\r\n😀 \"x\", 'y'"},
        ])
    ]  # fmt: skip


def normalize(answer):
    """Removes what the SDK shows and the panel does not, or what both read differently: see src/export/fields.rs."""
    answer = copy.deepcopy(answer)
    # Never shown.
    answer.pop("token", None)
    # An empty list to the panel; the SDK refuses the whole answer.
    answer["labels"] = answer["labels"] or []
    answer["scopes"] = answer["scopes"] or []
    # Empty to the panel; "None" to the SDK.
    answer["description"] = answer["description"] if answer["description"] is not None else ""
    # "No time" to Go and to the panel; the year 1 to the SDK.
    for field in ["updated_at", "deleted_at", "expired_at", "last_used_at"]:
        if str(answer.get(field)).startswith("0001-"):
            answer[field] = None
    return answer


def sdk(answer):
    """The SDK's own client with a transport that returns this answer."""
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    client = RestApiClient("http://localhost", "made-up")
    client.v1 = RestApiClientV1(httpx.Client(base_url="http://localhost", transport=transport))
    return ApiTokenAPI(client)


def texts(answer):
    """What the CLI passes to print: JSON and YAML."""
    if isinstance(answer, list):
        items = [normalize(item) for item in answer]
        read = sdk({"start": 0, "count": 100, "total": len(items), "items": items}).list()
        fields = [token.to_dict() for token in read]
        as_yaml = yaml.dump(fields, indent=2, sort_keys=False)
    else:
        read = sdk(normalize(answer)).get(answer["uid"])
        fields = read.to_dict()
        as_yaml = read.to_yaml()
        assert as_yaml == yaml.dump(fields, indent=2, sort_keys=False)
    return json.dumps(fields, indent=2, default=str), as_yaml


def refused():
    """Checks answers that the SDK refuses or cannot show. They have no golden text."""
    for fields in [
        {"labels": None}, {"scopes": None}, {"user": None}, {"organization": None}, {"created_at": None},
        {"user": ABSENT}, {"updated_at": ABSENT}, {"expired_at": "soon"}, {"expired_at": "2026-12-22T02:10:60Z"},
    ]:  # fmt: skip
        try:
            sdk(token(**fields)).get("x").to_dict()
        except Exception:
            continue
        raise AssertionError(f"the SDK reads {fields} after all")
    # These two are why `normalize` exists.
    assert "token" not in sdk(token(token=None)).get("x").to_dict()
    assert sdk(token(description=None)).get("x").to_dict()["description"] == "None"


def random_text(random):
    """A random sequence of pieces: signs, spaces, breaks, numbers, invisible characters, long words."""
    pieces = [
        " ", " ", " ", "  ", "\n", "\n", "a", "b", "word", "word", "another", "'", '"', "\\", ":", ": ", "#", " #", "-", "- ",
        "?", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "=", "<<", "~", "null", "yes", "off", "0", "1",
        "9", "12", "2026-12-31", "0x", "0b", "e", "E", "+", ".", "_", ":30", "T", "Z", ".inf", ".nan", "---", "...", "\t", "\r",
        "\0", "\x1b", "\x7f", "\x85", "\xa0", "\xe9", "\u2028", "\u202e", "\ufeff", "\u9375", "\U0001f600", "w" * 40, "w" * 75,
    ]  # fmt: skip
    # Few kinds in one text, so that numbers, dates and folded lines occur.
    kinds = random.choices(
        [pieces, "0123456789-:. TtZ+", "0123456789_-+.eExb:", "01789abfx_", " ' ", [" ", "word", "'", "a"],
         [" ", "word", "\n"], [" ", "word", "\u9375", '"', "\\"], ["yes", "no", "on", "Null", "true", "~", "="]],
        [6, 1, 2, 1, 1, 4, 2, 4, 1],
    )[0]  # fmt: skip
    return "".join(random.choice(kinds) for _ in range(random.choice([1, 2, 3, 4, 5, 8, 10, 13, 19, 30, 60])))


def write_texts(file, count, seed):
    random = Random(int(seed))
    lines = []
    for _ in range(int(count)):
        text = random_text(random)
        tree = [{"a": text, "b": [text, [text], {"c": text}], "d": {"e": {"f": text}, "g": [], "h": None}}]
        as_yaml = yaml.dump(tree, indent=2, sort_keys=False)
        lines.append(json.dumps([text, json.dumps([text], indent=2), as_yaml]))
    pathlib.Path(file).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="ascii", newline="\n")


def main():
    if sys.argv[1:2] == ["--texts"]:
        return write_texts(*sys.argv[2:])
    refused()
    write_texts(HERE / "texts.json", 150, 0)
    cases = dict(answers())
    assert len(cases) == len(list(answers())), "two answers with one name"
    as_json, as_yaml = [], []
    for name, answer in cases.items():
        for out, text in zip((as_json, as_yaml), texts(answer)):
            # No line of either form begins with this.
            assert text.isascii() and "\n=====" not in "\n" + text and "\r" not in text
            out.append(f"===== {name}\n{text}")
            out.append("" if text.endswith("\n") else "\n")
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(answer)}" for name, answer in cases.items())
    for file, text in [("answers.json", f"{{\n{lines}\n}}\n"), ("json.txt", "".join(as_json)), ("yaml.txt", "".join(as_yaml))]:
        (HERE / file).write_text(text, encoding="ascii", newline="\n")
    print(len(cases), "answers")


if __name__ == "__main__":
    main()
