"""The rows of the panel of speakers: who is quoted here, and below a line everybody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from reader.page.clean import clean_line
from reader.page.wording import UNKNOWN
from reader.session.rows import Rows
from reader.session.walk import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index import Quoted, Speaker
    from reader.session.census import Counted


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


def rows_here(
    quotations: Iterable[Quoted], everywhere: Mapping[str, Speaker], letters: str = ""
) -> list[SpeakerRow]:
    """Return those quoted in an article, most first, then the unknown ones.

    Args:
        quotations: of the open article.
        everywhere: the speakers as the collection knows them, by id.
        letters: what a word of each name has to start with.
    """
    counts: Counter[str | None] = Counter()
    names: dict[str | None, str] = {}
    for quoted in quotations:
        counts[quoted.speaker_id] += 1
        names[quoted.speaker_id] = quoted.speaker or UNKNOWN
    here = [
        SpeakerRow(Choice(one, names[one]), count, _quotes(everywhere.get(one), count))
        for one, count in counts.most_common()
        if one is not None
    ]
    if counts[None]:
        here.append(SpeakerRow(Choice(None, UNKNOWN), counts[None]))
    return [row for row in here if row.choice and starts(row.choice.name, letters)]


def _quotes(speaker: Speaker | None, otherwise: int) -> int:
    return otherwise if speaker is None else speaker.quotes


def starts(name: str, letters: str) -> bool:
    """Tell whether the letters stand at the beginning of a word of a name."""
    return bool(re.search(rf"\b{re.escape(letters.strip())}", name, re.IGNORECASE))


class PanelRows:
    """The rows of the panel: those quoted here, a line, and everybody who is counted.

    Where everybody fits on one page, those who stand above the line are not said again
    below it; in a longer list they are, with their counts here.

    Attributes:
        here: those who stand above the line.
    """

    def __init__(self, here: Sequence[SpeakerRow] = (), crowd: Rows[Counted] | None = None) -> None:
        """Put rows together; without a crowd there are only those quoted here."""
        self.here = list(here)
        self._here = list(here)
        self._of = {row.choice: row for row in self._here}
        self._crowd: Rows[Counted] = crowd or Rows()
        if self._crowd.complete:
            others = [one for _, one in self._crowd.at_hand() if _choice(one) not in self._of]
            self._crowd = Rows.first(others, len(others))
        if self._here and self._crowd.total:
            self._here.append(SpeakerRow(None))

    def __len__(self) -> int:
        return len(self._here) + self._crowd.total

    def get(self, index: int) -> SpeakerRow | None:
        """Return a row; None where it is not at hand."""
        if index < len(self._here):
            return self._here[index]
        counted = self._crowd.get(index - len(self._here))
        return counted and self._row(counted)

    def of_crowd(self, first: int, last: int) -> tuple[int, int]:
        """Return which of everybody stand on the rows between these two."""
        return first - len(self._here), last - len(self._here)

    def at_hand(self) -> list[SpeakerRow]:
        """Return the rows that are at hand."""
        return [*self._here, *(self._row(counted) for _, counted in self._crowd.at_hand())]

    def find(self, choice: Choice | None) -> int | None:
        """Return the row of a speaker who is quoted here, or at hand below."""
        for index, row in enumerate(self._here):
            if choice is not None and row.choice == choice:
                return index
        for number, counted in self._crowd.at_hand():
            if _choice(counted) == choice:
                return len(self._here) + number
        return None

    def _row(self, counted: Counted) -> SpeakerRow:
        known = self._of.get(_choice(counted))
        return known or SpeakerRow(_choice(counted), 0, counted[1])


def _choice(counted: Counted) -> Choice:
    speaker, _ = counted
    return Choice(speaker.id, speaker.name)


def row_text(row: SpeakerRow, width: int) -> Text:
    """Return a row: the name at the left, the counts at the right."""
    counts = row.counts
    name = clean_line(row.choice.name if row.choice else "")
    room = max(0, width - cell_len(counts) - 1)
    if cell_len(name) > room:
        name = set_cell_size(name, max(0, room - 1)) + "~"
    return Text(f"{set_cell_size(name, room)} {counts}")
