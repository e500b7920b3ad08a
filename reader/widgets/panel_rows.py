"""The rows of the panel of speakers: who is quoted here, and below a line everybody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from index import label
from reader.page.clean import clean_line
from reader.page.wording import UNKNOWN
from reader.session.census import Crowd
from reader.session.rows import Rows
from reader.session.walk import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index import GroupMember, Quoted, Speaker, SpeakerGroup

_CLOSED, _OPEN, _INSIDE = "+ ", "- ", "  "


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One row: a speaker, or a group that opens to its speakers; without a name, a line.

    Attributes:
        choice: the speaker; None for a line and for a group.
        here: how often quoted in the open article.
        everywhere: how often in all that counts.
        called: what to call it, where that is not the speaker's name.
        lead: stands before that: whether a group is open, or that this is one of it.
        articles: in how many articles a group speaks.
    """

    choice: Choice | None
    here: int = 0
    everywhere: int | None = None
    called: str = ""
    lead: str = ""
    articles: int = 0

    @property
    def counts(self) -> str:
        """Return the counts: "4/27" here of everywhere, "19" everywhere, "4" here alone.

        Those of a group are "19 in 4": of so many articles.
        """
        if self.articles:
            return f"{self.everywhere} in {self.articles}"
        if self.everywhere is None:
            return str(self.here) if self.here else ""
        return f"{self.here}/{self.everywhere}" if self.here else str(self.everywhere)

    @property
    def name(self) -> str:
        """Return what stands in the row; nothing in that of a line."""
        return self.called or (self.choice.name if self.choice else "")


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
        _row_here(Choice(one, names[one]), count, everywhere.get(one))
        for one, count in counts.most_common()
        if one is not None
    ]
    if counts[None]:
        here.append(SpeakerRow(Choice(None, UNKNOWN), counts[None]))
    return [row for row in here if starts(f"{row.choice and row.choice.name}\n{row.name}", letters)]


def _row_here(choice: Choice, count: int, speaker: Speaker | None) -> SpeakerRow:
    if speaker is None:
        return SpeakerRow(choice, count, count)
    return SpeakerRow(choice, count, speaker.quotes, label(speaker))


def starts(name: str, letters: str) -> bool:
    """Tell whether the letters stand at the beginning of a word of a name."""
    return bool(re.search(rf"\b{re.escape(letters.strip())}", name, re.IGNORECASE))


class PanelRows:
    """The rows of the panel: those quoted here, a line, and everybody who is counted.

    Where everybody fits on one page, those who stand above the line are not said again
    below it; in a longer list they are, with their counts here. Below a group that is open
    stand its speakers.

    Attributes:
        here: those who stand above the line.
    """

    def __init__(self, here: Sequence[SpeakerRow] = (), crowd: Crowd | None = None) -> None:
        """Put rows together; without a crowd there are only those quoted here."""
        self.here = list(here)
        self._here = list(here)
        self._of = {row.choice: row for row in self._here}
        crowd = crowd or Crowd()
        groups = crowd.rows
        self._numbers = None
        if groups.complete:
            kept = [(at, one) for at, one in groups.at_hand() if self._is_below(one)]
            self._numbers = [at for at, _ in kept]
            groups = Rows.first([one for _, one in kept], len(kept))
        self._groups = groups
        self._unfold(crowd)
        if self._here and self._groups.total:
            self._here.append(SpeakerRow(None))

    def _unfold(self, crowd: Crowd) -> None:
        """Make room for the speakers of the group that is open, if one is."""
        self._members: Rows[GroupMember] = Rows()
        self._open = self._groups.total
        unfolded = crowd.unfolded
        if unfolded is not None:
            self._members = unfolded.members
            self._open = unfolded.at if self._numbers is None else self._numbers.index(unfolded.at)

    def __len__(self) -> int:
        return len(self._here) + self._groups.total + self._members.total

    def get(self, index: int) -> SpeakerRow | None:
        """Return a row; None where it is not at hand."""
        if index < len(self._here):
            return self._here[index]
        member = self._member(index)
        if member is not None:
            found = self._members.get(member)
            return None if found is None else _row_of_member(found)
        group = self._groups.get(self._group(index))
        if group is None:
            return None
        return self._row(group, is_open=self._group(index) == self._open)

    def group_at(self, index: int) -> int | None:
        """Return which of everybody a row is that opens or closes; None for any other row."""
        row = self.get(index)
        if row is None or not row.articles:
            return None
        group = self._group(index)
        return group if self._numbers is None else self._numbers[group]

    def row_of(self, group: int) -> int:
        """Return the row of one of everybody."""
        number = group if self._numbers is None else self._numbers.index(group)
        return self._below(number)

    def of_crowd(self, first: int, last: int) -> tuple[int, int]:
        """Return which of everybody stand on the rows between these two."""
        return self._group(first), self._group(last)

    def of_members(self, first: int, last: int) -> tuple[int, int]:
        """Return which of the open group stand on the rows between these two."""
        begin = len(self._here) + self._open + 1
        return first - begin, last - begin

    def at_hand(self) -> list[SpeakerRow]:
        """Return the rows that are at hand, those of an open group not among them."""
        below = (self._row(one, is_open=at == self._open) for at, one in self._groups.at_hand())
        return [*self._here, *below]

    def find(self, choice: Choice | None) -> int | None:
        """Return the row of a speaker who is quoted here, or at hand below."""
        for index, row in enumerate(self._here):
            if choice is not None and row.choice == choice:
                return index
        for number, member in self._members.at_hand():
            if _choice(member.speaker) == choice:
                return len(self._here) + self._open + 1 + number
        for number, group in self._groups.at_hand():
            if group.speakers == 1 and _choice(group.first) == choice:
                return self._below(number)
        return None

    def _is_below(self, group: SpeakerGroup) -> bool:
        return group.speakers > 1 or _choice(group.first) not in self._of

    def _below(self, number: int) -> int:
        """Return the row of a group of those below the line."""
        return len(self._here) + number + (self._members.total if number > self._open else 0)

    def _group(self, index: int) -> int:
        """Return which group stands on a row; on that of one of its speakers, the open one."""
        number = index - len(self._here)
        return number if number <= self._open else max(self._open, number - self._members.total)

    def _member(self, index: int) -> int | None:
        """Return which of the open group stands on a row; None for another row."""
        number = index - len(self._here) - self._open - 1
        return number if 0 <= number < self._members.total else None

    def _row(self, group: SpeakerGroup, *, is_open: bool) -> SpeakerRow:
        if group.speakers > 1:
            lead = _OPEN if is_open else _CLOSED
            return SpeakerRow(None, 0, group.quotes, group.label, lead, group.speakers)
        choice = _choice(group.first)
        return self._of.get(choice) or SpeakerRow(choice, 0, group.quotes, group.label)


def _row_of_member(member: GroupMember) -> SpeakerRow:
    called = member.heading.title or member.heading.id
    return SpeakerRow(_choice(member.speaker), 0, member.quotes, called, _INSIDE)


def _choice(speaker: Speaker) -> Choice:
    return Choice(speaker.id, speaker.name)


def row_text(row: SpeakerRow, width: int) -> Text:
    """Return a row: the name at the left, the counts at the right."""
    counts = row.counts
    name = clean_line(row.lead + row.name)
    room = max(0, width - cell_len(counts) - 1)
    if cell_len(name) > room:
        name = set_cell_size(name, max(0, room - 1)) + "~"
    return Text(f"{set_cell_size(name, room)} {counts}")
