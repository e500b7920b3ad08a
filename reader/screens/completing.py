"""The rest of a word that is being typed, offered once no key has come for a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.pausing import Pause
from reader.session.offering import is_worded, rest_of

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_PAUSE_S = 0.1  # without a key: what is looked for meanwhile would hold up the results


class Completer:
    """Offers in the search box of a screen how its last word may go on."""

    def __init__(self, screen: MainScreen) -> None:
        """Offer for a screen."""
        self._screen = screen
        self._pause = Pause(screen, _PAUSE_S)

    def typed(self, text: str) -> None:
        """Offer how a text may go on, if it still stands there after a while."""
        if is_worded(text):
            self._pause.begin(partial(self._look, text))
        else:
            self._pause.end()

    def _look(self, text: str) -> None:
        question = partial(self._screen.library.suggest, text, limit=1)
        self._screen.later.ask("completion", question, partial(self._found, text))

    def _found(self, typed: str, words: tuple[str, ...]) -> None:
        for word in words:
            self._screen.box.line.complete(typed, rest_of(word, typed))
