"""The segments that one thread has open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.engine.faults import reading_faults
from index.library.engine.remembered import Remembered
from index.library.engine.segment import Segment
from index.library.engine.view import View

if TYPE_CHECKING:
    from index.library.cache import Made

_REMEMBERED_BYTES = 8 << 20


class Opened:
    """The open segments of a thread; what stays from one index to the next stays open."""

    def __init__(self) -> None:
        self._segments: dict[str, Segment] = {}
        self._remembered = Remembered(_REMEMBERED_BYTES)
        self._seen: tuple[Made, View] | None = None

    def view(self, made: Made) -> View:
        """Return an index, open.

        Raises:
            UnusableIndexError: it cannot be read.
        """
        if self._seen is None or self._seen[0] != made:
            self._seen = made, self._open(made)
        return self._seen[1]

    def _open(self, made: Made) -> View:
        names = [kept.name for kept in made.segments]
        for name in self._segments.keys() - set(names):
            self._segments.pop(name).close()
        with reading_faults(made.folder):
            for name in names:
                if name not in self._segments:
                    self._segments[name] = Segment(made.folder / name, self._remembered)
            segments = [(self._segments[kept.name], kept.dead) for kept in made.segments]
            return View(made, segments)

    def close(self) -> None:
        """Let go of the files."""
        self._seen = None
        for segment in self._segments.values():
            segment.close()
        self._segments.clear()
