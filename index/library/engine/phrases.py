"""Phrases in one field of a segment: found without a look at the articles themselves."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from index.library.engine.codes import finder
from index.library.engine.neighbours import Neighbours
from index.library.engine.sequences import Sequences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from index.library.engine.container import Parts

    Numbers = Collection[int]  # of words, any of which will do
    PlacesOf = Callable[[int], int]

_MANY = 64  # words: their places are not put together to look at fewer texts
_EVERYWHERE = -1


class _Following(NamedTuple):
    """Where a word follows another: for certain, and where else it may."""

    certain: int
    possible: int


class Phrases:
    """The phrases of one field."""

    def __init__(self, parts: Parts, name: str, size: int) -> None:
        """Take the file, the field, and in how many places it is."""
        common = parts.column(f"{name}.common", "I")
        self._common = {number: place for place, number in enumerate(common)}
        self._ranks = parts.column("ranks", "I")
        self._neighbours = Neighbours(parts, name, size)
        self._sequences = Sequences(parts, name)

    def find(self, words: Sequence[Numbers], places_of: PlacesOf, having_all: int) -> int:
        """Return the places of a phrase of two or more words.

        Args:
            words: in order, each by the numbers of those that will do.
            places_of: what gives the places of the word of a number.
            having_all: the places that have a word of each.
        """
        certain, found = 0, having_all
        for first, second in pairwise(words):
            certain, possible = self._following(first, second, places_of)
            found &= certain | possible
        if len(words) > 2:  # noqa: PLR2004  # there may be each pair, but not in a row
            certain = 0
        doubtful = found & ~certain
        if not doubtful:
            return found
        is_there = finder([[self._ranks[one] for one in numbers] for numbers in words])
        return found & certain | self._sequences.having(is_there, doubtful)

    def _following(self, first: Numbers, second: Numbers, places_of: PlacesOf) -> _Following:
        common = (
            [self._common[one] for one in those if one in self._common] for those in (first, second)
        )
        certain = 0
        for pair in product(*common):
            certain |= self._neighbours.following(*pair)
        if max(len(first), len(second)) > _MANY:
            return _Following(certain, _EVERYWHERE)

        def union(numbers: Iterable[int]) -> int:
            found = 0
            for number in numbers:
                found |= places_of(number)
            return found

        rare = (union(set(those) - self._common.keys()) for those in (first, second))
        rare_first, rare_second = rare
        if not (rare_first or rare_second):
            return _Following(certain, 0)
        return _Following(certain, rare_first & union(second) | union(first) & rare_second)
