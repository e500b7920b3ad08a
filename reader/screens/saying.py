"""What is said in passing: remarks, and what the library has noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from index import Library

_SAID_S, _READ_PER_S = 2.0, 20  # seconds at least; letters that are read in a second


def say(app: App[None], message: str) -> None:
    """Say something in the place of what was said before, for as long as it takes to read."""
    app.clear_notifications()
    timeout_s = max(_SAID_S, len(message) / _READ_PER_S)
    app.notify(clean(message), timeout=timeout_s, markup=False)


def complain(app: App[None], message: str) -> None:
    """Say that something has failed."""
    app.notify(clean(message), severity="error", markup=False)


class Notices:
    """What was skipped and what a library has noticed, each given out once."""

    def __init__(self, library: Library, problems: Sequence[str]) -> None:
        """Begin with the first of some problems."""
        self._library = library
        self._skipped = tuple(problems[:1])
        self._noticed = 0

    def news(self) -> Sequence[str]:
        """Return what has not been given out yet."""
        notices = (*self._skipped, *self._library.notices)
        news, self._noticed = notices[self._noticed :], len(notices)
        return news
