"""What the program tells of itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.help import HelpScreen
from reader.screens.log import LogScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that tell about the program."""
    return {
        "help": partial(show_help, screen),
        "log": partial(show_log, screen),
    }


def show_help(screen: MainScreen) -> None:
    """Show the keys."""
    screen.app.push_screen(HelpScreen(screen.key_map, screen.app.size.width))


def show_log(screen: MainScreen) -> None:
    """Show what was said."""
    screen.app.push_screen(LogScreen(screen.journal.read()))
