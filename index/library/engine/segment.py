"""A segment that is open: places of words, and what is known of each place."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property, partial
from itertools import chain, compress
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.building import ARTICLES, PARTS, QUOTATIONS, UNDATED
from index.library.engine.container import Parts
from index.library.engine.fields import FIELDS, SAID, TEXT, TITLE
from index.library.engine.frequent import Frequent
from index.library.engine.phrases import Phrases
from index.library.engine.spelling import Spellings
from index.library.engine.strings import Strings
from index.matching import by_stem
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from index.library.engine.postings import PostingLists
    from index.library.engine.remembered import Remembered
    from index.query import Clause

_FIELDS = {ARTICLES: (TEXT, TITLE), QUOTATIONS: (SAID,)}
_OWNED = "'s"
_RUN = re.compile(b"\1+")
_SPARSE = 16  # fewer than one in so many: place by place
_ROW_BYTES = 64  # of a number in a set
_A_FEW = 3  # quotations are looked at in the time for one article


def _column(name: str, code: str) -> cached_property[memoryview[int]]:
    """Return a property: a column, which is checked when it is first asked for."""

    def column(segment: Segment) -> memoryview[int]:
        return segment.parts.column(name, code)

    return cached_property(column)


def _strings(name: str) -> cached_property[Strings]:
    """Return a property: strings, which are checked when they are first asked for."""

    def strings(segment: Segment) -> Strings:
        return Strings(segment.parts, name)

    return cached_property(strings)


class Segment:
    """One segment; it belongs to one thread.

    Attributes:
        parts: the file of most of it.
        articles, quotations: how many places of each there are.
        keys, ids, days, lengths: of each article; `lengths` in words.
        words: of the articles.
        frequencies: of each field, in how many places each word is.
        counted: the quotations that count.
    """

    keys, days, lengths = _column("keys", "q"), _column("days", "i"), _column("lengths", "I")
    ids, words, _stems = _strings("ids"), _strings("words"), _strings("stems")
    _stems_first, _stems_words = _column("stems.first", "I"), _column("stems.words", "I")
    _first, _spoken = _column("first", "I"), _column("spoken", "I")
    _owners, _speakers = _column("said.owners", "I"), _column("said.speakers", "q")
    _said_keys = _column("said.keys", "q")
    _speakers_starts = _column("said.speakers.starts", "I")
    _speakers_order = _column("said.speakers.order", "I")

    def __init__(self, folder: Path, remembered: Remembered) -> None:
        """Open a segment; what goes wrong with its files is for `reading_faults`.

        Args:
            folder: where it is.
            remembered: bitmaps that were asked for lately.
        """
        self.name = folder.name
        self._remembered = remembered
        self.parts = parts = Parts(folder / PARTS)
        self.articles, self.quotations = parts.count("keys", "q"), parts.count("said.keys", "q")
        self._folder = folder
        self._lists: dict[str, PostingLists] = {}
        self.frequencies = {name: parts.column(f"{name}.frequencies", "I") for name in FIELDS}
        self._frequent = {name: Frequent(parts, name) for name in FIELDS}
        self._phrases: dict[str, Phrases] = {}
        self._kinds: list[str] = json.loads(bytes(parts.bytes("kinds")))

    def close(self) -> None:
        """Let go of the files; what is mapped goes when nothing refers to it."""
        for lists in self._lists.values():
            lists.close()
        self._lists.clear()

    # Words

    @cached_property
    def spellings(self) -> Spellings:
        """Return the words made ready to be asked for those that are spelt nearly like one."""
        return Spellings(self.words)

    def find(self, name: str, clause: Clause) -> int:
        """Return the places of a field that have what a clause names."""
        if len(clause.words) == 1:
            return self._place(name, clause, 0)
        which = (self.name, name, clause.words, clause.prefix)
        return self._remembered.get(which, lambda: self._phrase(name, clause))

    def _phrase(self, name: str, clause: Clause) -> int:
        having_all = self._place(name, clause, 0)
        for place in range(1, len(clause.words)):
            having_all &= self._place(name, clause, place)
        if not having_all:
            return 0
        if name not in self._phrases:
            self._phrases[name] = Phrases(self.parts, name, self._size(name))
        words = [self._numbers(name, clause, place) for place in range(len(clause.words))]
        return self._phrases[name].find(words, partial(self._word, name), having_all)

    def _numbers(self, name: str, clause: Clause, place: int) -> Collection[int]:
        """Return the numbers of what will do for a word of a phrase."""
        word, frequencies = clause.words[place], self.frequencies[name]
        is_beginning = clause.prefix and place == len(clause.words) - 1
        numbers = self.words.starting(word) if is_beginning else self._forms(word)
        return [number for number in numbers if frequencies[number]]

    def _place(self, name: str, clause: Clause, place: int) -> int:
        word = clause.words[place]
        if clause.prefix and place == len(clause.words) - 1:
            return self._beginning(name, word)
        numbers = self.of_stem(stem(word)) if by_stem(clause) else self._forms(word)
        found = 0
        for number in numbers:
            found |= self._word(name, number)
        return found

    def of_stem(self, root: str) -> Collection[int]:
        """Return the numbers of all words with a stem."""
        number = self._stems.find(root)
        if number is None:
            return ()
        return self._stems_words[self._stems_first[number] : self._stems_first[number + 1]]

    def _forms(self, word: str) -> Iterator[int]:
        """Yield the numbers of the words that have a word as one of their forms."""
        for form in (word, word + _OWNED):
            number = self.words.find(form)
            if number is not None:
                yield number

    def _beginning(self, name: str, prefix: str) -> int:
        def made() -> int:
            found = self._frequent[name].beginning(prefix)
            if found is None:
                found = 0
                for number in self.words.starting(prefix):
                    found |= self._word(name, number)
            return found

        return self._remembered.get((self.name, name, prefix), made)

    def _word(self, name: str, number: int) -> int:
        """Return the places of a field that have the word of a number."""
        if not self.frequencies[name][number]:
            return 0
        return self._remembered.get((self.name, name, number), lambda: self._read(name, number))

    def _read(self, name: str, number: int) -> int:
        found = self._frequent[name].word(number)
        if found is not None:
            return found
        return bits.of_places(
            self._postings(name).numbers(name, self.words[number]), self._size(name)
        )

    def _size(self, name: str) -> int:
        return self.quotations if name == SAID else self.articles

    def _postings(self, name: str) -> PostingLists:
        """Return the posting lists of a field; many questions are answered without any."""
        # Whoosh takes a third of the time in which the reader should be on the screen.
        from index.library.engine.postings import PostingLists  # noqa: PLC0415

        folder = QUOTATIONS if name == SAID else ARTICLES
        if folder not in self._lists:
            sums = partial(_sums, self.parts, folder)
            self._lists[folder] = PostingLists(self._folder / folder, _FIELDS[folder], sums)
        return self._lists[folder]

    def weighted(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return how often each article has any of the words of these numbers."""
        weights: dict[int, float] = {}
        for number in numbers:
            if not self.frequencies[TEXT][number]:
                continue
            more = self._postings(TEXT).weighted(TEXT, self.words[number])
            if weights:
                for place, weight in more.items():
                    weights[place] = weights.get(place, 0.0) + weight
            else:
                weights = more
        return weights

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


def _sums(parts: Parts, folder: str, file: str) -> memoryview[int]:
    """Return the check sums of a file of posting lists."""
    return parts.column(f"{folder}.{file}.sums", "I")


def _chosen(bitmap: int, column: memoryview[int], size: int) -> Iterable[int]:
    """Return what a column has at the places of a bitmap."""
    if bitmap.bit_count() * _SPARSE < size:
        return map(column.__getitem__, bits.each(bitmap))
    return compress(column, bits.selectors(bitmap, size))
