"""Which folder to index: a path that completes itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.page.clean import clean_line
from reader.screens.dialog import Dialog
from reader.session.completing import goes_on
from reader.widgets.search_box import Line
from reader.widgets.word_row import Given, Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget

    from reader.screens.main import MainScreen

_BEGIN = "index.begin"


class IndexScreen(Dialog):
    """Asks for a folder or a file, and has it indexed once Enter is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Index", priority=True, id=_BEGIN),
        Binding("tab", "complete", "Complete", priority=True, id="index.complete"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "Line"
    CLOSING = "Tab completes, Enter indexes, Esc closes"

    def __init__(self, screen: MainScreen, begin: Callable[[Path], None]) -> None:
        """Ask for a path.

        Args:
            screen: through whose lane the disk is asked.
            begin: is given the path.
        """
        super().__init__("Index a folder or a file")
        self._asker, self._begin = screen, begin
        self._line = Line(id="path")
        self._choices = Static("", markup=False)
        self._known: tuple[str, ...] = ()

    def rows(self) -> Iterator[Widget]:
        """Yield the line, what it may become, and a button."""
        self._choices.styles.height = 8
        yield self._line
        yield self._choices
        button = WordRow(id="begin")
        button.show([Part("[ Index ]", "reverse", _BEGIN)])
        yield button

    def on_mount(self) -> None:
        """Begin in the working folder."""
        self._ask("")

    def action_begin(self) -> None:
        """Have the path indexed, if there is such a thing."""
        typed = self._line.value.strip()
        if not typed:
            self.remark("Type the path of a folder or a file.")
            return
        self._asker.aside.ask("path", partial(_there, typed), self._is_there)

    def action_complete(self) -> None:
        """Take as much of a name as is sure; the first name where nothing is."""
        typed = self._line.value
        if self._known:
            shared = _shared(self._known)
            self._line.value = shared if len(shared) > len(typed) else self._known[0]
            self._line.cursor_position = len(self._line.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.remark("")
        self._ask(event.value)

    @on(Given)
    def _clicked(self, event: Given) -> None:
        event.stop()
        self.action_begin()

    def _ask(self, typed: str) -> None:
        self._asker.aside.ask("paths", partial(goes_on, typed), partial(self._go_on, typed))

    def _go_on(self, typed: str, choices: tuple[str, ...]) -> None:
        if not self.is_mounted or typed != self._line.value:
            return
        self._known = choices
        self._choices.update("\n".join(map(clean_line, choices)))

    def _is_there(self, path: Path | None) -> None:
        if path is None:
            self.remark("There is no such folder or file.")
        elif self.is_mounted:
            self.dismiss()
            self._begin(path)


def _there(typed: str) -> Path | None:
    """Return the absolute path that was typed; None where nothing is there."""
    try:
        path = Path(typed).expanduser().absolute()
        return path if path.exists() else None
    except (OSError, RuntimeError):
        return None


def _shared(names: tuple[str, ...]) -> str:
    """Return the letters that all names begin with."""
    first, last = min(names), max(names)
    same = next((at for at, letter in enumerate(first) if last[at : at + 1] != letter), len(first))
    return first[:same]
