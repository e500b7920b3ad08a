"""Copying, which may take a while, and leaving, which waits for it but not for long."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.outside.clipboard import Copied, asks_terminal, copy, send

if TYPE_CHECKING:
    from reader.screens.main import MainScreen

_COPY_S = 0.3  # what a copy may take of the time to leave


class Copier:
    """Puts texts on the clipboard for a screen, and ends the program after the last one."""

    def __init__(self, screen: MainScreen) -> None:
        """Copy for a screen."""
        self._screen = screen
        self._copying = self._leaving = False

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say by which way."""
        question = partial(copy, text, by_terminal=asks_terminal(self._screen.app))
        self._copying = True
        self._screen.reading.ask("copy", question, self._copied)

    def leave(self) -> None:
        """End the program; a copy that is under way is waited for, but not for long."""
        if self._copying:
            self._leaving = True
            self._screen.set_timer(_COPY_S, self._screen.app.exit)
        else:
            self._screen.app.exit()

    def _copied(self, outcome: Copied) -> None:
        self._copying = False
        send(self._screen.app, outcome)
        self._screen.say(outcome.message)
        if self._leaving:
            self._screen.app.exit()
