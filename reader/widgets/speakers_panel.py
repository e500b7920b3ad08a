"""Who is quoted: in this article, and below a line in the rest of the collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.containers import Vertical

from reader.page.clean import clean_line
from reader.page.wording import UNKNOWN
from reader.session.census import Crowd
from reader.session.walk import Choice
from reader.widgets.panel_rows import PanelRows, row_text, rows_here
from reader.widgets.row_list import RowList
from reader.widgets.word_row import Given, Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Quoted, Speaker
    from reader.widgets.panel_rows import SpeakerRow

_REVERSED = Style(reverse=True)
_DIM = Style(dim=True)


class SpeakerList(RowList):
    """The list itself; one click keeps to a speaker, a second one shows that speaker's page."""

    def on_click(self, event: events.Click) -> None:
        """Keep to the speaker under the mouse, or show the page of whom the first click chose."""
        event.prevent_default()
        if event.chain == event.button == 1:
            super().on_click(event)
            self.action_choose()
        elif event.button == 1:
            self.post_message(Given("speaker.page"))


class SpeakersPanel(Vertical):
    """Shows the speakers; that of the current quotation is reversed."""

    DEFAULT_CSS = """
    SpeakersPanel SpeakerList { height: 1fr; }
    SpeakersPanel.-focused .title { text-style: reverse; }
    """

    def __init__(self, key: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show nobody yet; the key that leads there stands in the title."""
        super().__init__(id=id)
        self._key = key
        self._rows = PanelRows()
        self._crowd = Crowd()
        self.counts = ""
        self._current: Choice | None = None
        self.list = SpeakerList()

    def compose(self) -> ComposeResult:
        """Lay out title and list."""
        yield WordRow(classes="title")
        yield self.list

    @property
    def rows(self) -> Sequence[SpeakerRow]:
        """Return the rows that are listed and at hand."""
        return self._rows.at_hand()

    @property
    def in_sight(self) -> tuple[int, int]:
        """Return the first and the last of everybody in sight."""
        return self._rows.of_crowd(*self.list.in_sight)

    @property
    def members_in_sight(self) -> tuple[int, int]:
        """Return the first and the last of the open group in sight."""
        return self._rows.of_members(*self.list.in_sight)

    @property
    def wanted(self) -> str:
        """Return the letters that listed speakers must have in their name."""
        return self._crowd.letters

    @property
    def current(self) -> Choice | None:
        """Return the speaker whose row is reversed."""
        return self._current

    def show_speakers(
        self, quotations: Sequence[Quoted], everywhere: Mapping[str, Speaker], crowd: Crowd
    ) -> None:
        """List the speakers of an article, and those of the collection or of what was found."""
        before, self._crowd = self._crowd, crowd
        here = rows_here(quotations, everywhere, crowd.letters)
        known = sum(row.choice != Choice(None, UNKNOWN) for row in here)
        everybody = f"{crowd.speakers:,}" if crowd.known else "…"
        self.counts = f"{known}/{everybody}" if quotations else everybody
        moved = here != self._rows.here
        self._rows = PanelRows(here, crowd)
        self._title()
        if (crowd.query, crowd.letters) != (before.query, before.letters):
            self.list.action_go_top()
            moved = True
        if moved:
            self._list()
        else:
            self.list.renew(len(self._rows))

    def on_resize(self) -> None:
        """Choose the words of the title that fit."""
        self._title()

    def _title(self) -> None:
        label = f"SPEAKERS {'here ' if '/' in self.counts else 'of all '}{self.counts}"
        if len(label) > self.size.width - len(self._key):
            label = f"SPEAKERS {self.counts}"
        if self.wanted:
            label = f"SPEAKERS with {clean_line(self.wanted)}"
        self.query_one(".title", WordRow).show(
            [Part(label, "", "find.speakers")], [Part(self._key, "", "pane.speakers")]
        )

    def show_current(self, speaker: Choice | None) -> None:
        """Reverse the row of the current quotation's speaker."""
        if speaker != self._current:
            self._current = speaker
            self._list()

    def choice_at(self, index: int) -> Choice | None:
        """Return whom a row stands for; None for the line and for a group."""
        row = self._rows.get(index)
        return row.choice if row else None

    def group_at(self, index: int) -> int | None:
        """Return which of everybody a row is that opens or closes; None for any other row."""
        return self._rows.group_at(index)

    def point_at_group(self, group: int) -> None:
        """Move to the row of one of everybody."""
        self.list.cursor = self._rows.row_of(group)

    def _list(self) -> None:
        cursor = self._rows.find(self._current)
        if self.list.has_focus:
            cursor = self.list.cursor if cursor is None else cursor
        self.list.show(len(self._rows), self._row, cursor=cursor)

    def _row(self, index: int, width: int) -> Sequence[Text]:
        row = self._rows.get(index)
        if row is None:
            return ()
        if not row.name:
            return [Text("-" * width, style=_DIM)]
        line = row_text(row, width)
        if row.choice == self._current:
            line.stylize(_REVERSED)
        return [line]
