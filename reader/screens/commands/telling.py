"""What the program tells of itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens import themes
from reader.screens.commands.looking import use_theme
from reader.screens.help import HelpScreen
from reader.screens.log import LogScreen
from reader.screens.palette import Choice, Palette, choices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen

THEME = "theme "
"""What the name of a theme stands behind in the palette."""


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that tell about the program."""
    return {
        "help": partial(show_help, screen),
        "palette": partial(show_palette, screen, screen.action_command),
        "log": partial(show_log, screen),
    }


def show_help(screen: MainScreen) -> None:
    """Show the keys."""
    screen.app.push_screen(HelpScreen(screen.key_map, screen.app.size.width, screen.pane))


def show_palette(screen: MainScreen, perform: Callable[[str], None]) -> None:
    """Let a command be chosen, and have it done."""

    def do(command: str | None) -> None:
        if command is None:
            return
        if command.startswith(THEME):
            use_theme(screen, command.removeprefix(THEME))
        else:
            perform(command)

    shades = [Choice(f"{THEME}{name}", f"Theme {name}") for name in themes.names(screen.app)]
    screen.app.push_screen(Palette((*choices_of(screen.key_map), *shades)), do)


def show_log(screen: MainScreen) -> None:
    """Show what was said."""
    screen.app.push_screen(LogScreen(screen.journal.read(), screen.key_map))
