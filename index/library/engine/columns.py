"""The files of a segment, opened, and its columns by name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.library.engine.building import PARTS
from index.library.engine.container import Parts
from index.library.engine.strings import Strings

if TYPE_CHECKING:
    from pathlib import Path

    from index.library.engine.remembered import Remembered


class Columns:
    """What is known of each place of a segment; it belongs to one thread.

    Attributes:
        name: of its folder.
        parts: the file of most of it.
        articles, quotations: how many places of each there are.
    """

    def __init__(self, folder: Path, remembered: Remembered) -> None:
        """Open a segment; what goes wrong with its files is for `reading_faults`.

        Args:
            folder: where it is.
            remembered: bitmaps that were asked for lately.
        """
        self.name = folder.name
        self._folder, self._remembered = folder, remembered
        self.parts = parts = Parts(folder / PARTS)
        self.articles, self.quotations = parts.count("keys", "q"), parts.count("said.keys", "q")


def column(name: str, code: str) -> cached_property[memoryview[int]]:
    """Return a property: a column, which is checked when it is first asked for."""

    def of(segment: Columns) -> memoryview[int]:
        return segment.parts.column(name, code)

    return cached_property(of)


def strings(name: str) -> cached_property[Strings]:
    """Return a property: strings, which are checked when they are first asked for."""

    def of(segment: Columns) -> Strings:
        return Strings(segment.parts, name)

    return cached_property(of)
