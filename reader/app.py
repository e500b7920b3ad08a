"""The application: a library on a screen, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import App
from textual.widgets._toast import ToastHolder

from index import open_library
from reader.config import NOTHING_SET
from reader.keymap import keymap_of
from reader.outside import shelf, terminal
from reader.outside.crash import stopped
from reader.screens import themes
from reader.screens.bindings import of_popups
from reader.screens.main import MainScreen
from reader.screens.returning import NO_PAST, past_of
from reader.screens.saying import Opening
from reader.screens.typed import keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.notifications import Notify
    from textual.screen import Screen

    from index import Library
    from reader.config import Config
    from reader.screens.returning import Past


@dataclass(frozen=True, slots=True)
class Terms:
    """What the reader is started with.

    Attributes:
        config: what the user has set.
        typed: what came from the keyboard before there was an application.
        into: the library that files are indexed into; None for the one that is shown.
    """

    config: Config = NOTHING_SET
    typed: bytes = b""
    into: Path | None = None


USUAL = Terms()
_ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class QuothApp(App[None]):
    """Shows one library; everything happens on its screens.

    Attributes:
        typed: what came from the keyboard before there was an application.
    """

    CSS_PATH = "reader.tcss"
    TITLE = "quoth"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(
        self,
        library: Library,
        *,
        banner: str | None = None,
        problems: Sequence[str] = (),
        past: Past = NO_PAST,
        config: Config = NOTHING_SET,
    ) -> None:
        """Show an open library.

        Args:
            library: what is read.
            banner: a message that stands under the search box until a search.
            problems: why files were skipped, a line each.
            past: what was chosen and looked at the last time.
            config: what the user has set.
        """
        super().__init__()
        key_map = keymap_of(config.keys)
        for own in config.themes:
            self.register_theme(themes.theme_of(own))
        fixed = terminal.wanted(os.environ, config.theme)
        wrong = themes.take(self, fixed or past.habits.theme or "")
        if config.keys:
            self.set_keymap(of_popups(key_map))
        self.goes_on: Path | None = None
        damaged = (past.fault,) if past.fault else ()
        faults = (*config.problems, *key_map.problems, *wrong, *damaged)
        opening = Opening(banner, tuple(problems), faults)
        self._main = MainScreen(library, opening=opening, past=past, key_map=key_map)
        self._main.fixed_theme = fixed
        self.typed = b""

    def on_mount(self) -> None:
        """Leave as with `q`, giving the terminal back, when somebody else ends the program."""
        loop = asyncio.get_running_loop()
        for ending in _ENDINGS:
            loop.add_signal_handler(ending, self._leave, ending)

    def on_ready(self) -> None:
        """Do what was typed while the program began."""
        for key in keys_of(self.typed):
            self.post_message(key)

    def on_notify(self, event: Notify) -> None:
        """Let what is said in passing stand in the place of what was said before.

        Here and not as it is said: where keys come fast, several are said before one is shown.
        """
        if event.notification.severity == "information":
            self.clear_notifications()
            for holder in self.screen.query(ToastHolder):
                holder.remove()  # Textual leaves one that it has not laid out yet

    def _leave(self, ending: signal.Signals) -> None:
        asyncio.get_running_loop().remove_signal_handler(ending)  # a second one does not wait
        if terminal.is_there():
            self.exit()
        else:  # nothing to give back, and Textual would wait for it to take what it writes
            signal.raise_signal(ending)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected by the first way that works, and say which."""
        self._clipboard = text  # what a text box pastes
        self._main.copy(text)

    @on(MainScreen.Elsewhere)
    def _go_elsewhere(self, event: MainScreen.Elsewhere) -> None:
        self.goes_on = event.folder
        self.exit()

    def on_app_focus(self) -> None:
        """See whether the file was changed while somebody was elsewhere."""
        self._main.desk.look_at_file()

    def action_help_quit(self) -> None:
        """Say what ctrl+c is for, where nothing is selected."""
        self.notify(
            f"{self._main.key_map.way('quit')} quits (nothing selected to copy)", markup=False
        )

    def close(self) -> bool:
        """Keep where the reader is, and ask the library nothing any more.

        Returns:
            Whether the library can be closed.
        """
        self._main.keep_place()
        return self._main.close()

    def _fatal_error(self) -> None:
        """Say in one line what failed; Textual would print the values of variables."""
        fault = self._exception or sys.exception()
        self.panic(Text(stopped(fault) if fault else "quoth stopped"))

    def get_default_screen(self) -> Screen[None]:
        """Start with the main screen, without a switch that costs a frame."""
        return self._main


def run(
    library: Library,
    *,
    banner: str | None = None,
    problems: Sequence[str] = (),
    folder: Path | None = None,
    terms: Terms = USUAL,
) -> int:
    """Show a library until the user leaves, and close it; go on in another one if that is asked.

    Args:
        library: what is read.
        banner: a message that stands under the search box until a search.
        problems: why files were skipped, a line each.
        folder: of the library; None where that is not kept.
        terms: what the reader is started with.

    Returns:
        The exit status: 0, or 1 where Quoth itself failed, which a line has then said.
    """
    app = _shown(library, banner, problems, folder, terms)
    while app.goes_on is not None and not app.return_code:
        library, folder = open_library(app.goes_on), app.goes_on
        shelf.remember(folder)
        app = _shown(library, None, (), folder, Terms(terms.config))
    return app.return_code or 0


def _shown(
    library: Library,
    banner: str | None,
    problems: Sequence[str],
    folder: Path | None,
    terms: Terms,
) -> QuothApp:
    """Show a library until the user leaves it, and close it; return how that was."""
    past = replace(past_of(folder), into=terms.into)
    config = terms.config
    app = QuothApp(library, banner=banner, problems=problems, past=past, config=config)
    app.typed = terms.typed
    app.run()
    if app.close():
        library.close()
    return app
