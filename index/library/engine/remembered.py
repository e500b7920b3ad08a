"""Bitmaps that a thread keeps at hand, within so much memory."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Remembered:
    """Bitmaps that were asked for lately, as many as fit into so much memory."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._bitmaps: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()

    def get(self, name: tuple[object, ...], make: Callable[[], int], *, name_bytes: int = 0) -> int:
        """Return a bitmap; make it if it is not here.

        Args:
            name: which it is.
            make: what makes it.
            name_bytes: what its name takes, if that is a lot.
        """
        if name in self._bitmaps:
            self._bitmaps.move_to_end(name)
            return self._bitmaps[name].bitmap
        made = make()
        kept = self._bitmaps[name] = _Kept(made, name_bytes + 100 + (made.bit_length() >> 3))
        self._bytes += kept.size
        while self._bytes > self._most:
            _, dropped = self._bitmaps.popitem(last=False)
            self._bytes -= dropped.size
        return made


class _Kept(NamedTuple):
    bitmap: int
    size: int
