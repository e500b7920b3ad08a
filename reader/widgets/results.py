"""The articles that were found, newest first, three lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.containers import Vertical

from reader.page.clean import clean_line
from reader.page.wording import day
from reader.session.state import Found
from reader.widgets.row_list import RowList
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Heading, Hit
    from reader.session.state import Rank

_LINES = 3
_WIDE = 46
_HIT = Style(underline=True)
_DIM = Style(dim=True)


class ResultList(RowList):
    """The list itself; one click opens an article."""

    def on_click(self, event: events.Click) -> None:
        """Open the article under the mouse."""
        event.prevent_default()
        if event.chain == event.button == 1:
            super().on_click(event)
            self.action_choose()


class ResultsPane(Vertical):
    """Shows what was found, and which of it lies open."""

    DEFAULT_CSS = """
    ResultsPane ResultList { height: 1fr; }
    ResultsPane.-focused .title { text-style: reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._found = Found()
        self._hits: tuple[Hit, ...] = ()
        self._wanted = ""
        self.list = ResultList(height=_LINES)

    def compose(self) -> ComposeResult:
        """Lay out title and list."""
        yield WordRow(classes="title")
        yield self.list

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the hits that are listed."""
        return self._hits

    def show_found(self, found: Found, opened: str | None) -> None:
        """List what was found; for another query from the first one on.

        Args:
            found: what is listed.
            opened: id of the open article, which the cursor is put on if it was on none.
        """
        if found.hits is self._found.hits and found.stale == self._found.stale:
            return
        current = self._current_id() or opened
        anew = found.query != self._found.query
        self._found = found
        self._list(current)
        if anew:
            self.list.action_go_top()

    def keep(self, wanted: str) -> None:
        """List only articles with these words in their title, outlet or id."""
        current, self._wanted = self._current_id(), wanted.casefold()
        self._list(current)

    @property
    def wanted(self) -> str:
        """Return what listed articles must have in their names."""
        return self._wanted

    def point_at(self, article_id: str | None) -> None:
        """Put the cursor on an article, if it is listed."""
        self.list.cursor = self._index_of(article_id)

    def point_at_first(self) -> None:
        """Put the cursor on the first article."""
        self.list.cursor = 0 if self._hits else None

    def show_rank(self, rank: Rank) -> None:
        """Say in the title which result lies open, and of how many."""
        words = f"RESULTS {rank.position or '-'}/{rank.total:,}"
        if self._found.stale:
            words = f"RESULTS of before, {rank.total:,}"
        order = f"   with {clean_line(self._wanted)}" if self._wanted else "   newest first"
        if not self._wanted and cell_len(words) + len(order) > self.size.width - len(" [1]"):
            order = ""
        self.query_one(".title", WordRow).show(
            [Part(words, "", "find.results"), Part(order, "", "find.results")],
            [Part(" [1]", "", "pane.results")],
        )

    def _list(self, current: str | None) -> None:
        self._hits = tuple(hit for hit in self._found.hits if self._keeps(hit.heading))
        self.list.show(len(self._hits), self._row, cursor=self._index_of(current))

    def _keeps(self, heading: Heading) -> bool:
        named = " ".join((heading.title, heading.outlet or "", heading.id)).casefold()
        return self._wanted in named

    def _current_id(self) -> str | None:
        at = self.list.cursor
        return None if at is None or at >= len(self._hits) else self._hits[at].heading.id

    def _index_of(self, article_id: str | None) -> int | None:
        for index, hit in enumerate(self._hits):
            if hit.heading.id == article_id:
                return index
        return None

    def _row(self, index: int, width: int) -> Sequence[Text]:
        lines = result_lines(self._hits[index], width, searched=bool(self._found.query))
        if self._found.stale:
            for line in lines:
                line.stylize(_DIM)
        return lines


def origin(heading: Heading) -> str:
    """Say where and when an article appeared, or which one it is where neither is known."""
    return clean_line(", ".join(_where_and_when(heading)) or heading.id)


def _where_and_when(heading: Heading) -> list[str]:
    """Return outlet and date; a folder's name alone would be the same for all articles."""
    date = day(heading.date) if heading.date else ""
    known = [heading.outlet or (heading.collection if date else ""), date]
    return [words for words in known if words]


def result_lines(hit: Hit, width: int, *, searched: bool) -> list[Text]:
    """Return the lines of one result: where and when, title, and counts or an excerpt."""
    heading = hit.heading
    left = clean_line(" ".join(reversed(_where_and_when(heading))) or heading.id)
    counts = _counts(hit, searched=searched)
    title = Text(clean_line(heading.title))
    if width < _WIDE:
        return [Text(left), title, Text(f"  {counts}", style=_DIM)]
    room = max(0, width - cell_len(counts) - 2)
    first = Text.assemble(set_cell_size(left, room), "  ", (counts, _DIM))
    return [first, title, _excerpt(hit, width) if searched else Text()]


def _counts(hit: Hit, *, searched: bool) -> str:
    quotes = f"{hit.quotes:>2} quote{' ' if hit.quotes == 1 else 's'}"
    hits = f"{hit.matches} hit{' ' if hit.matches == 1 else 's'}  "
    return f"{hits if searched and hit.matches else ''}{quotes}"


def _excerpt(hit: Hit, width: int) -> Text:
    """Return the excerpt from shortly before its first hit on, as far as it fits."""
    highlights = hit.snippet.highlights
    start = highlights[0].start if highlights else 0
    cut = 0 if start < width // 2 else hit.snippet.text.rfind(" ", 0, start - width // 4) + 1
    shown = clean_line(hit.snippet.text[cut:])
    excerpt = Text(f"  {shown}", style=_DIM)
    for span in highlights:
        excerpt.stylize(_HIT, span.start - cut + 2, span.end - cut + 2)
    excerpt.truncate(width)
    return excerpt
