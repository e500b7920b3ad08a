"""A box that lets somebody choose from a list, by number, by arrow keys, by typing, or by mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.page.clean import clean_line
from reader.screens.dialog import Dialog
from reader.widgets.row_list import RowList
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.content import Content
    from textual.widget import Widget

_T = TypeVar("_T")
_ROWS = 10
_FRAME = 3  # lines of a box: its border, and what is typed
_ABOUT = 6  # lines that are kept for what it is about, and for a remark
_LEAST = 3  # rows that are in sight at any size
_NUMBERS = "123456789"
_ROOMY = 30  # cells of a row from which on both its name and what is said of it have a place
_NOTED = 10  # cells that what is said of a row keeps beside any name: those of a date


@dataclass(frozen=True, slots=True)
class Row(Generic[_T]):
    """What can be chosen.

    Attributes:
        value: what it stands for.
        label: what it is called.
        note: what is said of it at the right end.
        numbered: a digit chooses it while nothing is typed.
    """

    value: _T
    label: str
    note: str = ""
    numbered: bool = False


class PickLine(Line):
    """The line to type in; while it is empty, a digit chooses a row that has a number.

    Attributes:
        numbers: how many rows have one.
    """

    numbers: int = 0

    class Numbered(Message):
        """A row is chosen by its number, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        letter = event.character or ""
        if not self.value and letter in _NUMBERS[: self.numbers] and letter:
            event.stop()
            event.prevent_default()
            self.post_message(self.Numbered(_NUMBERS.index(letter)))


class PickList(RowList):
    """The list itself; a click chooses. The keys are those of the line above it."""

    can_focus = False

    DEFAULT_CSS = """
    PickList > .row-list--current { text-style: bold reverse; }
    """

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        event.prevent_default()
        if event.chain == event.button == 1:
            super().on_click(event)
            self.action_choose()


class Picker(Dialog, Generic[_T]):
    """Shows rows under a line to type in, and stays open until what was chosen has been done.

    A subclass says what the rows are for what is typed (`typed`, then `show_rows`), and does
    something with the one that is chosen (`chosen`); it closes the box, or says what failed,
    and then nothing that was typed is lost.
    """

    DEFAULT_CSS = """
    Picker Horizontal { height: 1; }
    Picker .label { width: auto; }
    Picker .remark { text-style: reverse; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", id="picker.up", priority=True),
        Binding("down", "move(1)", "Down", id="picker.down", priority=True),
        Binding("pageup", "page(-1)", "Page up", id="picker.page_up", priority=True),
        Binding("pagedown", "page(1)", "Page down", id="picker.page_down", priority=True),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "PickLine"
    LABEL: ClassVar[str] = "Name: "
    CLOSING: ClassVar[str] = "Enter saves, Esc closes"

    def __init__(self, title: str, about: Content, *, placeholder: str = "") -> None:
        """Show a box.

        Args:
            title: of our own.
            about: what it is about; clean.
            placeholder: what stands in the line while it is empty.
        """
        super().__init__(title)
        self._about = Static(about)
        self.shown: Sequence[Row[_T]] = ()
        self.line = PickLine(placeholder, id="pick-line")
        self.list = PickList()
        self.remarked = ""
        self._settled = True
        self._asked = self._doing = False

    def rows(self) -> Iterator[Widget]:
        """Yield what it is about, the line and the list."""
        yield self._about
        self._fit()
        yield Horizontal(Static(self.LABEL, classes="label", markup=False), self.line)
        yield self.list

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self.typed("")

    def on_resize(self) -> None:
        """Give the rows what room there is."""
        self._fit()

    def _fit(self) -> None:
        room = max(2, self.app.size.height - _FRAME)
        rows = min(_ROWS, max(min(_LEAST, room - 1), room - _ABOUT))
        self.list.styles.height = rows
        self._about.styles.max_height = max(1, room - rows - bool(self.remarked))

    # For subclasses

    def typed(self, text: str) -> None:
        """Show the rows for what is typed."""

    def chosen(self, row: Row[_T]) -> None:
        """Do something with what was chosen."""

    @property
    def current(self) -> Row[_T] | None:
        """Return the row that Enter chooses."""
        at = self.list.cursor
        return None if at is None or at >= len(self.shown) else self.shown[at]

    def show_rows(self, rows: Sequence[Row[_T]], *, settled: bool = True) -> None:
        """Show other rows.

        Args:
            rows: all of them.
            settled: more may be on its way; Enter waits for it.
        """
        stays = self.current if self.list.cursor else None
        at = next((n for n, row in enumerate(rows) if stays and row.value == stays.value), 0)
        self.shown, self._settled = rows, settled
        self.line.numbers = sum(row.numbered for row in rows)
        self.list.show(len(rows), self._draw, cursor=at)
        if settled and self._asked:
            self._choose()

    def fail(self, problem: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._asked = self._doing = False
        self.remarked = problem
        self._fit()
        self.remark(problem)

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed before the line could take it."""
        if self.focused is not self.line:
            self.set_focus(self.line)
            self.line.post_message(events.Key(event.key, event.character))

    @on(PickLine.Numbered)
    def _numbered(self, event: PickLine.Numbered) -> None:
        event.stop()
        self.list.cursor = event.index
        self._choose()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.remarked = ""
        self.remark("")
        self._asked = False
        self.list.cursor = None
        self.typed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        self._asked = not self._settled
        row = self.current
        if self._settled and row is not None and not self._doing:
            self._doing = True
            self.chosen(row)

    def action_move(self, rows: int) -> None:
        """Go down by some rows."""
        self.list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Go down by some pages."""
        self.list.action_page(pages)

    def _draw(self, at: int, width: int) -> Sequence[Text]:
        return [row_text(self.shown[at], at, width)]


def row_text(row: Row[_T], at: int, width: int) -> Text:
    """Return a row: its number, what it is called, and at the right end what is said of it.

    What it is called tells it from the others, so what is said of it is cut before that.
    """
    number = f"{at + 1} " if row.numbered else "  "
    label, note = clean_line(row.label), clean_line(row.note)
    room = max(0, width - len(number))
    least = min(cell_len(note), _NOTED) if room >= _ROOMY else 0
    kept = max(least, room - cell_len(label) - 1)
    note = _cut(note, kept) if kept >= min(cell_len(note), _NOTED) else ""
    room = max(0, room - (cell_len(note) + 1 if note else 0))
    shown = Text(f"{number}{set_cell_size(_cut(label, room), room)}")
    return shown.append(f" {note}", "dim") if note else shown


def _cut(text: str, room: int) -> str:
    return text if cell_len(text) <= room else set_cell_size(text, max(0, room - 1)) + "~"
