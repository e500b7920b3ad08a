"""Where one common word follows another, worked out beforehand.

Of a phrase of two common words there may be tens of thousands of texts that have both. All
other phrases have a word that few texts have, and so few texts to be looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate, compress
from operator import add, sub
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.codes import BREAK, SHORT, code, number_of
from index.library.engine.inverting import Inverter
from index.library.engine.pages import Pages, PageWriter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from index.library.engine.container import Container, Parts

COMMON = 2048  # a word in so many places; fewer texts are looked at in two milliseconds
_SECOND_BITS = 32  # of the number of a pair: its first word, then its second
_DENSE = 32  # a pair in one of so many places has a bitmap
_LIST, _BITMAP = b"l", b"b"
_FURTHEST = 0x10FFFF  # from a place to the next one in a list
_IN_MEMORY = 4_000_000  # places
_PAIRS_IN_MEMORY = 300_000


def common_words(frequencies: Sequence[int]) -> array[int]:
    """Return the numbers of the common words of a field, in order."""
    frequent = (frequency >= COMMON for frequency in frequencies)
    numbers = array("I", compress(range(len(frequencies)), frequent))
    if len(numbers) > SHORT:
        numbers = array("I", sorted(sorted(numbers, key=frequencies.__getitem__)[-SHORT:]))
    return numbers


class NeighbourWriter:
    """Gathers the pairs of one field, text by text."""

    def __init__(self, scratch: Path, name: str, common: Mapping[int, int], words: int) -> None:
        """Take where the numbers of words stand among the common ones, and how many there are."""
        self._name, self._count = name, len(common)
        self._codes = [BREAK] * words
        for number, place in common.items():
            self._codes[number] = code(place)
        self._inverter = Inverter(scratch, f"{name}.pairs", str.encode)
        self._texts = 0

    def add(self, numbers: Sequence[int]) -> None:
        """Take the words of the next text, in order."""
        if self._count:
            runs = "".join(map(self._codes.__getitem__, numbers)).split(BREAK)
            pairs = {pair for run in runs if len(run) > 1 for pair in map(add, run, run[1:])}
            self._inverter.add(pairs, self._texts)
            if self._inverter.is_larger_than(_PAIRS_IN_MEMORY, _IN_MEMORY):
                self._inverter.spill()
        self._texts += 1

    def write(self, container: Container) -> None:
        """Write where each pair stands."""
        numbers, lengths = array("Q"), array("I")
        pages = PageWriter(container, f"{self._name}.pairs")
        for pair, places in self._inverter.postings():
            codes = pair.decode()
            numbers.append(number_of(codes[0]) << _SECOND_BITS | number_of(codes[1]))
            packed = _packed(places, self._texts)
            pages.write(packed)
            lengths.append(len(packed))
        pages.finish()
        container.add(f"{self._name}.pairs.numbers", numbers)
        starts = array("Q", accumulate(lengths, initial=0))
        container.add(f"{self._name}.pairs.starts", starts)


class Neighbours:
    """The pairs of one field."""

    def __init__(self, parts: Parts, name: str, size: int) -> None:
        """Take the file, the field, and how many texts there are."""
        self._size = size
        self._numbers = parts.column(f"{name}.pairs.numbers", "Q")
        self._starts = parts.column(f"{name}.pairs.starts", "Q")
        self._pages = Pages(parts, f"{name}.pairs")

    def following(self, first: int, second: int) -> int:
        """Return the places where a common word follows another, by their numbers as such."""
        wanted = first << _SECOND_BITS | second
        at = bisect_left(self._numbers, wanted)
        if at == len(self._numbers) or self._numbers[at] != wanted:
            return 0
        return _unpacked(self._pages.read(self._starts[at], self._starts[at + 1]), self._size)


def _packed(places: Collection[int], size: int) -> bytes:
    """Return places as they are stored: as a bitmap, or each by how far it is from the one before.

    The distances are characters in UTF-8, since nothing else is read and written as fast.
    """
    numbers = list(places)
    distances = [numbers[0], *map(sub, numbers[1:], numbers)]
    if len(numbers) * _DENSE > size or max(distances) > _FURTHEST:
        return _BITMAP + bits.shrunk(bits.of_places(numbers, size))
    return _LIST + "".join(map(chr, distances)).encode("utf-8", "surrogatepass")


def _unpacked(data: bytes, size: int) -> int:
    if data[:1] == _BITMAP:
        return bits.stretched(data[1:])
    distances = map(ord, data[1:].decode("utf-8", "surrogatepass"))
    return bits.of_places([*accumulate(distances)], size)
