"""Strings in a mapped file, found by bisecting it in place."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library.engine.container import Container, Parts


_REMEMBERED = 256  # strings that were looked for


def write_strings(container: Container, name: str, strings: Sequence[str]) -> None:
    """Write strings; `Strings.find` and `Strings.starting` need them in order."""
    encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
    container.add(f"{name}.starts", array("Q", accumulate(map(len, encoded), initial=0)))
    container.add(name, b"".join(encoded))


class Strings:
    """Strings that `write_strings` wrote; UTF-8 keeps them in the order of code points."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._starts = parts.column(f"{name}.starts", "Q")
        self._data = parts.bytes(name)
        self._count = len(self._starts) - 1
        self._found: dict[str, int | None] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> str:
        return self.encoded(number).decode("utf-8", "surrogatepass")

    def encoded(self, number: int) -> bytes:
        """Return one in UTF-8."""
        return bytes(self._data[self._starts[number] : self._starts[number + 1]])

    def find(self, string: str) -> int | None:
        """Return the number of a string, if it is here."""
        if string not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[string] = self._find(string)
        return self._found[string]

    def _find(self, string: str) -> int | None:
        wanted = string.encode("utf-8", "surrogatepass")
        number = bisect_left(range(self._count), wanted, key=self.encoded)
        return number if number < self._count and self.encoded(number) == wanted else None

    def starting(self, prefix: str) -> range:
        """Return the numbers of all that start so."""
        start = prefix.encode("utf-8", "surrogatepass")
        numbers = range(self._count)
        first = bisect_left(numbers, start, key=self.encoded)
        end = bisect_left(
            numbers, 1, lo=first, key=lambda one: self.encoded(one)[: len(start)] > start
        )
        return range(first, end)
