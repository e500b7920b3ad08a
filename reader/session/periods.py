"""A stretch of time as a query says it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.page.timeline import Unit

if TYPE_CHECKING:
    from reader.page.timeline import Period

NO_DATE = "no date"
UNDATED = "-after:0001"
"""What finds what has no date: whatever has one is later than this."""

_LETTERS = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}  # of a date as ISO writes it
_ONE = dt.timedelta(1)


def within(period: Period, unit: Unit) -> str:
    """Return the query that finds what was printed in a period: "after:2004-02 before:2004-04".

    Args:
        period: whole days, months or years.
        unit: which of them.
    """
    after = period.first - _ONE if period.first > dt.date.min else None
    before = period.last + _ONE if period.last < dt.date.max else None
    bounds = (
        f"{word}:{date.isoformat()[: _LETTERS[unit]]}"
        for word, date in (("after", after), ("before", before))
        if date is not None
    )
    return " ".join(bounds)
