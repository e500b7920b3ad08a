"""What each command of the key table does on the main screen, a module for each concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return what to do for each command of the table."""
    return {
        name: does for concern in _CONCERNS for name, does in concern.commands_of(screen).items()
    }
