"""A file of named parts, written once and mapped afterwards.

All parts start at a multiple of eight bytes, so that a part can be read in place as an array.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from pathlib import Path
    from types import TracebackType

_MAGIC = b"QuothPt1"
_END = struct.Struct("<QQ8s")  # where the directory is, how long it is, and `_MAGIC`
_ALIGNED = 8


class Container:
    """A file of parts that is being written."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(_MAGIC)
        self._parts: dict[str, tuple[int, int]] = {}
        self._name = ""
        self._start = 0

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
        self._name, self._start = name, self._file.tell()

    def write(self, data: bytes | array[int]) -> None:
        """Add to the part that was started last."""
        self._file.write(data)

    def add(self, name: str, data: bytes | array[int]) -> None:
        """Write a whole part."""
        self.start(name)
        self.write(data)

    def _end_part(self) -> None:
        if self._name:
            self._parts[self._name] = (self._start, self._file.tell() - self._start)

    def _finish(self) -> None:
        self._end_part()
        start = self._file.tell()
        directory = json.dumps({"byteorder": sys.byteorder, "parts": self._parts}).encode()
        self._file.write(directory)
        self._file.write(_END.pack(start, len(directory), _MAGIC))


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
            self._view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        start, length, magic = _END.unpack(self._view[-_END.size :])
        if magic != _MAGIC:
            raise ValueError(magic)
        directory = json.loads(bytes(self._view[start : start + length]))
        if directory["byteorder"] != sys.byteorder:
            raise ValueError(directory["byteorder"])
        self._parts: dict[str, tuple[int, int]] = directory["parts"]

    def bytes(self, name: str) -> memoryview:
        """Return a part as it is."""
        start, length = self._parts[name]
        part = self._view[start : start + length]
        if len(part) != length:
            raise ValueError(name)
        return part

    def column(self, name: str, code: str) -> memoryview[int]:
        """Return a part as an array of numbers of a type that `array` knows."""
        return self.bytes(name).cast(code)  # type: ignore[call-overload,no-any-return]
