"""Who is quoted: in this article, and below a line in the rest of the collection."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.containers import Vertical

from reader.page.clean import clean_line
from reader.page.wording import UNKNOWN
from reader.session.walk import Choice
from reader.widgets.row_list import RowList
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Quoted, Speaker

_REVERSED = Style(reverse=True)
_DIM = Style(dim=True)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One row: a speaker with counts here and everywhere; without a choice, a line."""

    choice: Choice | None
    here: int = 0
    everywhere: int | None = None

    @property
    def counts(self) -> str:
        """Return the counts: "4/27" here of everywhere, "19" everywhere, "4" here alone."""
        if self.everywhere is None:
            return str(self.here) if self.here else ""
        return f"{self.here}/{self.everywhere}" if self.here else str(self.everywhere)


def speaker_rows(
    quotations: Iterable[Quoted],
    speakers: Iterable[tuple[Speaker, int]],
    everywhere: Mapping[str, int],
) -> list[SpeakerRow]:
    """Return those quoted here, most first, the unknown ones, a line, and all the others.

    Args:
        quotations: of the open article.
        speakers: of the collection or of what was found, with what to count them by.
        everywhere: how many quotations each speaker has in the collection, by id.
    """
    counts: Counter[str | None] = Counter()
    names: dict[str | None, str] = {}
    for quoted in quotations:
        counts[quoted.speaker_id] += 1
        names[quoted.speaker_id] = quoted.speaker or UNKNOWN
    here = [
        SpeakerRow(Choice(speaker_id, names[speaker_id]), count, everywhere.get(speaker_id, count))
        for speaker_id, count in counts.most_common()
        if speaker_id is not None
    ]
    if counts[None]:
        here.append(SpeakerRow(Choice(None, UNKNOWN), counts[None]))
    rest = [
        SpeakerRow(Choice(speaker.id, speaker.name), 0, count)
        for speaker, count in speakers
        if speaker.id not in counts
    ]
    line = [SpeakerRow(None)] if here and rest else []
    return [*here, *line, *rest]


def kept(rows: Iterable[SpeakerRow], wanted: str) -> list[SpeakerRow]:
    """Return the rows of speakers with these letters in their name; all without letters."""
    if not wanted:
        return list(rows)
    letters = wanted.casefold()
    return [row for row in rows if row.choice and letters in row.choice.name.casefold()]


class SpeakerList(RowList):
    """The list itself; one click keeps to a speaker."""

    def on_click(self, event: events.Click) -> None:
        """Keep to the speaker under the mouse."""
        event.prevent_default()
        if event.chain == event.button == 1:
            super().on_click(event)
            self.action_choose()


class SpeakersPanel(Vertical):
    """Shows the speakers; that of the current quotation is reversed."""

    DEFAULT_CSS = """
    SpeakersPanel SpeakerList { height: 1fr; }
    SpeakersPanel.-focused .title { text-style: reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._all: list[SpeakerRow] = []
        self._rows: list[SpeakerRow] = []
        self._wanted = ""
        self.counts = ""
        self._current: Choice | None = None
        self.list = SpeakerList()

    def compose(self) -> ComposeResult:
        """Lay out title and list."""
        yield WordRow(classes="title")
        yield self.list

    @property
    def rows(self) -> Sequence[SpeakerRow]:
        """Return the rows that are listed."""
        return self._rows

    @property
    def wanted(self) -> str:
        """Return the letters that listed speakers must have in their name."""
        return self._wanted

    @property
    def current(self) -> Choice | None:
        """Return the speaker whose row is reversed."""
        return self._current

    def show_speakers(
        self,
        quotations: Sequence[Quoted],
        speakers: Sequence[tuple[Speaker, int]],
        everywhere: Mapping[str, int],
    ) -> None:
        """List the speakers of an article, and those of the collection or of what was found."""
        self._all = speaker_rows(quotations, speakers, everywhere)
        here = sum(row.here > 0 and row.choice != Choice(None, UNKNOWN) for row in self._all)
        self.counts = f"{here}/{len(speakers):,}" if quotations else f"{len(speakers):,}"
        self._title()
        self._list()

    def on_resize(self) -> None:
        """Choose the words of the title that fit."""
        self._title()

    def _title(self) -> None:
        label = f"SPEAKERS {'here ' if '/' in self.counts else 'of all '}{self.counts}"
        if len(label) > self.size.width - len(" [3]"):
            label = f"SPEAKERS {self.counts}"
        if self._wanted:
            label = f"SPEAKERS with {clean_line(self._wanted)}"
        self.query_one(".title", WordRow).show(
            [Part(label, "", "find.speakers")], [Part(" [3]", "", "pane.speakers")]
        )

    def keep(self, wanted: str) -> None:
        """List only the speakers with these letters in their name."""
        self._wanted = wanted
        self._title()
        self._list()

    def show_current(self, speaker: Choice | None) -> None:
        """Reverse the row of the current quotation's speaker."""
        if speaker != self._current:
            self._current = speaker
            self._list()

    def choice_at(self, index: int) -> Choice | None:
        """Return whom a row stands for; None for the line."""
        return self._rows[index].choice if index < len(self._rows) else None

    def _list(self) -> None:
        self._rows = kept(self._all, self._wanted)
        cursor = next(
            (at for at, row in enumerate(self._rows) if row.choice == self._current), None
        )
        if self.list.has_focus:
            cursor = self.list.cursor if cursor is None else cursor
        self.list.show(len(self._rows), self._row, cursor=cursor)

    def _row(self, index: int, width: int) -> Sequence[Text]:
        row = self._rows[index]
        if row.choice is None:
            return [Text("-" * width, style=_DIM)]
        line = row_text(row, width)
        if row.choice == self._current:
            line.stylize(_REVERSED)
        return [line]


def row_text(row: SpeakerRow, width: int) -> Text:
    """Return a row: the name at the left, the counts at the right."""
    counts = row.counts
    name = clean_line(row.choice.name if row.choice else "")
    room = max(0, width - cell_len(counts) - 1)
    if cell_len(name) > room:
        name = set_cell_size(name, max(0, room - 1)) + "~"
    return Text(f"{set_cell_size(name, room)} {counts}")
