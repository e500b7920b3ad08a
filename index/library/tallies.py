"""What is counted of a name by which voices go, as it is stored beside the speaker."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from index.library.damage import sound_rows
from index.speakers import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Voice


_NOTHING: tuple[Sequence[Any], ...] = ((), (), ())


class Manner(IntEnum):
    """How voices speak in quotations."""

    SPOKEN = 0  # they say or write something, which counts
    THOUGHT = 1  # they are only said to think
    HIDDEN = 2  # a loan stands in for it


@dataclass(frozen=True, slots=True)
class Presence:
    """What one article has of the voices that go by one name.

    Attributes:
        article: its row.
        speaker: row of the name.
        manner: how they speak in it.
        voices: without their mentions; each counts once, however much it says.
        quotations: how many there are.
    """

    article: int
    speaker: int
    manner: Manner
    voices: frozenset[Voice]
    quotations: int


@dataclass(slots=True)
class Part:
    """Presences of one name, added up.

    Attributes:
        quotations: how many; those of a group each.
        articles: how many.
    """

    quotations: int = 0
    articles: int = 0
    tally: Tally = field(default_factory=Tally)

    def add(self, presence: Presence, sign: int) -> None:
        """Add what an article has, or take it away."""
        self.quotations += sign * presence.quotations
        self.articles += sign
        for voice in presence.voices:
            self.tally.add(voice, sign)

    def add_all(self, other: Part) -> None:
        """Add what another one has added up."""
        self.quotations += other.quotations
        self.articles += other.articles
        self.tally.add_all(other.tally)


class Tallies:
    """All presences of one name, by manner.

    What is stored is only taken apart when it is needed: of most names that are read nothing
    is asked but in how many articles they are seen.
    """

    __slots__ = ("_cells", "_parts", "_stored")

    def __init__(self, *cells: Sequence[Any]) -> None:
        """Begin with what is stored of each manner, or with none."""
        self._cells = cells or _NOTHING
        self._stored = tuple(int(part[1]) if part else 0 for part in self._cells)
        self._parts: tuple[Part, ...] | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is added up, by manner."""
        if self._parts is None:
            with sound_rows():
                self._parts = tuple(map(_part, self._cells))
        return self._parts

    def __bool__(self) -> bool:
        """Tell whether any voice goes by the name."""
        return any(self._articles(manner) for manner in Manner)

    @property
    def seen(self) -> int:
        """Return in how many articles it is seen to say something, or to think something."""
        return self._articles(Manner.SPOKEN) + self._articles(Manner.THOUGHT)

    def manner(self) -> Manner:
        """Return what the speaker is made of: of thoughts, only where nothing is said."""
        return Manner.SPOKEN if self._articles(Manner.SPOKEN) else Manner.THOUGHT

    def add(self, presence: Presence, sign: int) -> None:
        """Add what an article has, or take it away."""
        self.parts[presence.manner].add(presence, sign)

    def add_all(self, other: Tallies) -> None:
        """Add what another one has added up."""
        for mine, others in zip(self.parts, other.parts, strict=True):
            if others.articles:
                mine.add_all(others)

    def dump(self) -> str:
        """Return it as JSON."""
        cells = self._cells if self._parts is None else [_cells(part) for part in self._parts]
        return json.dumps(cells, separators=(",", ":"))

    @classmethod
    def load(cls, cell: str) -> Tallies:
        """Return what `dump` made a text of."""
        spoken, thought, hidden = json.loads(cell)
        return cls(spoken, thought, hidden)

    def _articles(self, manner: Manner) -> int:
        return self._stored[manner] if self._parts is None else self._parts[manner].articles


def _cells(part: Part) -> list[Any]:
    if not part.articles:
        return []
    return [part.quotations, part.articles, *part.tally.counters()]


def _part(cells: Sequence[Any]) -> Part:
    if not cells:
        return Part()
    quotations, articles, *counts = cells
    return Part(quotations, articles, Tally(*counts))
