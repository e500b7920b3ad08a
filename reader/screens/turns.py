"""Whose turn it is: commands that wait until what was asked for before has arrived."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_ONCE = frozenset(("quit", "help", "palette", "log", "back_out", "search"))
"""Commands that do not wait."""

CORRECTING = frozenset(("quote.attribute", "quote.reject", "quote.confirm", "undo"))
"""Commands that wait until the correction before them is kept."""


class Turns:
    """Does commands in the order in which they were given."""

    def __init__(self, *, must_wait: Callable[[str], bool], perform: Callable[[str], None]) -> None:
        """Start with nothing given.

        Args:
            must_wait: tells whether what a command needs is still on its way.
            perform: does a command.
        """
        self._pending: deque[str] = deque()
        self._must_wait = must_wait
        self._perform = perform

    @property
    def waiting(self) -> bool:
        """Tell whether a command waits for its turn."""
        return bool(self._pending)

    def take(self, command: str, *, typing: bool) -> None:
        """Do a command, or once what was asked for before has arrived."""
        at_once = command in _AT_ONCE or (command == "open" and typing)
        if not at_once and (self._pending or self._must_wait(command)):
            self._pending.append(command)
        else:
            self._perform(command)

    def go_on(self) -> None:
        """Do the commands whose turn has come."""
        while self._pending and not self._must_wait(self._pending[0]):
            self._perform(self._pending.popleft())

    def forget(self) -> None:
        """Do none of those that wait."""
        self._pending.clear()
