"""What is known of a speaker, a row for each fact, above what that speaker has said."""

from __future__ import annotations

from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reader.page.clean import clean_line
from reader.page.portrait import facts, who
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from reader.page.portrait import Portrait

_MOST = 9
_LABEL = 8
_COMMANDS = {"when": "speaker.timeline", "maybe": "speaker.merge", "voice": "pane.speakers"}
_IN_THE_TITLE = frozenset(("is",))


class PageHead(Vertical):
    """Shows as many facts as there is room for, the name first."""

    DEFAULT_CSS = """
    PageHead { height: auto; }
    PageHead WordRow { display: none; }
    PageHead WordRow.-used { display: block; }
    """

    def __init__(self, closing: str) -> None:
        """Show nothing yet but how the page is closed."""
        super().__init__()
        self._way_out = closing
        self._rows = tuple(WordRow() for _ in range(_MOST))
        self._called = ""
        self._portrait: Portrait | None = None
        self._most = _MOST

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield from self._rows

    def show_name(self, name: str) -> None:
        """Show the name alone, while nothing more is known."""
        self._called = name
        self._draw()

    def show_portrait(self, portrait: Portrait) -> None:
        """Show what is known."""
        self._portrait, self._called = portrait, portrait.speaker.name
        self._draw()

    def fit(self, rows: int) -> None:
        """Take at most so many rows."""
        self._most = max(1, min(_MOST, rows))
        self._draw()

    def _draw(self) -> None:
        lines = [*self._lines()][: self._most]
        for row, line in zip_longest(self._rows, lines):
            row.set_class(line is not None, "-used")
            if line is not None:
                row.show(*line)

    def _lines(self) -> Iterator[tuple[Sequence[Part], Sequence[Part]]]:
        known = f"  {who(self._portrait.speaker)}" if self._portrait else ""
        name = Part(clean_line(self._called), "bold")
        yield [name, Part(clean_line(known))], [Part(f" {self._way_out}", "", "back_out")]
        for label, texts in _grouped(self._portrait):
            command = _COMMANDS.get(label, "")
            words = Part(clean_line("; ".join(texts)), "", command)
            yield [Part(label.ljust(_LABEL), "dim", command), words], ()


def _grouped(portrait: Portrait | None) -> Iterator[tuple[str, list[str]]]:
    """Yield what is known, of each sort on one row; the title has the rest."""
    for label, those in groupby(facts(portrait) if portrait else (), key=itemgetter(0)):
        if label not in _IN_THE_TITLE:
            yield label, [text for _, text in those]
