"""Writes zones.txt beside this file: what a typed local time means, by Python's own time zones.

    python3 tests/golden/zones.py

Needs the system's time zone data, or `pip install tzdata`. Each line of zones.txt is

    ZONE | TYPED | THE MOMENT IN UTC | HOW OFTEN THE CLOCK SHOWS IT | HOW IT IS SHOWN

The rules are JavaScript's: a time that the clock jumps over is the moment after the jump by as much, one that comes
twice is the first of the two. Python has the same (PEP 495, `fold=0`). Two tests read the file: a native one, whose zones
are chrono-tz's, and one in the browser, whose zones are the browser's. The moments lie after NOW of those tests, and
almost all are history: of times to come the three would not agree, because countries change their minds and some of us
hear of it later.
"""

import datetime as d
import pathlib
import zoneinfo

ZONES = [
    "Pacific/Niue",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Europe/Zurich",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "UTC",
]
EVERYWHERE = ["2024-12-31 23:59:59", "2025-01-01", "2025-06-30T18:00:00", "2025-12-31T23:59"]
# Morocco has recently changed its rules.
LEAP_DAY, UNSETTLED = "2028-02-29 12:00", "Africa/Casablanca"
SECOND = d.timedelta(seconds=1)
FROM, TO = d.datetime(2024, 11, 23), d.datetime(2026, 1, 1)


def moment(local, zone):
    return local.replace(tzinfo=zone, fold=0).astimezone(d.timezone.utc)


def clock(local, zone):
    at = moment(local, zone)
    if at.astimezone(zone).replace(tzinfo=None) != local:
        return "skipped"
    later = local.replace(tzinfo=zone, fold=1).astimezone(d.timezone.utc)
    return "once" if later == at else "twice"


def clock_face(time):
    return f"{time.hour % 12 or 12}:{time:%M} {'AM' if time.hour < 12 else 'PM'}"


def shown(at, zone):
    """As a browser in the United States writes it."""
    local, utc = at.astimezone(zone), at
    text = f"{local:%a}, {local:%b} {local.day}, {local.year}, {clock_face(local)} {zone.key} · "
    day = "" if local.date() == utc.date() else f"{utc:%a}, {utc:%b} {utc.day}, "
    return text + f"{day}{clock_face(utc)} UTC"


def edges(zone):
    """The wall-clock times around each change of the zone's clock."""
    at = FROM.replace(tzinfo=d.timezone.utc)
    while at.replace(tzinfo=None) < TO:
        after = at + d.timedelta(minutes=30)
        a, b = (x.astimezone(zone).utcoffset() for x in (at, after))
        if a != b:
            # The time of the change itself: these zones change at full or half hours.
            first, last = sorted([(after + a).replace(tzinfo=None), (after + b).replace(tzinfo=None)])
            for local in (first - SECOND, first, first + (last - first) / 2, last - SECOND, last):
                yield f"{local:%Y-%m-%d %H:%M:%S}"
        at = after


lines = []
for name in ZONES:
    zone = zoneinfo.ZoneInfo(name)
    leap_day = [] if name == UNSETTLED else [LEAP_DAY]
    for typed in EVERYWHERE + leap_day + list(edges(zone)):
        local = d.datetime.fromisoformat(typed)
        at = moment(local, zone)
        lines.append(f"{name} | {typed} | {at:%Y-%m-%dT%H:%M:%SZ} | {clock(local, zone)} | {shown(at, zone)}\n")
pathlib.Path(__file__).with_name("zones.txt").write_text("".join(lines))
