"""Two speakers abreast: which quotation of one stands beside which of the other."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Days
from reader.page.timeline import by_period, label, units_for
from reader.session.periods import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.page.timeline import Period

_MORE = sys.maxsize  # than there is of any day


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that belong together.

    Attributes:
        name: what they have in common, such as a month; "" for nothing.
        starts: the numbers of the first quotation of either speaker.
        counts: how many either has.
    """

    name: str
    starts: tuple[int, int]
    counts: tuple[int, int]

    def __len__(self) -> int:
        return max(self.counts)


@dataclass(frozen=True, slots=True)
class Beside:
    """One row: the numbers of a quotation of either speaker, None where there is none.

    Attributes:
        stretch: that it belongs to.
        leads: whether it is the first row of it.
    """

    both: tuple[int | None, int | None]
    stretch: Stretch
    leads: bool


class Abreast:
    """Rows of two lists of any length, found by their number."""

    def __init__(self, stretches: Sequence[Stretch] = ()) -> None:
        """Put stretches below each other."""
        self._stretches = tuple(stretches)
        self._firsts: list[int] = []
        self._rows = 0
        for stretch in self._stretches:
            self._firsts.append(self._rows)
            self._rows += len(stretch)

    def __len__(self) -> int:
        return self._rows

    def __getitem__(self, row: int) -> Beside:
        at = bisect_right(self._firsts, row) - 1
        stretch, number = self._stretches[at], row - self._firsts[at]
        left, right = (
            start + number if number < count else None
            for start, count in zip(stretch.starts, stretch.counts, strict=True)
        )
        return Beside((left, right), stretch, number == 0)

    def of_side(self, side: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the first and the last quotation of a speaker between two rows."""
        rows = range(max(0, first), min(last, self._rows - 1) + 1)
        numbers = [one for row in rows if (one := self[row].both[side]) is not None]
        return (numbers[0], numbers[-1]) if numbers else None


def in_order(counts: tuple[int, int]) -> Abreast:
    """Return both lists side by side, the first beside the first."""
    return Abreast([Stretch("", (0, 0), counts)] if any(counts) else ())


def by_date(left: Days, right: Days) -> Abreast:
    """Return both lists, oldest first, so that what was said in one period stands abreast."""
    return Abreast(list(_stretches((left, right))))


def _stretches(both: tuple[Days, Days]) -> Iterator[Stretch]:
    together = Days(tuple(sorted(pair for days in both for pair in days.counts)))
    starts = (0, 0)
    for period in by_period(together, units_for(together)[0]):
        counts = _within(both[0], period), _within(both[1], period)
        if any(counts):
            yield Stretch(label(period), starts, counts)
            starts = (starts[0] + counts[0], starts[1] + counts[1])
    undated = both[0].undated, both[1].undated
    if any(undated):
        yield Stretch(NO_DATE, starts, undated)


def _within(days: Days, period: Period) -> int:
    """Count what was printed in a period; the days are in order."""
    first = bisect_left(days.counts, (period.first,))
    last = bisect_right(days.counts, (period.last, _MORE), first)
    return sum(number for _, number in days.counts[first:last])
