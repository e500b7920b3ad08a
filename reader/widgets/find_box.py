"""The row that takes the place of the status line while something is looked for here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.session.state import Pane


class FindBox(Horizontal):
    """A line to type in what to find in the article, or what to keep in a list."""

    DEFAULT_CSS = """
    FindBox { height: 1; display: none; }
    FindBox.-open { display: block; }
    FindBox .label, FindBox .count { width: auto; }
    FindBox Line { width: 1fr; background: transparent; }
    """

    class Typed(Message):
        """What is looked for is now this."""

        def __init__(self, pane: Pane, text: str) -> None:
            super().__init__()
            self.pane, self.text = pane, text

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._pane: Pane | None = None

    def compose(self) -> ComposeResult:
        """Lay out label, line and count."""
        yield Static("", classes="label", markup=False)
        yield Line(id="find-line")
        yield Static("", classes="count", markup=False)

    @property
    def pane(self) -> Pane | None:
        """Return the pane that is searched; None while the row is closed."""
        return self._pane

    @property
    def line(self) -> Line:
        """Return the line that is typed in."""
        return self.query_one(Line)

    def open(self, pane: Pane, label: str) -> None:
        """Take the place of the status line, empty."""
        self._pane = pane
        self.add_class("-open")
        self.query_one(".label", Static).update(label)
        self.show_count("")
        with self.prevent(Input.Changed):
            self.line.value = ""

    def close(self) -> None:
        """Give the place back to the status line."""
        self._pane = None
        self.remove_class("-open")

    def show_count(self, text: str) -> None:
        """Show how many places there are."""
        self.query_one(".count", Static).update(text)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pane is not None:
            self.post_message(self.Typed(self._pane, event.value))
