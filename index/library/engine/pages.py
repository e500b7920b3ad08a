"""A large part of a file of which little is read at a time: each page has a check sum."""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap

    from index.library.engine.container import Container, Parts

_BITS = 12
_PAGE = 1 << _BITS
_BUFFER = 256 << _BITS


class PageWriter:
    """Writes one part of a file piece by piece; no other may be begun meanwhile."""

    def __init__(self, container: Container, name: str) -> None:
        self._container, self._name = container, name
        self._sums = array("I")
        self._waiting = bytearray()
        self.written = 0
        container.start(name)

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._waiting += piece
        self.written += len(piece)
        if len(self._waiting) >= _BUFFER:
            self._put(len(self._waiting) & -_PAGE)

    def finish(self) -> None:
        """Write what is left, and the check sums."""
        self._put(len(self._waiting))
        self._container.add(f"{self._name}.sums", self._sums)

    def _put(self, size: int) -> None:
        ready = bytes(self._waiting[:size])
        del self._waiting[:size]
        self._sums += sums_of(ready)
        self._container.write(ready)


class Pages:
    """A part that `PageWriter` wrote."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts, self._name = parts, name
        self._data = parts.unchecked(name)
        self._checked = Checked(self._data, parts.column(f"{name}.sums", "I"))

    def read(self, start: int, end: int) -> bytes:
        """Return what stands from a byte to another.

        Raises:
            ValueError: it is not what was written.
            LookupError: the same.
        """
        self._checked.check(start, end)
        return bytes(self._data[start:end])

    def let_go(self) -> None:
        """Hold nothing of it in memory."""
        self._parts.let_go(self._name)


class Checked:
    """Data that is compared with its check sums, each page when it is first read."""

    def __init__(self, data: memoryview | mmap, sums: memoryview[int]) -> None:
        self._data, self._sums = data, sums
        self._is_sound = bytearray(len(sums))

    def check(self, start: int, end: int) -> None:
        """Check what stands from a byte to another.

        Raises:
            ValueError: it is not what was written.
            LookupError: the same.
        """
        for page in range(start >> _BITS, (end + _PAGE - 1) >> _BITS):
            if not self._is_sound[page]:
                self._check(page)

    def _check(self, page: int) -> None:
        start = page << _BITS
        if zlib.crc32(self._data[start : start + _PAGE]) != self._sums[page]:
            raise ValueError(page)
        self._is_sound[page] = 1


def sums_of(data: bytes | mmap) -> array[int]:
    """Return the check sum of each page of data."""
    return array("I", (zlib.crc32(data[at : at + _PAGE]) for at in range(0, len(data), _PAGE)))
