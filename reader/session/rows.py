"""A long list of which only some rows are at hand: those in sight, and those around them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_T = TypeVar("_T")
_KEPT = 1024  # rows; a page of a screen shows some dozens


class Rows(Generic[_T]):
    """The rows of a list by their number; frozen, so that another list is another value.

    It keeps the rows that were fetched last and forgets those far from them, so that a list
    costs no more memory the longer it is.
    """

    __slots__ = ("_rows", "total")

    def __init__(self, rows: Mapping[int, _T] | None = None, total: int = 0) -> None:
        """Take rows by their number, of so many."""
        self._rows = dict(rows or {})
        self.total = total

    @classmethod
    def first(cls, rows: Sequence[_T], total: int) -> Rows[_T]:
        """Return a list of which the first rows are at hand."""
        return cls(dict(enumerate(rows)), total)

    def __len__(self) -> int:
        return self.total

    def get(self, row: int) -> _T | None:
        """Return a row; None where it is not at hand, or there is no such row."""
        return self._rows.get(row)

    def at_hand(self) -> Iterator[tuple[int, _T]]:
        """Yield the rows that are at hand with their numbers, ascending."""
        return iter(sorted(self._rows.items(), key=lambda pair: pair[0]))

    @property
    def complete(self) -> bool:
        """Tell whether every row is at hand."""
        return len(self._rows) >= self.total

    def joined(self, first: int, rows: Sequence[_T], total: int) -> Rows[_T]:
        """Return the list with more rows at hand, from the number `first` on."""
        known = {**self._rows, **dict(enumerate(rows, first))}
        if len(known) > _KEPT:
            middle = first + len(rows) // 2
            nearest = sorted(known, key=lambda row: abs(row - middle))
            known = {row: known[row] for row in islice(nearest, _KEPT)}
        return Rows({row: one for row, one in known.items() if row < total}, total)

    def gap(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the first and the last row between these two that are not at hand."""
        inside = range(max(0, first), min(last, self.total - 1) + 1)
        missing = [row for row in inside if row not in self._rows]
        return (missing[0], missing[-1]) if missing else None
