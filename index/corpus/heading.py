"""Title and date of an article, from what a file says."""

from __future__ import annotations

import datetime as dt
import re

_TITLE_LENGTH = 80
_DATE_IN_NAME = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def cut_title(text: str) -> str:
    """Return the text on one line, cut at 80 characters."""
    return " ".join(text.split())[:_TITLE_LENGTH].rstrip()


def first_line(text: str) -> str:
    """Return the first line that is not blank, as a title; "" where all are blank."""
    return next((cut_title(line) for line in text.splitlines() if line.strip()), "")


def parse_date(text: str) -> dt.date | None:
    """Return the date a field begins with, as YYYY-MM-DD; None where it does not."""
    match = _ISO_DATE.match(text.strip())
    return _date(match.group()) if match else None


def date_in_name(name: str) -> dt.date | None:
    """Return the first YYYY-MM-DD in a file's name that is a date."""
    dates = (_date(match.group()) for match in _DATE_IN_NAME.finditer(name))
    return next((date for date in dates if date is not None), None)


def _date(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:  # the thirtieth of February
        return None
