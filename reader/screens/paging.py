"""What pages share that lie over the main screen: the same keys, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from reader.screens.bindings import bindings, rebind
from reader.screens.commands.telling import show_help, show_log, show_palette
from reader.screens.turns import Turns
from reader.widgets.word_row import RIGHT_BUTTON, Given

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.binding import BindingType

    from reader.screens.main import MainScreen
    from reader.session.walk import Choice

PASSED_ON = frozenset(
    (
        "speaker.correct", "speaker.merge", "speaker.not_same", "speaker.split", "speaker.fact",
        "speaker.ignore", "undo", "corrections", "theme.next", "theme.auto", "mouse.toggle",
        "marks", "index.add",
    )
)  # fmt: skip
"""Commands that the main screen does below a page, about the speaker of the page."""

_LEFT_FOR = ("search", "history.forward", "queue.unsure", "pane.results", "pane.article")
# Commands that go back to the text first.

NARROW = 72
"""Columns below which a page has less in a row."""


class PageScreen(Screen[None]):
    """A page over the main screen, which it asks for everything but its own contents.

    Attributes:
        main: the screen below.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def __init__(self, main: MainScreen) -> None:
        """Lie over a screen."""
        super().__init__()
        rebind(self, main.key_map)
        self.main = main
        self._under = main.page
        self._turns = Turns(must_wait=self.must_wait, perform=self._perform)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what to do for the commands that mean something here."""
        return {
            "back_out": self.back_out,
            "quit": self.close,
            "history.back": self.close,
            "help": partial(show_help, self.main),
            "log": partial(show_log, self.main),
            "palette": partial(show_palette, self.main, self.action_command),
            **{name: partial(self.main.action_command, name) for name in PASSED_ON},
            **{name: partial(self.leave_for, name) for name in _LEFT_FOR},
        }

    @property
    def choice(self) -> Choice | None:
        """Return the speaker that the page is about; None where it is about no one."""
        return None

    def must_wait(self, command: str) -> bool:  # noqa: ARG002 - some pages wait for some
        """Tell whether what a command needs is still on its way."""
        return False

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        return self._turns.waiting

    def renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        if self._under is not None:
            self._under.renew()

    def give_up(self) -> None:
        """Wait for nothing any more: an answer has failed."""
        self._turns.forget()
        if self._under is not None:
            self._under.give_up()

    @property
    def typing(self) -> bool:
        """Tell whether a text box has the focus."""
        return isinstance(self.focused, Input)

    def show(self) -> None:
        """Lie over what is on the screen."""
        self.main.page = self
        self.main.app.push_screen(self)

    def close(self) -> None:
        """Go back to what lies below."""
        self.main.page = self._under
        self.dismiss()

    def close_all(self) -> None:
        """Go back to the text."""
        self.close()
        if self._under is not None:
            self._under.close_all()

    def back_out(self) -> None:
        """Leave the innermost thing that is open."""
        self.close()

    def leave_for(self, command: str) -> None:
        """Go back to the text, and do something there."""
        self.close_all()
        self.main.action_command(command)

    def go_on(self) -> None:
        """Do the commands that waited for what has arrived."""
        self._turns.go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's call
        """Leave letters to the text box that has the focus."""
        return action != "letter" or not self.typing

    def action_letter(self, command: str) -> None:
        """Do what a key stands for."""
        self.action_command(command)

    def action_command(self, command: str) -> None:
        """Do it, or once what was asked for before has arrived."""
        self._turns.take(command, typing=self.typing)

    def _perform(self, command: str) -> None:
        does = self.commands().get(command)
        if does is None:
            back = self.main.key_map.way("back_out")
            self.main.say(f"That does nothing on this page. {back} goes back to the text.")
        else:
            does()

    @on(Given)
    def _given(self, event: Given) -> None:
        event.stop()
        self.action_command(event.command)

    def on_click(self, event: events.Click) -> None:
        """Go one layer back at a click with the right button; do what a message offers."""
        if not self.main.take_offer(event) and event.button == RIGHT_BUTTON:
            self.action_command("back_out")
