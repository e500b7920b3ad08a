"""Counting who is quoted in what was found, once no key has come for a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import Query
from reader.screens.pausing import Pause

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_PAUSE_S = 0.15  # without a key, after which it is counted


class Counter:
    """Has the speakers of a screen's results counted."""

    def __init__(self, screen: MainScreen) -> None:
        """Count for a screen."""
        self._screen = screen
        self._pause = Pause(screen, _PAUSE_S)

    @property
    def waiting(self) -> bool:
        """Tell whether it is waited for the next key."""
        return self._pause.running

    def count(self) -> None:
        """Have it counted who is quoted in what was found, once no key has come for a while."""
        found, census = self._screen.finder.found, self._screen.census
        query = Query() if found.page is None or found.stale else found.query
        self._pause.end()
        if not query:
            census.count(query)
        elif query != census.crowd.query:
            self._pause.begin(partial(census.count, query))
