"""Making a segment: a folder of files that are never changed once written."""

from __future__ import annotations

import gc
import heapq
import json
import shutil
from array import array
from collections import Counter
from contextlib import closing, contextmanager
from itertools import accumulate, groupby, islice, product
from operator import itemgetter
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.codes import BREAK as NO_WORD
from index.library.engine.codes import code
from index.library.engine.container import Container
from index.library.engine.fields import FIELDS, SAID, TEXT, TITLE
from index.library.engine.frequent import FrequentWriter
from index.library.engine.inverting import Inverter, counts_of, places_of
from index.library.engine.neighbours import NeighbourWriter, common_words
from index.library.engine.sequences import Gathered, SequenceWriter
from index.library.engine.strings import write_strings
from index.library.engine.vocabulary import Vocabulary
from index.library.engine.wording import WordWriter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from index.library.engine.inverting import Postings
    from index.library.engine.postings import Row
    from index.library.engine.values import Indexed, Said

PARTS = "parts"
ARTICLES, QUOTATIONS = "articles", "quotations"  # the folders of the two Whoosh indexes
UNDATED = 0
NOBODY = -1
COUNTED = 1 << 7  # of the flags of a quotation; the rest is the number of its kind

MOST_ARTICLES = 2_000_000  # in one segment
_IN_MEMORY = 6_000_000  # postings; what is more goes to disk meanwhile


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
        with closing(gathering):
            for article in islice(articles, MOST_ARTICLES):
                gathering.add(article)
            gathering.write(folder)
    shutil.rmtree(scratch)
    return len(gathering.keys)


class _Gathering:
    """What is known of the articles that have been read."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._vocabulary = Vocabulary()
        encoded = self._vocabulary.encoded
        self._inverted = {name: Inverter(scratch, name, encoded) for name in FIELDS}
        self._gathered = {name: Gathered(scratch, name) for name in FIELDS}
        self._in_memory = 0
        self.keys = array("q")
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
        self._days.append(UNDATED if article.day is None else article.day)
        self._ids.append(article.id)
        title = self._vocabulary.numbered(article.title)
        text = self._vocabulary.numbered(article.text)
        counts = Counter(title)
        self._inverted[TITLE].add(counts, place)
        counts.update(text)
        self._inverted[TEXT].add_counted(counts, place)
        self._gathered[TITLE].add(title)
        self._gathered[TEXT].add(title, text)
        self._lengths.append(len(title) + len(text))
        # The lexicon has the owner in "duarte's" too.
        owners = self._vocabulary.owners
        self._cut_words.update(map(owners.__getitem__, owners.keys() & counts.keys()))
        self._in_memory += len(counts)
        for said in article.said:
            self._add_said(said, place, counts)
        self._first.append(len(self._said_keys))
        self._spoken.append(sum(said.counted for said in article.said))
        if self._in_memory > _IN_MEMORY:
            self._spill()

    def _add_said(self, said: Said, owner: int, in_article: Mapping[int, int]) -> None:
        text = self._vocabulary.numbered(said.text)
        words = frozenset(text)
        # A quotation may begin or end inside a word.
        self._cut_words |= self._vocabulary.those(words - in_article.keys())
        self._gathered[SAID].add(text)
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

    def close(self) -> None:
        """Let go of the files."""
        for gathered in self._gathered.values():
            gathered.close()

    def write(self, folder: Path) -> None:
        """Write all files of the segment."""
        # Whoosh takes a third of the time in which the reader should be on the screen.
        from index.library.engine import postings  # noqa: PLC0415

        with Container(folder / PARTS) as container:
            self._write_columns(container)
            self._write_bitmaps(container)
            words = WordWriter()
            for name in (ARTICLES, QUOTATIONS):
                (folder / name).mkdir()
            # One after the other: what has been written need not stay in memory.
            rows = {name: self._rows(name, words, container) for name in (TEXT, TITLE)}
            postings.write(folder / ARTICLES, len(self.keys), rows)
            rows = {SAID: self._rows(SAID, words, container)}
            postings.write(folder / QUOTATIONS, len(self._said_keys), rows)
            for name, file in product((ARTICLES, QUOTATIONS), (postings.LISTS, postings.TABLE)):
                container.add(f"{name}.{file}.sums", postings.sums(folder / name, file))
            words.write(container)
            self._write_order(container, words)

    def _write_order(self, container: Container, words: WordWriter) -> None:
        """Write which word follows which."""
        numbers = words.numbers(self._vocabulary.words)
        ranks = words.ranks()
        container.add("ranks", ranks)
        codes = [NO_WORD, *(code(ranks[number]) for number in numbers[1:])]
        for name in FIELDS:
            common = common_words(words.frequencies[name])
            container.add(f"{name}.common", common)
            places = {number: place for place, number in enumerate(common)}
            those = {
                number: places[one]
                for number, one in enumerate(numbers)
                if number and one in places
            }
            pairs = NeighbourWriter(self._scratch, name, those, len(numbers))
            texts = SequenceWriter(container, name, codes)
            for text in self._gathered[name].texts():
                texts.add(text)
                pairs.add(text)
            texts.finish()
            pairs.write(container)

    def _rows(self, name: str, words: WordWriter, container: Container) -> Iterator[Row]:
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
        _write_groups(container, "said.speakers", self._speakers)

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


def _write_groups(container: Container, name: str, column: array[int]) -> None:
    """Write each number of a column once, in order, and the places of each."""
    order = sorted(range(len(column)), key=column.__getitem__)
    container.add(f"{name}.order", array("I", order))
    sizes = [
        (number, len(list(those))) for number, those in groupby(map(column.__getitem__, order))
    ]
    container.add(f"{name}.distinct", array("q", [number for number, _ in sizes]))
    starts = accumulate((size for _, size in sizes), initial=0)
    container.add(f"{name}.starts", array("I", starts))


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
