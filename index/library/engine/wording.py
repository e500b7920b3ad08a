"""The words of a segment, as they are written: in order, with what is known of each."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

from index.library.engine.fields import FIELDS, TEXT
from index.library.engine.strings import write_strings
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library.engine.container import Container


class WordWriter:
    """The lexicon: every word of the texts, and in how many places of each field it is.

    Attributes:
        frequencies: of each field, in how many places each word is.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
        self.frequencies = {name: array("I") for name in FIELDS}
        self._at: dict[str, int] = {}

    def note(self, name: str, word: str, frequency: int) -> int:
        """Note a word of a field, the words of the texts first, and return its number."""
        if name == TEXT:
            self._words.append(word)
            self.frequencies[TEXT].append(frequency)
            return len(self._words) - 1
        number = self._number(name, word)
        self.frequencies[name][number] = frequency
        return number

    def _number(self, name: str, word: str) -> int:
        """Return the number of a word that comes after the one before in its field."""
        if name not in self._at:
            self._at[name] = 0
            self.frequencies[name].extend([0] * len(self._words))
        self._at[name] = self._words.index(word, self._at[name])
        return self._at[name]

    def numbers(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of words, 0 for one that is not here."""
        known = {word: number for number, word in enumerate(self._words)}
        return [known.get(word, 0) for word in words]

    def ranks(self) -> array[int]:
        """Return where each word stands when the most frequent come first."""
        frequencies = self.frequencies[TEXT]
        ranks = array("I", [0]) * len(frequencies)
        order = sorted(range(len(frequencies)), key=frequencies.__getitem__, reverse=True)
        for rank, number in enumerate(order):
            ranks[number] = rank
        return ranks

    def write(self, container: Container) -> None:
        """Write the words, and which of them share a stem."""
        write_strings(container, "words", self._words)
        for name, frequencies in self.frequencies.items():
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
