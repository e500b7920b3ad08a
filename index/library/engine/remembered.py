"""Bitmaps that a thread keeps at hand, within so much memory."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Remembered:
    """Bitmaps that were asked for lately, as many as fit into so much memory."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._bitmaps: OrderedDict[tuple[object, ...], int] = OrderedDict()

    def get(self, name: tuple[object, ...], make: Callable[[], int]) -> int:
        """Return a bitmap; make it if it is not here."""
        if name in self._bitmaps:
            self._bitmaps.move_to_end(name)
            return self._bitmaps[name]
        made = self._bitmaps[name] = make()
        self._bytes += _size(made)
        while self._bytes > self._most:
            _, dropped = self._bitmaps.popitem(last=False)
            self._bytes -= _size(dropped)
        return made


def _size(bitmap: int) -> int:
    return 100 + (bitmap.bit_length() >> 3)
