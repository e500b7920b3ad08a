"""The list of marks: filtered by what is typed, opened by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.page.clean import clean_line
from reader.page.wording import UNKNOWN, counted
from reader.screens.dialog import Dialog
from reader.widgets.row_list import RowList
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from reader.screens.marking import Marking
    from reader.session.marks import Mark

_ROWS = 6


class MarksScreen(Dialog):
    """Shows all marks of a library, the last one first."""

    DEFAULT_CSS = """
    MarksScreen #marks { height: 12; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", priority=True, id="marks.open"),
        Binding("down", "move(1)", "Down", priority=True, id="marks.down"),
        Binding("up", "move(-1)", "Up", priority=True, id="marks.up"),
        Binding("pagedown", "page(1)", "Page down", priority=True, id="marks.page_down"),
        Binding("pageup", "page(-1)", "Page up", priority=True, id="marks.page_up"),
        Binding("delete", "take", "Take away", priority=True, id="marks.take"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "Line"
    CLOSING = "Enter opens, Del takes away, Esc closes"

    def __init__(self, marking: Marking, puts: str) -> None:
        """List the marks; `puts` is how one is put."""
        super().__init__(f"Marks ({len(marking.marks):,})")
        self._marking, self._puts = marking, puts
        self._line = Line("filter", id="filter")
        self._list = RowList(height=2, id="marks")
        self._shown: tuple[Mark, ...] = ()
        self._count = Static("", markup=False)

    def rows(self) -> Iterator[Widget]:
        """Yield the filter and the list."""
        yield self._line
        yield self._list
        yield self._count

    def on_mount(self) -> None:
        """List all."""
        self._show()

    def action_open(self) -> None:
        """Go to the mark of the cursor."""
        mark = self._mark()
        if mark is not None:
            self.dismiss()
            self._marking.go_to(mark)

    def action_take(self) -> None:
        """Take the mark of the cursor away."""
        mark = self._mark()
        if mark is not None:
            self._marking.take(mark)
            self._show()

    def action_move(self, rows: int) -> None:
        """Go down by some rows."""
        self._list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Go down by some pages."""
        self._list.action_page(pages)

    @on(Input.Changed)
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_open()

    def _mark(self) -> Mark | None:
        at = self._list.cursor
        return self._shown[at] if at is not None else None

    def _show(self) -> None:
        words = self._line.value.casefold().split()
        self._shown = tuple(mark for mark in reversed(self._marking.marks) if _has(mark, words))
        cursor = min(self._list.cursor or 0, max(0, len(self._shown) - 1))
        self._list.show(len(self._shown), self._row, cursor=cursor)
        self._count.update(_count(len(self._shown), len(self._marking.marks), self._puts))

    def _row(self, index: int, width: int) -> Sequence[Text]:
        mark = self._shown[index]
        words = Text.assemble(
            (clean_line(mark.speaker or UNKNOWN), "bold"), f": {clean_line(mark.selector.exact)}"
        )
        place = Text(f"  {clean_line(mark.title)}  {mark.at[:10]}", style="dim")
        for line in (words, place):
            line.truncate(max(1, width), overflow="ellipsis")
        return [words, place]


def _has(mark: Mark, words: Sequence[str]) -> bool:
    text = f"{mark.speaker or UNKNOWN} {mark.selector.exact} {mark.title}".casefold()
    return all(word in text for word in words)


def _count(shown: int, total: int, puts: str) -> str:
    if not total:
        return f"No marks yet. {puts} marks the current quote."
    return f"{shown:,} of {counted(total, 'mark')}" if shown != total else ""
