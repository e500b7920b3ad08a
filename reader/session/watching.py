"""Whether somebody else has changed the library, such as another process that indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library
    from reader.session.lane import Lane

EVERY_S = 2.0


class Watch:
    """Asks now and then of which edition the library is."""

    def __init__(self, library: Library, lane: Lane, *, changed: Callable[[], None]) -> None:
        """Ask a library through a lane; `changed` is called when it is another than before."""
        self._library = library
        self._lane = lane
        self._changed = changed
        self._edition: str | None = None

    def look(self) -> None:
        """Ask once; to be called every `EVERY_S`."""
        self._lane.ask("edition", self._ask, self._is)

    def _ask(self) -> str | None:
        try:
            return self._library.edition()
        except LibraryError:  # what the reader asks for next says it, if it lasts
            return self._edition

    def _is(self, edition: str | None) -> None:
        before, self._edition = self._edition, edition
        if before is not None and edition != before:
            self._changed()
