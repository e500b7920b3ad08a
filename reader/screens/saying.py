"""What is said in passing: remarks, and what the library has noticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.page.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from index import Library
    from reader.screens.main import MainScreen

_SAID_S, _READ_PER_S = 2.0, 20  # seconds at least; letters that are read in a second


def say(app: App[None], message: str) -> None:
    """Say something for as long as it takes to read; it stands in the place of what was said."""
    timeout_s = max(_SAID_S, len(message) / _READ_PER_S)
    app.notify(clean(message), timeout=timeout_s, markup=False)


def complain(app: App[None], message: str) -> None:
    """Say that something has failed."""
    app.notify(clean(message), severity="error", markup=False)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said as the reader opens.

    Attributes:
        banner: a message of our own that stands in the rule until a search.
        skipped: why files were skipped; the first one is said aloud.
        faults: what is wrong in the settings.
    """

    banner: str | None = None
    skipped: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


SILENT = Opening()


class Notices:
    """What was skipped, what is wrong in the settings, what a library has noticed."""

    def __init__(self, library: Library, opening: Opening) -> None:
        """Begin with what is known from the start; a library says more as it is used."""
        self._library = library
        several = opening.skipped, opening.faults
        self._first = [_in_short(one) for one in several if one]
        self._waiting = [*opening.skipped, *opening.faults]
        self._noticed: frozenset[str] = frozenset()

    def tell(self, screen: MainScreen) -> None:
        """Tell what has not been told yet: all of it to the journal, of each kind one aloud."""
        for warning in self._waiting:
            screen.journal.warn(warning)
        for words in self._first:
            say(screen.app, words)
        self._waiting, self._first = [], []
        notices = self._library.notices
        for notice in notices:
            if notice not in self._noticed:
                screen.warn(notice)
        self._noticed = frozenset(notices)  # what was mended and is wrong again is said again


def _in_short(several: Sequence[str]) -> str:
    more = f" (and {len(several) - 1:,} more, in the log)" if len(several) > 1 else ""
    return f"{several[0]}{more}"
