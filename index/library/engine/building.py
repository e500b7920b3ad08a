"""Making a segment: a folder of files that are never changed once written."""

from __future__ import annotations

import gc
import heapq
import json
import shutil
from array import array
from contextlib import contextmanager
from itertools import accumulate, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.container import Container
from index.library.engine.frequent import FrequentWriter
from index.library.engine.inverting import Inverter, counted_words, counts_of, places_of
from index.library.engine.strings import write_strings
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from index.library.engine.inverting import Postings
    from index.library.engine.postings import Row
    from index.library.engine.values import Indexed, Said

PARTS = "parts"
ARTICLES, QUOTATIONS = "articles", "quotations"  # the folders of the two Whoosh indexes
TEXT, TITLE, SAID = "text", "title", "said"  # fields: two of articles, one of quotations
UNDATED = 0
NOBODY = -1
COUNTED = 1 << 7  # of the flags of a quotation; the rest is the number of its kind

MOST_ARTICLES = 2_000_000  # in one segment
_IN_MEMORY = 12_000_000  # postings; what is more goes to disk meanwhile


def build(folder: Path, articles: Iterator[Indexed]) -> int:
    """Make a segment in an empty folder, of as many articles as go into one.

    Args:
        folder: the folder.
        articles: in order; what is not drawn is for the next segment.

    Returns:
        How many there were.

    Raises:
        OSError: the files cannot be written.
    """
    scratch = folder / "scratch"
    scratch.mkdir()
    with _no_collector():
        gathering = _Gathering(scratch)
        for article in islice(articles, MOST_ARTICLES):
            gathering.add(article)
        gathering.write(folder)
    shutil.rmtree(scratch)
    return len(gathering.keys)


class _Gathering:
    """What is known of the articles that have been read."""

    def __init__(self, scratch: Path) -> None:
        self._inverted = {name: Inverter(scratch, name) for name in (TEXT, TITLE, SAID)}
        self._in_memory = 0
        self.keys, self._marks = array("q"), array("q")
        self._days, self._lengths, self._spoken = array("i"), array("I"), array("I")
        self._ids: list[str] = []
        self._first = array("I", [0])
        self._said_keys, self._speakers = array("q"), array("q")
        self._owners, self._flags = array("I"), bytearray()
        self._kinds: dict[str, int] = {}
        self._cut_words: set[str] = set()

    def add(self, article: Indexed) -> None:
        """Take one article."""
        place = len(self.keys)
        self.keys.append(article.key)
        self._marks.append(article.mark)
        self._days.append(UNDATED if article.day is None else article.day)
        self._ids.append(article.id)
        title = counted_words(article.title)
        counts = counted_words(article.title, article.text)
        self._lengths.append(sum(counts.values()))
        # The lexicon has the owner in "duarte's" too.
        owners = {word.removesuffix("'s") for word in counts if word.endswith("'s")}
        self._cut_words |= owners - counts.keys()
        self._inverted[TEXT].add_counted(counts, place)
        self._inverted[TITLE].add(title, place)
        self._in_memory += len(counts)
        for said in article.said:
            self._add_said(said, place, counts)
        self._first.append(len(self._said_keys))
        self._spoken.append(sum(said.counted for said in article.said))
        if self._in_memory > _IN_MEMORY:
            self._spill()

    def _add_said(self, said: Said, owner: int, in_article: Mapping[str, int]) -> None:
        words = counted_words(said.text)
        # A quotation may begin or end inside a word.
        self._cut_words |= words.keys() - in_article.keys()
        self._inverted[SAID].add(words, len(self._said_keys))
        self._in_memory += len(words)
        self._said_keys.append(said.key)
        self._owners.append(owner)
        self._speakers.append(NOBODY if said.speaker is None else said.speaker)
        kind = self._kinds.setdefault(said.kind, len(self._kinds))
        self._flags.append(kind | (COUNTED if said.counted else 0))

    def _spill(self) -> None:
        for inverter in self._inverted.values():
            inverter.spill()
        self._in_memory = 0

    def write(self, folder: Path) -> None:
        """Write all files of the segment."""
        # Whoosh takes a third of the time in which the reader should be on the screen.
        from index.library.engine import postings  # noqa: PLC0415

        with Container(folder / PARTS) as container:
            self._write_columns(container)
            self._write_bitmaps(container)
            words = _Words()
            for name in (ARTICLES, QUOTATIONS):
                (folder / name).mkdir()
            # One after the other: what has been written need not stay in memory.
            rows = {name: self._rows(name, words, container) for name in (TEXT, TITLE)}
            postings.write(folder / ARTICLES, len(self.keys), rows)
            rows = {SAID: self._rows(SAID, words, container)}
            postings.write(folder / QUOTATIONS, len(self._said_keys), rows)
            words.write(container)

    def _rows(self, name: str, words: _Words, container: Container) -> Iterator[Row]:
        """Yield the words of a field as Whoosh wants them, and keep what is said of them."""
        inverted = self._inverted.pop(name)
        size = len(self._said_keys) if name == SAID else len(self.keys)
        frequent = FrequentWriter(container, name, size)
        for word, numbers in _with(inverted.postings(), self._cut_words if name == TEXT else ()):
            text = word.decode()
            number = words.note(name, text, len(numbers))
            if numbers:
                row = _row(word, numbers, name)
                frequent.add(number, text, row[1])
                yield row
        frequent.finish()

    def _write_columns(self, container: Container) -> None:
        container.add("kinds", json.dumps(list(self._kinds)).encode())
        container.add("keys", self.keys)
        container.add("marks", self._marks)
        container.add("days", self._days)
        container.add("lengths", self._lengths)
        container.add("spoken", self._spoken)
        container.add("first", self._first)
        write_strings(container, "ids", self._ids)
        container.add("said.keys", self._said_keys)
        container.add("said.owners", self._owners)
        container.add("said.speakers", self._speakers)
        _write_order(container, "keys", self.keys)
        _write_order(container, "said.keys", self._said_keys)
        _write_order(container, "said.speakers", self._speakers)

    def _write_bitmaps(self, container: Container) -> None:
        counted = bytes(flags >> 7 for flags in self._flags)
        container.add("said.counted", bits.shrunk(bits.of_flags(counted)))
        for number, kind in enumerate(self._kinds):
            table = bytes(value & ~COUNTED == number for value in range(256))
            bitmap = bits.of_flags(bytes(self._flags).translate(table))
            container.add(f"said.kind.{kind}", bits.shrunk(bitmap))


def _with(inverted: Iterator[Postings], cut_words: Collection[str]) -> Iterator[Postings]:
    """Put words between others that stand nowhere themselves, if they are not there."""
    nowhere = ((word.encode(), array("I")) for word in sorted(cut_words))
    merged = heapq.merge(inverted, nowhere, key=itemgetter(0))
    before = b""
    for word, numbers in merged:
        if word != before or numbers:
            yield word, numbers
        before = word


def _row(word: bytes, numbers: array[int], name: str) -> Row:
    if name == TEXT:
        return word, places_of(numbers), counts_of(numbers)
    return word, numbers, None


def _write_order(container: Container, name: str, column: array[int]) -> None:
    """Write a column in order, to be bisected, and the place of each number in it."""
    order = sorted(range(len(column)), key=column.__getitem__)
    container.add(f"{name}.order", array("I", order))
    container.add(f"{name}.sorted", array("q", map(column.__getitem__, order)))


class _Words:
    """The lexicon: every word of the texts, and in how many places of each field it is."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._frequencies = {name: array("I") for name in (TEXT, TITLE, SAID)}
        self._at: dict[str, int] = {}

    def note(self, name: str, word: str, frequency: int) -> int:
        """Note a word of a field, the words of the texts first, and return its number."""
        if name == TEXT:
            self._words.append(word)
            self._frequencies[TEXT].append(frequency)
            return len(self._words) - 1
        number = self._number(name, word)
        self._frequencies[name][number] = frequency
        return number

    def _number(self, name: str, word: str) -> int:
        """Return the number of a word that comes after the one before in its field."""
        if name not in self._at:
            self._at[name] = 0
            self._frequencies[name].extend([0] * len(self._words))
        self._at[name] = self._words.index(word, self._at[name])
        return self._at[name]

    def write(self, container: Container) -> None:
        """Write the words, and which of them share a stem."""
        write_strings(container, "words", self._words)
        for name, frequencies in self._frequencies.items():
            frequencies.extend([0] * (len(self._words) - len(frequencies)))
            container.add(f"{name}.frequencies", frequencies)
        by_stem: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            by_stem.setdefault(stem(word), []).append(number)
        stems = sorted(by_stem)
        write_strings(container, "stems", stems)
        lists = [by_stem[one] for one in stems]
        container.add("stems.first", array("I", accumulate(map(len, lists), initial=0)))
        container.add("stems.words", array("I", [number for those in lists for number in those]))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the collector of cycles from walking over millions of postings in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
