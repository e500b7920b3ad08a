"""A question that is answered with yes or no, in one row at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from reader.page.clean import clean_line
from reader.widgets.word_row import Given, Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

_YES, _NO = "yes", "no"
_REFUSALS = frozenset(("n", "N", "escape", "enter"))


class AskScreen(ModalScreen[None]):
    """Asks; `y` is yes, and any other key is no. A key of another meaning is given on."""

    DEFAULT_CSS = """
    AskScreen { align: center bottom; background: transparent; }
    AskScreen WordRow { dock: bottom; text-style: reverse; }
    """

    def __init__(
        self,
        question: str,
        agreed: Callable[[], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask.

        Args:
            question: of our own, with names in it that need not be clean.
            agreed: called after yes.
            refused: called after no.
        """
        super().__init__()
        self._question = clean_line(question)
        self._agreed, self._refused = agreed, refused
        self._row = WordRow()

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        answers = [Part(" [y/N]  "), Part("Yes", "bold", _YES), Part("  "), Part("No", "bold", _NO)]
        self._row.show([Part(self._question)], answers)
        yield self._row

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        event.stop()
        self._answer(yes=event.key == "y")
        if event.key not in _REFUSALS | {"y"}:
            self.app.simulate_key(event.key)

    def on_given(self, event: Given) -> None:
        """Take the answer that was clicked."""
        event.stop()
        self._answer(yes=event.command == _YES)

    def on_click(self, event: events.Click) -> None:
        """Take a click beside the question for no."""
        if event.widget is self:
            self._answer(yes=False)

    def _answer(self, *, yes: bool) -> None:
        # Not by `dismiss`: who asked may be a box that is closed by now, and would hear nothing.
        self.dismiss()
        if yes:
            self._agreed()
        else:
            self._refused()
