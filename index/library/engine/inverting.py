"""Which words stand where, gathered article by article; what gets large goes to disk."""

from __future__ import annotations

import heapq
import struct
from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

K = TypeVar("K")
Postings = tuple[bytes, "array[int]"]
_HEAD = struct.Struct("=II")  # lengths of the word and of its postings
_FREQUENCY_BITS = 8
_MOST = (1 << _FREQUENCY_BITS) - 1


def counted(place: int, count: int) -> int:
    """Return a place with how often a word stands there (255 is as good as more)."""
    return place << _FREQUENCY_BITS | min(count, _MOST)


def places_of(postings: Iterable[int]) -> array[int]:
    """Return the places of what `counted` made."""
    return array("I", [posting >> _FREQUENCY_BITS for posting in postings])


def counts_of(postings: Iterable[int]) -> list[int]:
    """Return the counts of what `counted` made."""
    return [posting & _MOST for posting in postings]


class Inverter(Generic[K]):
    """The postings of one field: of each key, the numbers it was added with, in order."""

    def __init__(self, scratch: Path, name: str, encoded: Callable[[K], bytes]) -> None:
        """Take a folder for what gets too large, a name for its files, and keys as bytes."""
        self._scratch, self._name, self._encoded = scratch, name, encoded
        self._postings: dict[K, array[int]] = {}
        self._added = 0
        self._runs: list[Path] = []

    def add(self, keys: Collection[K], number: int) -> None:
        """Note that keys stand at a place."""
        postings = self._postings
        self._added += len(keys)
        for key in keys:
            try:
                postings[key].append(number)
            except KeyError:
                postings[key] = array("I", (number,))

    def add_counted(self, counts: Mapping[K, int], place: int) -> None:
        """Note how often keys stand at a place; see `counted`."""
        postings = self._postings
        self._added += len(counts)
        base = place << _FREQUENCY_BITS
        for key, count in counts.items():
            try:
                postings[key].append(base | (count if count < _MOST else _MOST))
            except KeyError:
                postings[key] = array("I", (counted(place, count),))

    def is_larger_than(self, keys: int, postings: int) -> bool:
        """Tell whether more is in memory than so many of either."""
        return self._added > postings or len(self._postings) > keys

    def spill(self) -> None:
        """Put what was gathered on the disk."""
        path = self._scratch / f"{self._name}.{len(self._runs)}"
        with path.open("xb") as file:
            for word, numbers in self._sorted():
                file.write(_HEAD.pack(len(word), len(numbers)))
                file.write(word)
                numbers.tofile(file)
        self._runs.append(path)
        self._postings, self._added = {}, 0

    def postings(self) -> Iterator[Postings]:
        """Yield each key as bytes, in order, with its numbers; once."""
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
        postings, encoded = self._postings, self._encoded
        for key in sorted(postings, key=encoded):
            yield encoded(key), postings[key]


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
