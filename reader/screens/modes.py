"""Modes: for a while, some commands mean something else, and a row says what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.screens.main import MainScreen
    from reader.widgets.word_row import Part


@dataclass(frozen=True, slots=True)
class Mode:
    """What commands mean for a while.

    Attributes:
        name: which mode it is; there is one of a name at a time.
        commands: what to do for some commands in the place of what they mean else.
        refusal: what is said of all other commands; empty where they mean what they always do.
        ended: called when it is left.
    """

    name: str
    commands: Mapping[str, Callable[[], None]]
    refusal: str = ""
    ended: Callable[[], None] = lambda: None


_Words = tuple["Sequence[Part]", "Sequence[Part]"]
_ALWAYS = frozenset(("help", "log", "palette"))


class Modes:
    """The modes that a screen is in, the innermost last."""

    def __init__(self, screen: MainScreen) -> None:
        """Start in none."""
        self._screen = screen
        self._stack: list[tuple[Mode, _Words]] = []

    def enter(self, mode: Mode, words: Sequence[Part], keys: Sequence[Part] = ()) -> None:
        """Enter a mode, or say something else of the one that is on.

        Args:
            mode: what commands mean.
            words: what is said of it; cut where there is no room.
            keys: what is never cut.
        """
        self._stack = [one for one in self._stack if one[0].name != mode.name]
        self._stack.append((mode, (words, keys)))
        self._draw()

    def leave(self, name: str) -> bool:
        """Leave a mode; tell whether it was on."""
        left = [mode for mode, _ in self._stack if mode.name == name]
        self._stack = [one for one in self._stack if one[0].name != name]
        for mode in left:
            mode.ended()
        self._draw()
        return bool(left)

    def is_on(self, name: str) -> bool:
        """Tell whether a mode is on."""
        return any(mode.name == name for mode, _ in self._stack)

    def command(self, name: str) -> Callable[[], None] | None:
        """Return what a command means in the mode; None where it is what it always means."""
        for mode, _ in reversed(self._stack):
            if name in mode.commands:
                return mode.commands[name]
            if mode.refusal and name not in _ALWAYS:
                return partial(self._screen.say, mode.refusal)
        return None

    def _draw(self) -> None:
        self._screen.bar.display = bool(self._stack)
        self._screen.set_class(bool(self._stack), "-bar")
        if self._stack:
            self._screen.bar.show(*self._stack[-1][1])
