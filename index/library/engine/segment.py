"""A segment that is open: places of words, and what is known of each place."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import chain, compress
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.building import UNDATED
from index.library.engine.columns import column, strings
from index.library.engine.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from index.library.engine.remembered import Remembered

_RUN = re.compile(b"\1+")
_SPARSE = 16  # fewer than one in so many: place by place
_ROW_BYTES = 64  # of a number in a set
_A_FEW = 3  # quotations are looked at in the time for one article


class Segment(Lookup):
    """One segment; it belongs to one thread.

    Attributes:
        keys, ids, days, lengths: of each article; `lengths` in words.
        counted: the quotations that count.
    """

    keys, days, lengths = column("keys", "q"), column("days", "i"), column("lengths", "I")
    ids = strings("ids")
    _first, _spoken = column("first", "I"), column("spoken", "I")
    _owners, _speakers = column("said.owners", "I"), column("said.speakers", "q")
    _said_keys = column("said.keys", "q")
    _speakers_starts = column("said.speakers.starts", "I")
    _speakers_order = column("said.speakers.order", "I")

    def __init__(self, folder: Path, remembered: Remembered) -> None:
        super().__init__(folder, remembered)
        self._kinds: list[str] = json.loads(bytes(self.parts.bytes("kinds")))

    # Quotations

    @cached_property
    def counted(self) -> int:
        """Return the quotations that count."""
        return bits.stretched(self.parts.bytes("said.counted"))

    def of_kind(self, kind: str) -> int:
        """Return the quotations of a kind."""
        if kind not in self._kinds:
            return 0
        part = f"said.kind.{kind}"
        return self._remembered.get(
            (self.name, part), lambda: bits.stretched(self.parts.bytes(part))
        )

    def spoken_by(self, rows: frozenset[int]) -> int:
        """Return the quotations of speakers."""
        return self._remembered.get(
            (self.name, "by", rows),
            lambda: self._find_spoken_by(rows),
            name_bytes=_ROW_BYTES * len(rows),
        )

    def _find_spoken_by(self, rows: frozenset[int]) -> int:
        if len(rows) * _SPARSE > self.quotations:
            return self._all_spoken_by(rows)
        distinct, starts = self._distinct_speakers, self._speakers_starts
        order, count = self._speakers_order, len(distinct)
        places: list[int] = []
        for row in rows:
            at = bisect_left(distinct, row)
            if at < count and distinct[at] == row:
                places.extend(order[starts[at] : starts[at + 1]])
        return bits.of_places(places, self.quotations)

    @cached_property
    def _distinct_speakers(self) -> array[int]:
        """Return the rows of all speakers, in order; three times as fast in memory of its own."""
        return array("q", self.parts.column("said.speakers.distinct", "q"))

    def _all_spoken_by(self, rows: frozenset[int]) -> int:
        return bits.of_flags(bytes([row in rows for row in self._speakers]))

    def facet(self, quotations: int) -> Counter[int]:
        """Return how many of the quotations each speaker has."""
        return Counter(self._those(quotations, self._speakers))

    def said_keys(self, quotations: int) -> list[int]:
        """Return the keys of quotations."""
        return list(self._those(quotations, self._said_keys))

    def around(self, quotations: int) -> int:
        """Return the articles in which quotations stand."""
        owners = set(self._those(quotations, self._owners))
        return bits.of_places(owners, self.articles)

    def inside(self, articles: int) -> int:
        """Return the quotations that stand in articles."""
        return self._remembered.get(
            (self.name, "inside", articles), lambda: self._find_inside(articles)
        )

    def within(self, quotations: int, articles: int) -> int:
        """Return those of the quotations that stand in articles, from where there is less."""
        few = quotations.bit_count()
        if few * _SPARSE >= self.quotations or few >= _A_FEW * articles.bit_count():
            return quotations & self.inside(articles)
        chosen, owners = bits.selectors(articles, self.articles), self._owners
        found = [place for place in bits.each(quotations) if chosen[owners[place]]]
        return bits.of_places(found, self.quotations)

    def _find_inside(self, articles: int) -> int:
        first = self._first
        if articles.bit_count() * _SPARSE < self.articles:
            ranges = (range(first[place], first[place + 1]) for place in bits.each(articles))
            return bits.of_places([*chain.from_iterable(ranges)], self.quotations)
        flags = bytearray(self.quotations)
        for run in _RUN.finditer(bits.selectors(articles, self.articles)):
            start, end = first[run.start()], first[run.end()]
            flags[start:end] = b"\1" * (end - start)
        return bits.of_flags(bytes(flags))

    def spoken_in(self, articles: int) -> int:
        """Return how many quotations that count stand in articles."""
        digits = enumerate(self._spoken_digits)
        return sum((articles & bitmap).bit_count() << place for place, bitmap in digits)

    @cached_property
    def _spoken_digits(self) -> tuple[int, ...]:
        """Return for each binary digit of the articles' counts the articles that have it.

        So many articles are added up by a few operations on bitmaps.
        """
        return bits.digits(self._spoken)

    def _those(self, quotations: int, column: memoryview[int]) -> Iterable[int]:
        return _chosen(quotations, column, self.quotations)

    def _of_articles(self, articles: int, column: memoryview[int]) -> Iterable[int]:
        return _chosen(articles, column, self.articles)

    # Articles

    @cached_property
    def all_words(self) -> int:
        """Return how many words all articles have."""
        return sum(self.lengths)

    def keys_of(self, articles: int) -> list[int]:
        """Return the keys of articles, in order."""
        return list(self._of_articles(articles, self.keys))

    def among(self, keys: Collection[int]) -> int:
        """Return the articles of these keys."""
        return self._holding("keys", keys)

    def said_among(self, keys: Collection[int]) -> int:
        """Return the quotations of these keys."""
        return self._holding("said.keys", keys)

    def _holding(self, name: str, wanted: Collection[int]) -> int:
        """Return the places where a column has something that is wanted."""
        size = self.parts.count(name, "q")
        if len(wanted) * _SPARSE > size:
            chosen, column = frozenset(wanted), self.parts.column(name, "q")
            return bits.of_flags(bytes([value in chosen for value in column]))
        values = self.parts.column(f"{name}.sorted", "q")
        order = self.parts.column(f"{name}.order", "I")
        places: list[int] = []
        for value in set(wanted):
            start = bisect_left(values, value)
            places.extend(order[start : bisect_right(values, value, start)])
        return bits.of_places(places, size)

    @cached_property
    def dated(self) -> int:
        """Return how many articles have a date: the first ones."""
        return bisect_left(range(self.articles), 1, key=lambda at: self.days[at] == UNDATED)

    def between(self, first: int | None, last: int | None) -> int:
        """Return the articles of days, both included."""
        dated = range(self.dated)
        start = 0 if last is None else bisect_left(dated, -last, key=self._age)
        end = self.dated if first is None else bisect_left(dated, 1 - first, key=self._age)
        return (1 << max(start, end)) - (1 << start)

    def _age(self, place: int) -> int:
        return -self.days[place]

    def rank(self, place: int) -> tuple[bool, int, str]:
        """Return what tells where an article stands among those of all segments."""
        day = self.days[place]
        return day == UNDATED, -day, self.ids[place]


def _chosen(bitmap: int, column: memoryview[int], size: int) -> Iterable[int]:
    """Return what a column has at the places of a bitmap."""
    if bitmap.bit_count() * _SPARSE < size:
        return map(column.__getitem__, bits.each(bitmap))
    return compress(column, bits.selectors(bitmap, size))
