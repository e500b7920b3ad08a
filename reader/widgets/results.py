"""The articles that were found, in the order that was chosen, three lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.containers import Vertical

from reader.page.clean import clean_line
from reader.page.wording import day
from reader.session.fetching import quoting
from reader.session.found import Found
from reader.session.state import Rank
from reader.session.tally import IN_ALL
from reader.widgets.row_list import RowList
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Heading, Hit, Query
    from reader.session.found import Asking

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

    def __init__(self, key: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show nothing yet; the key that leads there stands in the title."""
        super().__init__(id=id)
        self._key = key
        self._found = Found()
        self._rank = Rank(0, 0)
        self.list = ResultList(height=_LINES)

    def compose(self) -> ComposeResult:
        """Lay out title and list."""
        yield WordRow(classes="title")
        yield self.list

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the hits that are listed and at hand."""
        return tuple(hit for _, hit in self._found.hits.at_hand())

    def show_found(self, found: Found, opened: str | None) -> None:
        """List what was found; for another query from the first one on.

        Args:
            found: what is listed.
            opened: id of the open article, which the cursor is put on if it was on none.
        """
        before, self._found = self._found, found
        if found.hits is before.hits and found.stale == before.stale:
            return
        if found.page is before.page:  # more of the same
            self.list.renew(found.hits.total)
            return
        same = found.asking == before.asking
        self.list.show(found.hits.total, self._row, cursor=self._cursor(before, opened, same))
        if not same:
            self.list.action_go_top()

    def _cursor(self, before: Found, opened: str | None, same: bool) -> int | None:  # noqa: FBT001
        """Return the row of the article that the cursor was on, in the new list."""
        at = self.list.cursor
        hit = None if at is None else before.hits.get(at)
        article_id = hit.heading.id if hit else opened
        found = None if article_id is None else self._found.position(article_id)
        return at if found is None and same else found

    @property
    def wanted(self) -> str:
        """Return what the titles of listed articles must have."""
        return self._found.asking.titled

    @property
    def current(self) -> Hit | None:
        """Return the hit that the cursor is on, or the first one; None if it is not at hand."""
        return self._found.hits.get(self.list.cursor or 0)

    def point_at(self, row: int | None) -> None:
        """Put the cursor on a row, or on none."""
        self.list.cursor = row

    def point_at_first(self) -> None:
        """Put the cursor on the first article."""
        self.list.cursor = 0

    def show_rank(self, rank: Rank) -> None:
        """Say in the title which result lies open, of how many, and in which order they are."""
        self._rank = rank
        found, room = self._found, self.size.width - len(self._key)
        more = "+" if found.page and found.page.partial else ""
        words = f"RESULTS {f'{rank.position:,}' if rank.position else '-'}/{rank.total:,}{more}"
        if found.stale:
            words = f"RESULTS of before, {rank.total:,}"
        named = order_words(found.listed, wanted=clean_line(self.wanted))
        order = next((said for said in named if cell_len(words + said) <= room), named[-1])
        command = "find.results" if self.wanted else "results.order"
        self.query_one(".title", WordRow).show(
            [Part(words, "", "find.results"), Part(order, "", command)],
            [Part(self._key, "", "pane.results")],
        )

    def on_resize(self) -> None:
        """Choose the words of the title that fit."""
        self.show_rank(self._rank)

    def _row(self, index: int, width: int) -> Sequence[Text]:
        hit = self._found.hits.get(index)
        if hit is None:
            return ()
        lines = result_lines(hit, width, self._found.query)
        if self._found.stale:
            for line in lines:
                line.stylize(_DIM)
        return lines


def order_words(asking: Asking, *, wanted: str = "") -> tuple[str, ...]:
    """Return what a title says of the order, from many words to few."""
    if wanted:
        return (f"   with {wanted}",)
    if asking.by_date:
        return ("   newest first", "  newest", " new")
    return ("   best first", "  best", " best")


def origin(heading: Heading) -> str:
    """Say where and when an article appeared, or which one it is where neither is known."""
    return clean_line(", ".join(_where_and_when(heading)) or heading.id)


def _where_and_when(heading: Heading) -> list[str]:
    """Return outlet and date; a folder's name alone would be the same for all articles."""
    date = day(heading.date) if heading.date else ""
    known = [heading.outlet or (heading.collection if date else ""), date]
    return [words for words in known if words]


def result_lines(hit: Hit, width: int, query: Query) -> list[Text]:
    """Return the lines of one result: where and when, title, and counts or an excerpt."""
    heading = hit.heading
    left = clean_line(" ".join(reversed(_where_and_when(heading))) or heading.id)
    counts = _counts(hit, query)
    title = Text(clean_line(heading.title))
    if width < _WIDE:
        return [Text(left), title, Text(f"  {counts}", style=_DIM)]
    room = max(0, width - cell_len(counts) - 2)
    first = Text.assemble(set_cell_size(left, room), "  ", (counts, _DIM))
    return [first, title, _excerpt(hit, width) if query else Text()]


def _counts(hit: Hit, query: Query) -> str:
    """Return how often the words stand in an article, and how many quotes it has in all."""
    quotes = f"{hit.quotes:>2} quote{' ' if hit.quotes == 1 else 's'}"
    hits = f"{hit.matches} hit{' ' if hit.matches == 1 else 's'}  "
    return f"{hits if query and hit.matches else ''}{quotes}{IN_ALL if quoting(query) else ''}"


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
