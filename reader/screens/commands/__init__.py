"""What each command of the key table does on the main screen, a module for each concern."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import NotKeptError
from reader.screens.commands import (
    correcting,
    filing,
    finding,
    leaving,
    looking,
    marking,
    moving,
    naming,
    opening,
    queueing,
    quoting,
    selecting,
    sharing,
    speaking,
    telling,
    walking,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen

_CONCERNS = (
    finding,
    walking,
    moving,
    opening,
    quoting,
    correcting,
    selecting,
    naming,
    queueing,
    marking,
    sharing,
    filing,
    speaking,
    looking,
    leaving,
    telling,
)


_KEPT = frozenset(
    (
        "quote.attribute",
        "quote.reject",
        "quote.confirm",
        "quote.add",
        "quote.adjust",
        "quote.add_selected",
        "speaker.correct",
        "speaker.merge",
        "speaker.not_same",
        "speaker.split",
        "speaker.fact",
        "speaker.ignore",
        "corrections",
        "undo",
    )
)
"""Commands about corrections; they have to be kept, so there has to be a library."""


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return what to do for each command of the table."""
    commands = {
        name: does for concern in _CONCERNS for name, does in concern.commands_of(screen).items()
    }
    if screen.library.keeps_corrections:
        return commands
    return commands | dict.fromkeys(_KEPT, partial(_refuse, screen))


def _refuse(screen: MainScreen) -> None:
    """Say at once, before anything is asked, that there is no place for a correction."""
    screen.say(str(NotKeptError(screen.library.name)))
