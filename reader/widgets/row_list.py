"""A list of any length: only the rows in sight are drawn, and only when they come into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.page.clean import clean_line
from reader.widgets.line_scroll import LineScroll

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

_LINES_KEPT = 2048
_CURRENT, _OTHER = "> ", "  "


class RowList(LineScroll):
    """Rows of equal height, one of them current: marked `>`, and reversed under the focus.

    Attributes:
        cursor: number of the current row; setting it brings the row into sight and posts
            nothing. None where the list is empty, or no row is current.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    DEFAULT_CSS = """
    RowList {
        overflow-y: auto;

        & > .row-list--current { text-style: bold; }
        &:focus > .row-list--current { text-style: bold reverse; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--current"}

    # What a key map changes of them says `of_popups`: in boxes no screen's keys come first.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False, id="list.down"),
        Binding("k,up", "move(-1)", "Up", show=False, id="list.up"),
        Binding("g,home", "first", "First", show=False, id="list.first"),
        Binding("G,end", "last", "Last", show=False, id="list.last"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up"),
        Binding("enter", "choose", "Open", show=False, id="list.choose"),
    ]

    cursor: reactive[int | None] = reactive(None, repaint=False)

    class RowMessage(Message):
        """Something was done with a row; what, say the classes below.

        They are no children of one another: a handler of one hears only that one.
        """

        def __init__(self, row_list: RowList, index: int) -> None:
            super().__init__()
            self.row_list, self.index = row_list, index

        @property
        def control(self) -> RowList:
            """Return the list it happened in."""
            return self.row_list

    class Highlighted(RowMessage):
        """The reader has moved to a row."""

    class Chosen(RowMessage):
        """The reader wants the row opened: Enter, or a double click."""

    def __init__(
        self,
        *,
        height: int = 1,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            height: how many lines a row has.
            id: the widget's id.
            classes: the widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self._height = height
        self._count = 0
        self._draw: Callable[[int, int], Sequence[Text]] = _no_row
        self._strips: LRUCache[int, Strip] = LRUCache(_LINES_KEPT)

    def show(
        self,
        count: int,
        draw: Callable[[int, int], Sequence[Text]],
        *,
        cursor: int | None = None,
    ) -> None:
        """Show other rows.

        Args:
            count: how many there are.
            draw: gives the lines of a row, from its number and the cells that a line has;
                what is longer is cut, what is missing stays blank. Asked again whenever
                the row has to be drawn anew.
            cursor: number of the row that is current.
        """
        self._count, self._draw = count, draw
        self._strips.clear()
        self._measure()
        self.cursor = None if cursor is None or not count else min(cursor, count - 1)
        self.refresh()

    def renew(self, count: int) -> None:
        """Draw all rows anew, of which there may be more or fewer; nothing moves.

        Args:
            count: how many there are now.
        """
        self._strips.clear()
        if count != self._count:
            self._count = count
            self._measure()
            self.cursor = self.cursor  # it may lie past the end now
        self.refresh()

    @property
    def row_height(self) -> int:
        """Return how many lines a row has."""
        return self._height

    def set_row_height(self, height: int) -> None:
        """Draw every row with so many lines."""
        if height != self._height:
            self._height = height
            self._strips.clear()
            self._measure()
            self._bring_into_sight()
            self.refresh()

    @property
    def in_sight(self) -> tuple[int, int]:
        """Return the first and the last row in sight; the last comes first where none is."""
        first = self.top_line // self._height
        return first, (self.top_line + self.size.height - 1) // self._height

    def __len__(self) -> int:
        return self._count

    def __bool__(self) -> bool:
        return True

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._strips.clear()
        self._measure()
        self._bring_into_sight()
        self.post_message(self.Scrolled(self))  # more rows may be in sight

    def on_focus(self) -> None:
        """Draw the current row as the one that keys act on."""
        self._redraw(self.cursor)

    def on_blur(self) -> None:
        """Draw the current row as one that keys do not act on."""
        self._redraw(self.cursor)

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Keep the cursor on a row."""
        return None if cursor is None or not self._count else max(0, min(self._count - 1, cursor))

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Bring the current row into sight."""
        self._redraw(old)
        self._redraw(new)
        self._bring_into_sight()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the window, or give the one drawn before."""
        line = self.top_line + y
        if line >= self._count * self._height:
            return Strip.blank(self.scrollable_size.width, self.rich_style)
        strip = self._strips.get(line)
        if strip is None:
            self._draw_row(line // self._height)
            strip = self._strips[line]
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles of before."""
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the mouse; choose it at the second click."""
        row = (self.top_line + event.y) // self._height
        if row >= self._count:
            return
        if event.chain == 1:
            self._go_to(row)
        else:
            self.action_choose()

    def action_move(self, rows: int) -> None:
        """Go down by some rows."""
        self._go_to((self.cursor or 0) + rows if self.cursor is not None else 0)

    def action_page(self, pages: int) -> None:
        """Go down by some pages."""
        self.action_move(pages * max(1, self.size.height // self._height - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go_to(self._count - 1)

    def action_choose(self) -> None:
        """Open the current row."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def _go_to(self, row: int) -> None:
        self.cursor = row
        if self.cursor is not None:
            self.post_message(self.Highlighted(self, self.cursor))

    def _measure(self) -> None:
        self.set_lines(self._count * self._height)

    def _bring_into_sight(self) -> None:
        if self.cursor is None or not self.size.height:
            return
        top = self.cursor * self._height
        lowest = top + self._height - self.size.height
        self.scroll_to_line(min(top, max(lowest, self.top_line)))

    def _redraw(self, row: int | None) -> None:
        if row is None:
            return
        for line in range(row * self._height, (row + 1) * self._height):
            self._strips.discard(line)
        self.refresh_lines(row * self._height, self._height)

    def _draw_row(self, row: int) -> None:
        current = row == self.cursor
        style = self.rich_style
        if current:
            style += self.get_component_rich_style("row-list--current", partial=True)
        width = self.scrollable_size.width
        drawn = self._draw(row, max(1, width - len(_OTHER)))
        for number in range(self._height):
            text = drawn[number] if number < len(drawn) else Text()
            strip = Strip(
                [Segment(_CURRENT if current else _OTHER, style), *self._cells(text, style)]
            )
            self._strips[row * self._height + number] = strip.crop_extend(0, width, style)

    def _cells(self, text: Text, style: Style) -> list[Segment]:
        shown = text.copy()
        shown.plain = clean_line(text.plain)
        shown.end = ""
        console = self.app.console
        whole = style + console.get_style(text.style)
        return [
            Segment(piece.text, whole + (piece.style or Style.null()))
            for piece in shown.render(console)
        ]


def _no_row(_row: int, _width: int) -> Sequence[Text]:
    return ()
