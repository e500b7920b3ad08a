"""Two speakers abreast: beside each other where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from reader.page.gutter import initials
from reader.widgets.row_list import RowList
from reader.widgets.sayings_list import excerpt_texts, heading_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.session.comparing import Compared
    from reader.session.portraying import Excerpt
    from reader.session.sayings import Said

BESIDE = 100
"""Columns from which on they stand beside each other."""
_BETWEEN = " | "
_WORDS, _WORDS_BELOW = 4, 2  # lines of a quotation
_HEIGHT, _HEIGHT_BELOW = 2 + _WORDS, 1 + 2 * (1 + _WORDS_BELOW)
_CURRENT = Style(bold=True, reverse=True)
_RULE = Style(dim=True)


class ComparedList(RowList):
    """Rows of two quotations. Of the current row, that of one side is the current quotation.

    Attributes:
        side: which; 0 is the left one.
    """

    DEFAULT_CSS = """
    ComparedList > .row-list--current { text-style: none; }
    ComparedList:focus > .row-list--current { text-style: none; }
    """

    def __init__(self) -> None:
        super().__init__(height=_HEIGHT)
        self.side = 0
        self._compared: Compared | None = None

    def fit(self, width: int) -> None:
        """Lay out for a window so wide."""
        self.set_row_height(_HEIGHT if width >= BESIDE else _HEIGHT_BELOW)

    def show_compared(self, compared: Compared) -> None:
        """Show two speakers; of the same rows, more may be at hand now."""
        before, self._compared = self._compared, compared
        if before is not None and before.rows is compared.rows:
            self.renew(len(compared.rows))
            return
        self.show(len(compared.rows), self._row, cursor=0)

    def take(self, side: int) -> None:
        """Make the quotation of a side the current one."""
        self.side = side
        self.renew(len(self))

    @property
    def current(self) -> Excerpt | None:
        """Return the current quotation; None where that side has none, or it is not at hand."""
        if self._compared is None or self.cursor is None:
            return None
        return self._compared.at(self.cursor, self.side)

    def on_click(self, event: events.Click) -> None:
        """Take the side under the mouse."""
        if self._beside:
            self.side = int(event.x > self.size.width // 2)
        else:
            line = (self.top_line + event.y) % self.row_height
            self.side = int(line > self.row_height // 2)
        self.renew(len(self))

    @property
    def _beside(self) -> bool:
        return self.row_height == _HEIGHT

    def _row(self, index: int, width: int) -> Sequence[Text]:
        compared = self._compared
        if compared is None:
            return ()
        row = compared.rows[index]
        first = Text("")
        if row.leads and row.stretch.name:
            left, right = row.stretch.counts
            first = Text(f"--- {row.stretch.name}  {left:,} | {right:,} ".ljust(width, "-"), _RULE)
        if self._beside:
            room = (width - len(_BETWEEN)) // 2
            columns = [self._side(index, side, room, _WORDS) for side in (0, 1)]
            pairs = zip(*columns, strict=True)
            return (first, *(_abreast(left, right, room) for left, right in pairs))
        return (first, *self._side(index, 0, width, _WORDS_BELOW),
                *self._side(index, 1, width, _WORDS_BELOW))  # fmt: skip

    def _side(self, index: int, side: int, width: int, lines: int) -> list[Text]:
        """Return the lines of one quotation, as many as there is room for."""
        compared = self._compared
        excerpt = compared.at(index, side) if compared else None
        if compared is None or excerpt is None:
            return [Text("")] * (1 + lines)
        said = compared.both[side]
        head = heading_text(excerpt, width) if self._beside else _named(excerpt, said, width)
        if index == self.cursor and side == self.side:
            head.stylize(_CURRENT)
        words = excerpt_texts(excerpt, said.topic.query, width, lines)
        return [head, *words, *[Text("")] * (lines - len(words))]


def _named(excerpt: Excerpt, said: Said, width: int) -> Text:
    """Return the head of a quotation with the initials of its speaker in front."""
    start = f"{initials(said.topic.name)} "
    head = heading_text(excerpt, max(1, width - cell_len(start)))
    return Text.assemble(start, head)


def _abreast(left: Text, right: Text, width: int) -> Text:
    """Return two lines beside each other."""
    missing = width - cell_len(left.plain)
    padded = left.copy()
    if missing < 0:
        padded.plain = set_cell_size(left.plain, width)
    return Text.assemble(padded, " " * max(0, missing), _BETWEEN, right)
