"""One row of words, some of which give a command when they are clicked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

RIGHT_BUTTON = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a row: already clean, with their style and what a click on them does.

    Attributes:
        command: given by a click with the left button.
        counterpart: given by one with the right button, which else goes one layer back.
    """

    text: str
    style: str = ""
    command: str = ""
    counterpart: str = ""


class Given(Message):
    """A command was given with the mouse."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command


class WordRow(Widget):
    """Shows words at the left and at the right end of one row; too many are cut at the left."""

    DEFAULT_CSS = """
    WordRow { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._left: tuple[Part, ...] = ()
        self._right: tuple[Part, ...] = ()

    def show(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """Show these words in the place of the old ones."""
        if (self._left, self._right) != (tuple(left), tuple(right)):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    @property
    def text(self) -> str:
        """Return the words of the row as they stand on the screen."""
        return "".join(part.text for part in self._placed()).rstrip()

    def render(self) -> Content:
        """Return the row."""
        return Content.assemble(*((part.text, part.style) for part in self._placed()))

    def _placed(self) -> list[Part]:
        """Return the parts from the left edge to the right one."""
        width = self.size.width
        right = [part for part in self._right if part.text]
        room = max(0, width - sum(cell_len(part.text) for part in right))
        placed: list[Part] = []
        for part in self._left:
            cells = min(room, cell_len(part.text))
            if cells > 0:
                placed.append(replace(part, text=set_cell_size(part.text, cells)))
                room -= cells
        return [*placed, Part(" " * room), *right]

    def on_click(self, event: events.Click) -> None:
        """Give the command of the words under the mouse."""
        at = 0
        for part in self._placed():
            at += cell_len(part.text)
            if event.x < at:
                command = part.counterpart if event.button == RIGHT_BUTTON else part.command
                if command:
                    event.stop()
                    self.post_message(Given(command))
                return
