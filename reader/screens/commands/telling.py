"""What the program tells of itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.help import HelpScreen
from reader.screens.log import LogScreen
from reader.screens.palette import Palette, choices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that tell about the program."""
    return {
        "help": partial(show_help, screen),
        "palette": partial(show_palette, screen),
        "log": partial(show_log, screen),
    }


def show_help(screen: MainScreen) -> None:
    """Show the keys."""
    screen.app.push_screen(HelpScreen(screen.key_map, screen.app.size.width, screen.pane))


def show_palette(screen: MainScreen) -> None:
    """Let a command be chosen, and do it."""

    def do(command: str | None) -> None:
        if command is not None:
            screen.action_command(command)

    screen.app.push_screen(Palette(choices_of(screen.key_map)), do)


def show_log(screen: MainScreen) -> None:
    """Show what was said."""
    screen.app.push_screen(LogScreen(screen.journal.read()))
