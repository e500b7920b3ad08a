"""When something was printed, as text: a row of digits, and periods to draw bars of."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.page.wording import day, month

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Days

BUCKETS = 16
"""Stretches of time that a row of digits has, one cell each."""

NONE = "."
_HIGHEST = 9
_MONTHS_AT_MOST = 48  # a longer time is shown by years
_DAYS_AT_MOST = 31
_MOST = 10_000


class Unit(StrEnum):
    """How long the periods of a timeline are."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366}
_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, both ends among them, and how much there is of them."""

    first: dt.date
    last: dt.date
    count: int


def extent(*several: Days) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of any of them; None where no day is known."""
    dated = [day for days in several for day, _ in days.counts]
    return (min(dated), max(dated)) if dated else None


def buckets(days: Days, between: tuple[dt.date, dt.date] | None = None) -> tuple[Period, ...]:
    """Part a time into stretches of equal length, 16 unless it has fewer days.

    Args:
        days: what is counted.
        between: the first and the last day; those of `days` unless said otherwise.
    """
    ends = between or extent(days)
    if ends is None:
        return ()
    first, length = ends[0], (ends[1] - ends[0]).days + 1
    number = min(BUCKETS, length)
    counts = [0] * number
    for date, count in days.counts:
        at = (date - first).days
        if 0 <= at < length:
            counts[at * number // length] += count
    starts = [-(-at * length // number) for at in range(number + 1)]
    return tuple(
        Period(_after(first, starts[at]), _after(first, starts[at + 1] - 1), count)
        for at, count in enumerate(counts)
    )


def digits(periods: Sequence[Period], *, highest: int | None = None) -> str:
    """Return a cell for each: a dot for none, else 1 to 9.

    Up to nine these are the counts; where one is higher, 9 stands for the highest one.

    Args:
        periods: what is drawn.
        highest: what 9 stands for, so that several rows can be compared.
    """
    top = max((period.count for period in periods), default=0) if highest is None else highest
    scaled = (
        period.count if top <= _HIGHEST else -(-period.count * _HIGHEST // top)
        for period in periods
    )
    return "".join(str(min(_HIGHEST, value)) if value else NONE for value in scaled)


def scale(periods: Sequence[Period]) -> str:
    """Say what the highest digit stands for, where that is not itself."""
    top = max((period.count for period in periods), default=0)
    return f"9 = {top:,}" if top > _HIGHEST else ""


def units_for(days: Days) -> tuple[Unit, ...]:
    """Return which periods a timeline can be drawn by, the one first that suits it best.

    Too many of them are not offered, and the best ones are the shortest that can be
    looked at in a few screens.
    """
    ends = extent(days)
    if ends is None:
        return (Unit.DAY,)
    length = (ends[1] - ends[0]).days
    best = Unit.DAY if length < _DAYS_AT_MOST else Unit.MONTH
    if length > _MONTHS_AT_MOST * _MONTH:
        best = Unit.YEAR
    others = (Unit.YEAR, Unit.MONTH, Unit.DAY)
    at = others.index(best)
    possible = [unit for unit in (*others[at:], *others[:at]) if length // _DAYS[unit] < _MOST]
    return tuple(possible)


def by_period(days: Days, unit: Unit) -> tuple[Period, ...]:
    """Return all periods from the first to the last one with a count, the empty ones too."""
    ends = extent(days)
    if ends is None:
        return ()
    counts = dict[dt.date, int]()
    for date, count in days.counts:
        first = _period_of(date, unit)[0]
        counts[first] = counts.get(first, 0) + count
    return tuple(Period(first, last, counts.get(first, 0)) for first, last in _periods(*ends, unit))


def label(period: Period) -> str:
    """Name a period: "2004", "Mar 2004" or "11 Mar 2004"."""
    first, last = period.first, period.last
    if first == last:
        return day(first)
    if (first.month, last.month, first.day, last.day) == (1, 12, 1, 31):
        return str(first.year)
    return month(first)


def _periods(first: dt.date, last: dt.date, unit: Unit) -> Iterator[tuple[dt.date, dt.date]]:
    ends = _period_of(first, unit)
    yield ends
    while ends[1] < last:
        ends = _period_of(_after(ends[1], 1), unit)
        yield ends


def _period_of(date: dt.date, unit: Unit) -> tuple[dt.date, dt.date]:
    if unit is Unit.DAY:
        return date, date
    if unit is Unit.MONTH:
        last = monthrange(date.year, date.month)[1]
        return date.replace(day=1), date.replace(day=last)
    return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)


def _after(date: dt.date, days: int) -> dt.date:
    return date + dt.timedelta(days)
