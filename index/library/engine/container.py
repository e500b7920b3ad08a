"""A file of named parts, written once and mapped afterwards.

All parts start at a multiple of eight bytes, so that a part can be read in place as an array.
The directory has a check sum of each part, and the end of the file has one of the directory. A
part is read whole when it is first asked for, 0.4 ms for a megabyte, so that what was damaged
is never taken for an answer.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_MAGIC = b"QuothPt2"
_END = struct.Struct("<QQQ8s")  # where the directory is, its length, its crc, and `_MAGIC`
_ALIGNED = 8


class _Extent(NamedTuple):
    """Where a part is, how many bytes it has, and their check sum."""

    start: int
    length: int
    crc: int


class Container:
    """A file of parts that is being written."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(_MAGIC)
        self._parts: dict[str, _Extent] = {}
        self._name = ""
        self._start = self._crc = 0

    def __enter__(self) -> Container:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()

    def start(self, name: str) -> None:
        """Begin a part; what is written from now on belongs to it."""
        self._end_part()
        self._file.write(b"\0" * (-self._file.tell() % _ALIGNED))
        self._name, self._start, self._crc = name, self._file.tell(), 0

    def write(self, data: bytes | array[int]) -> None:
        """Add to the part that was started last."""
        self._file.write(data)
        self._crc = zlib.crc32(data, self._crc)

    def add(self, name: str, data: bytes | array[int]) -> None:
        """Write a whole part."""
        self.start(name)
        self.write(data)

    def _end_part(self) -> None:
        if self._name:
            length = self._file.tell() - self._start
            self._parts[self._name] = _Extent(self._start, length, self._crc)

    def _finish(self) -> None:
        self._end_part()
        start = self._file.tell()
        directory = json.dumps({"byteorder": sys.byteorder, "parts": self._parts}).encode()
        self._file.write(directory)
        self._file.write(_END.pack(start, len(directory), zlib.crc32(directory), _MAGIC))


class Parts:
    """A file of parts that is mapped; any thread may read it."""

    def __init__(self, path: Path) -> None:
        """Map a file.

        Raises:
            OSError: it cannot be read.
            ValueError: it is not what `Container` wrote.
            LookupError, TypeError, struct.error: the same.
        """
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._view = memoryview(self._map)
        start, length, crc, magic = _END.unpack(self._view[-_END.size :])
        if magic != _MAGIC:
            raise ValueError(magic)
        content = bytes(self._view[start : start + length])
        if zlib.crc32(content) != crc:
            raise ValueError(crc)
        directory = json.loads(content)
        if directory["byteorder"] != sys.byteorder:
            raise ValueError(directory["byteorder"])
        self._parts = {name: _Extent(*extent) for name, extent in directory["parts"].items()}
        self._checked: set[str] = set()

    def bytes(self, name: str) -> memoryview:
        """Return a part as it is.

        Raises:
            ValueError: it is not what was written.
            KeyError: there is none of this name.
        """
        part = self.unchecked(name)
        if name not in self._checked:
            if zlib.crc32(part) != self._parts[name].crc:
                raise ValueError(name)
            self._checked.add(name)
            self.let_go(name)
        return part

    def let_go(self, name: str) -> None:
        """Hold nothing of a part in memory until it is asked for again."""
        start, length, _ = self._parts[name]
        let_go(self._map, start, length)

    def unchecked(self, name: str) -> memoryview:
        """Return a part that is read piece by piece, each with a check sum of its own."""
        start, length, _ = self._parts[name]
        return self._view[start : start + length]

    def column(self, name: str, code: str) -> memoryview[int]:
        """Return a part as an array of numbers of a type that `array` knows.

        Raises:
            ValueError: it is not what was written.
            KeyError: there is none of this name.
        """
        return self.bytes(name).cast(code)  # type: ignore[call-overload,no-any-return]

    def count(self, name: str, code: str) -> int:
        """Return how many numbers are in a column, which need not be read for that."""
        return self._parts[name].length // array(code).itemsize


def let_go(mapped: mmap.mmap, start: int, length: int) -> None:
    """Hold nothing of a piece of a mapped file in memory until it is asked for again."""
    begin = start - start % mmap.PAGESIZE
    if hasattr(mapped, "madvise"):
        mapped.madvise(mmap.MADV_DONTNEED, begin, start + length - begin)
