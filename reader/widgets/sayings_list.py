"""What one speaker has said, quotation by quotation: where it stands, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from index import Span, matches
from reader.page.clean import clean_line
from reader.page.excerpt import Passage, collapsed, fitted
from reader.page.gutter import mark
from reader.page.wording import SECOND_HAND, day
from reader.page.wrapping import MEASURE
from reader.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Query
    from reader.session.portraying import Excerpt
    from reader.session.sayings import Said

_SAID = Style(bold=True, dim=False)
_AROUND = Style(dim=True)
_HIT = Style(underline=True)
_CURRENT = Style(bold=True, reverse=True)
_GAP = 2


class SayingsList(RowList):
    """The list itself. The head of the current quotation is reversed, not its words.

    Attributes:
        measure: columns that words take at most, however wide the window is.
    """

    DEFAULT_CSS = """
    SayingsList > .row-list--current { text-style: none; }
    SayingsList:focus > .row-list--current { text-style: none; }
    """

    def __init__(self, *, height: int, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Make an empty list whose rows have so many lines, the last one blank."""
        super().__init__(height=height, id=id)
        self.measure = MEASURE
        self._said: Said | None = None

    def show_said(self, said: Said, *, cursor: int | None = 0) -> None:
        """List quotations; of the same that were listed, more may be at hand now."""
        before, self._said = self._said, said
        if before is not None and before.topic == said.topic and before.known:
            self.renew(said.rows.total)
            if self.cursor is None:
                self.cursor = cursor
            return
        self.show(said.rows.total, self._row, cursor=cursor)

    @property
    def current(self) -> Excerpt | None:
        """Return the quotation that the cursor is on; None if it is not at hand."""
        if self._said is None or self.cursor is None:
            return None
        return self._said.rows.get(self.cursor)

    def _row(self, index: int, width: int) -> Sequence[Text]:
        excerpt = self._said.rows.get(index) if self._said else None
        if self._said is None or excerpt is None:
            return ()
        head = heading_text(excerpt, width)
        if index == self.cursor:
            head.stylize(_CURRENT)
        room = min(width, self.measure)
        words = excerpt_texts(excerpt, self._said.topic.query, room, self.row_height - 2)
        return (head, *words)


def heading_text(excerpt: Excerpt, width: int) -> Text:
    """Return when and where a quotation was printed, and how its speaker is known."""
    quoted, heading = excerpt.quoted, excerpt.quoted.heading
    dated = day(heading.date) if heading.date else "no date"
    where = "  ".join(filter(None, (dated, heading.outlet, heading.title)))
    about = " ".join((
        *([SECOND_HAND] if quoted.quotation.parent is not None else []),
        quoted.quotation.kind,
        mark(quoted),
    ))  # fmt: skip
    room = max(0, width - cell_len(about) - _GAP)
    shown = clean_line(where)
    if cell_len(shown) > room:
        shown = set_cell_size(shown, max(0, room - 1)) + "~"
    return Text(f"{set_cell_size(shown, room)}{' ' * min(_GAP, width)}{about}")


def excerpt_texts(excerpt: Excerpt, query: Query, width: int, lines: int) -> Sequence[Text]:
    """Return the words of a quotation, bold, among those around them; what is looked for, marked.

    Args:
        excerpt: the quotation.
        query: what is looked for.
        width: cells of a line.
        lines: at most so many.
    """
    whole, shift = excerpt.before + excerpt.said + excerpt.after, len(excerpt.before)
    hits = matches(query, excerpt.said, (excerpt.spans,)) if query else ()
    said, found = (tuple(_moved(spans, shift)) for spans in (excerpt.spans, hits))
    shown = fitted(collapsed(Passage(whole, said, found)), width, lines)
    return [_styled(line) for line in shown]


def _moved(spans: Sequence[Span], shift: int) -> list[Span]:
    return [Span(span.start + shift, span.end + shift) for span in spans]


def _styled(line: Passage) -> Text:
    text = Text(line.text, style=_AROUND)
    for span in line.said:
        text.stylize(_SAID, span.start, span.end)
    for span in line.hits:
        text.stylize(_HIT, span.start, span.end)
    return text
