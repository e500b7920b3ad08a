"""Bitmaps made beforehand: of frequent words, and of beginnings that many words share.

With them a key stroke costs a few dozen look-ups at most, whatever was typed.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.strings import Strings, write_strings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.library.engine.container import Container, Parts

_FREQUENT = 256  # a word in one of so many places has a bitmap
_AT_LEAST = 128  # places; fewer are read as fast from their posting list
_MANY_WORDS = 24  # words with a beginning in common
_LONGEST = 10  # letters of a beginning


class FrequentWriter:
    """Makes the bitmaps of one field out of its words, which come in order."""

    def __init__(self, container: Container, name: str, size: int) -> None:
        """Take the file to write to as words come, and how many places there are."""
        self._container, self._name, self._size = container, name, size
        self._words = array("I")
        self._of_words, self._of_beginnings = _Extents(), _Extents()
        self._open: list[_Beginning] = [_Beginning("")]
        self._beginnings: list[str] = []
        self._written = 0
        container.start(f"{name}.bitmaps")

    def add(self, number: int, word: str, places: Collection[int]) -> None:
        """Take the word of a number with its places."""
        shared = self._shared(word)
        self._close(shared)
        for end in range(shared + 1, min(len(word), _LONGEST) + 1):
            self._open.append(_Beginning(word[:end]))
        last = self._open[-1]
        last.words += 1
        if len(places) >= _AT_LEAST and len(places) * _FREQUENT > self._size:
            bitmap = bits.of_places(places, self._size)
            self._words.append(number)
            self._put(bitmap, self._of_words)
            last.bitmap |= bitmap
        else:
            last.places.extend(places)

    def finish(self) -> None:
        """Write what stands where."""
        self._close(0)
        order = sorted(range(len(self._beginnings)), key=self._beginnings.__getitem__)
        container, name = self._container, self._name
        container.add(f"{name}.frequent", self._words)
        self._of_words.write(container, f"{name}.words", range(len(self._words)))
        write_strings(container, f"{name}.beginnings", [self._beginnings[one] for one in order])
        self._of_beginnings.write(container, f"{name}.beginning", order)

    def _put(self, bitmap: int, extents: _Extents) -> None:
        shrunk = bits.shrunk(bitmap)
        self._container.write(shrunk)
        extents.starts.append(self._written)
        extents.lengths.append(len(shrunk))
        self._written += len(shrunk)

    def _shared(self, word: str) -> int:
        """Return how many letters of a word are those of the word before."""
        before = self._open[-1].letters
        shared = 0
        while shared < len(before) and before[shared] == word[shared : shared + 1]:
            shared += 1
        return shared

    def _close(self, depth: int) -> None:
        """Finish the beginnings of more letters; what they hold, their own beginnings do."""
        while len(self._open) > depth + 1:
            closed = self._open.pop()
            if closed.words >= _MANY_WORDS:
                closed.bitmap |= bits.of_places(closed.places, self._size)
                closed.places = array("I")
                self._beginnings.append(closed.letters)
                self._put(closed.bitmap, self._of_beginnings)
            self._open[-1].take(closed)


class _Extents:
    """Where bitmaps stand among all of their field."""

    def __init__(self) -> None:
        self.starts, self.lengths = array("Q"), array("I")

    def write(self, container: Container, name: str, order: Sequence[int]) -> None:
        """Write them in an order."""
        container.add(f"{name}.starts", array("Q", [self.starts[one] for one in order]))
        container.add(f"{name}.lengths", array("I", [self.lengths[one] for one in order]))


class _Beginning:
    """What words with a beginning in common have gathered."""

    __slots__ = ("bitmap", "letters", "places", "words")

    def __init__(self, letters: str) -> None:
        self.letters, self.words = letters, 0
        self.bitmap, self.places = 0, array("I")

    def take(self, closed: _Beginning) -> None:
        """Take what a longer beginning has gathered."""
        self.words += closed.words
        self.bitmap |= closed.bitmap
        self.places.extend(closed.places)


class Frequent:
    """The bitmaps of one field."""

    def __init__(self, parts: Parts, name: str) -> None:
        frequent = parts.column(f"{name}.frequent", "I")
        self._words = dict(zip(frequent, range(len(frequent)), strict=True))
        self._bitmaps = _Bitmaps(parts, name, "words")
        self._beginnings = Strings(parts, f"{name}.beginnings")
        self._of_beginnings = _Bitmaps(parts, name, "beginning")

    def word(self, number: int) -> int | None:
        """Return the places of the word of a number, if it has a bitmap."""
        place = self._words.get(number)
        return None if place is None else self._bitmaps[place]

    def beginning(self, prefix: str) -> int | None:
        """Return the places of all words that start so, if they have a bitmap."""
        number = self._beginnings.find(prefix)
        return None if number is None else self._of_beginnings[number]


class _Bitmaps:
    def __init__(self, parts: Parts, name: str, which: str) -> None:
        self._data = parts.unchecked(f"{name}.bitmaps")  # zlib checks each
        self._starts = parts.column(f"{name}.{which}.starts", "Q")
        self._lengths = parts.column(f"{name}.{which}.lengths", "I")

    def __getitem__(self, number: int) -> int:
        start = self._starts[number]
        return bits.stretched(self._data[start : start + self._lengths[number]])
