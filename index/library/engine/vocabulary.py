"""The words of a segment that is being made, as numbers: as they were first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.words import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BREAK = 0  # stands for no word: between the title and the text
_OWNED = "'s"
_REMEMBERED = 1 << 17  # ways to write words


class Vocabulary:
    """Gives every word a number.

    Attributes:
        words: folded, by number.
        owners: of each word like "duarte's", by number, who owns.
    """

    def __init__(self) -> None:
        self.words: list[str] = [""]
        self.owners: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._written = _Written(self._number)

    def numbered(self, text: str) -> list[int]:
        """Return the numbers of the words of a text, in order."""
        if len(self._written) > _REMEMBERED:
            self._written.clear()
        return list(map(self._written.__getitem__, WORD.findall(text)))

    def encoded(self, number: int) -> bytes:
        """Return a word in UTF-8."""
        return self.words[number].encode()

    def those(self, numbers: Iterable[int]) -> set[str]:
        """Return words."""
        return {self.words[number] for number in numbers}

    def _number(self, written: str) -> int:
        word = fold(written)
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
            if word.endswith(_OWNED):
                self.owners[number] = word.removesuffix(_OWNED)
        return number


class _Written(dict[str, int]):
    """The number of each way to write a word; asked for once."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, written: str) -> int:
        found = self[written] = self._number(written)
        return found
