"""A year, a month or a day, as a person types it: `2004`, `2004-11`, `2004-11-05`."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import NamedTuple


class Period(NamedTuple):
    """Days in a row, both ends among them."""

    first: dt.date
    last: dt.date


class Flaw(NamedTuple):
    """What is wrong with a period, and at which of its characters."""

    offset: int
    message: str


# The year comes first, so that nobody has to guess which number is the month.
_PERIOD = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")


def parse_period(text: str) -> Period | Flaw:
    """Return the days that a text names; what is wrong with it where it names none."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return Flaw(0, "no date: write 2004, 2004-11 or 2004-11-05")
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        return Flaw(found.start(1), f"no year {found[1]}")
    if month is not None and month not in range(1, 13):
        return Flaw(found.start(2), f"no month {found[2]}")
    last = monthrange(year, month or 12)[1]
    if day is not None and day not in range(1, last + 1):
        return Flaw(found.start(3), f"no day {found[3]} in that month")
    return Period(dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last))
