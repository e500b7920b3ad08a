"""Which words stand where, gathered article by article; what gets large goes to disk."""

from __future__ import annotations

import heapq
import struct
from array import array
from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from index.words import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Postings = tuple[bytes, "array[int]"]
_HEAD = struct.Struct("=II")  # lengths of the word and of its postings
_FREQUENCY_BITS = 8
_MOST = (1 << _FREQUENCY_BITS) - 1


def counted_words(*texts: str) -> dict[str, int]:
    """Return how often each word stands in texts, folded."""
    written: Counter[str] = Counter()
    for text in texts:
        written.update(WORD.findall(text))
    counts: dict[str, int] = {}
    for word, count in written.items():
        folded = fold(word)
        counts[folded] = counts.get(folded, 0) + count
    return counts


def counted(place: int, count: int) -> int:
    """Return a place with how often a word stands there (255 is as good as more)."""
    return place << _FREQUENCY_BITS | min(count, _MOST)


def places_of(postings: Iterable[int]) -> array[int]:
    """Return the places of what `counted` made."""
    return array("I", [posting >> _FREQUENCY_BITS for posting in postings])


def counts_of(postings: Iterable[int]) -> list[int]:
    """Return the counts of what `counted` made."""
    return [posting & _MOST for posting in postings]


class Inverter:
    """The postings of one field: of each word, the numbers it was added with, in order."""

    def __init__(self, scratch: Path, name: str) -> None:
        """Take a folder for what gets too large, and a name for its files."""
        self._scratch, self._name = scratch, name
        self._postings: dict[str, array[int]] = {}
        self._runs: list[Path] = []

    def add(self, words: Iterable[str], number: int) -> None:
        """Note that words stand at a place."""
        postings = self._postings
        for word in words:
            try:
                postings[word].append(number)
            except KeyError:
                postings[word] = array("I", (number,))

    def add_counted(self, counts: Mapping[str, int], place: int) -> None:
        """Note how often words stand at a place; see `counted`."""
        postings = self._postings
        base = place << _FREQUENCY_BITS
        for word, count in counts.items():
            try:
                postings[word].append(base | (count if count < _MOST else _MOST))
            except KeyError:
                postings[word] = array("I", (counted(place, count),))

    def spill(self) -> None:
        """Put what was gathered on the disk."""
        path = self._scratch / f"{self._name}.{len(self._runs)}"
        with path.open("xb") as file:
            for word, numbers in self._sorted():
                file.write(_HEAD.pack(len(word), len(numbers)))
                file.write(word)
                numbers.tofile(file)
        self._runs.append(path)
        self._postings = {}

    def postings(self) -> Iterator[Postings]:
        """Yield each word in UTF-8, in order, with its numbers; once."""
        if not self._runs:
            yield from self._sorted()
            return
        self.spill()
        runs = [_run(path) for path in self._runs]
        by_word = itemgetter(0)
        for word, parts in groupby(heapq.merge(*runs, key=by_word), key=by_word):
            numbers = array("I")
            for _, part in parts:
                numbers.extend(part)
            yield word, numbers

    def _sorted(self) -> Iterator[Postings]:
        postings = self._postings
        for word in sorted(postings):
            yield word.encode(), postings[word]


def _run(path: Path) -> Iterator[Postings]:
    """Yield what `Inverter.spill` wrote."""
    with path.open("rb", buffering=1 << 16) as file:
        while head := file.read(_HEAD.size):
            yield _entry(file, head)


def _entry(file: BinaryIO, head: bytes) -> Postings:
    length, count = _HEAD.unpack(head)
    word = file.read(length)
    numbers = array("I")
    numbers.frombytes(file.read(count * numbers.itemsize))
    return word, numbers
