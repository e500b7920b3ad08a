"""Words that are a few edits away from a word, out of hundreds of thousands.

A letter of all words of one length is looked at in one step: the words lie one behind the
other, so that every n-th byte is the same letter of each. What is left then is measured.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNTOLD = ord("?")  # stands for every letter that is not ASCII
_MOST_COUNTED = 255  # what a byte can count


class Words(Protocol):
    """Words by their numbers."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __getitem__(self, number: int, /) -> str:
        """Return one."""
        ...


class _Shelf(NamedTuple):
    """Words of one length.

    Attributes:
        letters: a byte each, of one word after the other.
        numbers: of the words, in the same order.
    """

    letters: bytes
    numbers: array[int]


class Spellings:
    """A list of words made ready to be asked for those that are spelt nearly like one.

    It takes 17 bytes for a word of nine letters, and a look at every word to make.
    """

    def __init__(self, words: Words) -> None:
        """Arrange words, which may not change."""
        self._words = words
        numbers: defaultdict[int, list[int]] = defaultdict(list)
        letters: defaultdict[int, list[str]] = defaultdict(list)
        for number in range(len(words)):
            word = words[number]
            numbers[len(word)].append(number)
            letters[len(word)].append(word)
        self._shelves = {
            length: _Shelf("".join(some).encode("ascii", "replace"), array("Q", numbers[length]))
            for length, some in letters.items()
        }

    def near(self, wanted: str, edits: int) -> dict[str, int]:
        """Return the words within so many edits, and how many it takes.

        An edit puts in, takes out or replaces a letter, or swaps two neighbours; no letter
        is touched twice.
        """
        if not wanted:
            return {}
        away = _measure(wanted)
        likely = (self._words[number] for number in self._likely(wanted, edits))
        return {word: far for word in likely if (far := away(word)) <= edits}

    def _likely(self, wanted: str, edits: int) -> Iterator[int]:
        """Yield the numbers of all words within so many edits, and of some others."""
        few = re.compile(b"[\\x00-\\x%02x]" % edits)
        for length in range(max(1, len(wanted) - edits), len(wanted) + edits + 1):
            shelf = self._shelves.get(length)
            if shelf is None:
                continue
            if length > _MOST_COUNTED:
                yield from shelf.numbers
                continue
            strange = _strange_letters(shelf, length, wanted, edits)
            for found in few.finditer(strange):
                yield shelf.numbers[found.start()]


def _strange_letters(shelf: _Shelf, length: int, wanted: str, edits: int) -> bytes:
    """Count in each word, a byte each, the letters that are in no place nearby in `wanted`.

    So many edits move a letter by so many places at most, and each brings in one at most.
    """
    counts = 0
    for place in range(length):
        nearby = wanted[max(0, place - edits) : place + edits + 1]
        strange = bytearray(b"\x01" * 256)
        for code in (_UNTOLD, *map(ord, filter(str.isascii, nearby))):
            strange[code] = 0
        column = shelf.letters[place::length].translate(strange)
        counts += int.from_bytes(column, "little")  # no byte comes to more than the length
    return counts.to_bytes(len(shelf.numbers), "little")


def _measure(wanted: str) -> Callable[[str], int]:
    """Return what says how many edits a word is away from `wanted`.

    Each bit of a number is a letter of `wanted`; a word costs a few steps a letter.

    Source: Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit
    distances", for the optimal string alignment distance.
    """
    bits: defaultdict[str, int] = defaultdict(int)
    for place, letter in enumerate(wanted):
        bits[letter] |= 1 << place
    every, last = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1)

    def away(word: str) -> int:
        more, less, kept, before = every, 0, 0, 0
        distance = len(wanted)
        for letter in word:
            same = bits.get(letter, 0)
            swapped = ((~kept & same) << 1) & before
            kept = ((((same & more) + more) ^ more) | same | less | swapped) & every
            up, down = less | (~(kept | more) & every), kept & more
            distance += bool(up & last) - bool(down & last)
            up, down = (up << 1 | 1) & every, (down << 1) & every
            more, less, before = down | (~(kept | up) & every), up & kept, same
        return distance

    return away
