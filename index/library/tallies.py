"""What is counted of a name by which voices go, as it is stored beside the speaker."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from index.speakers import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Voice


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


@dataclass(slots=True)
class Tallies:
    """All presences of one name, by manner."""

    parts: tuple[Part, Part, Part] = field(default_factory=lambda: (Part(), Part(), Part()))

    def __bool__(self) -> bool:
        """Tell whether any voice goes by the name."""
        return any(part.articles for part in self.parts)

    @property
    def seen(self) -> int:
        """Return in how many articles it is seen to say something, or to think something."""
        return self.parts[Manner.SPOKEN].articles + self.parts[Manner.THOUGHT].articles

    def manner(self) -> Manner:
        """Return what the speaker is made of: of thoughts, only where nothing is said."""
        return Manner.SPOKEN if self.parts[Manner.SPOKEN].articles else Manner.THOUGHT

    def add(self, presence: Presence, sign: int) -> None:
        """Add what an article has, or take it away."""
        self.parts[presence.manner].add(presence, sign)

    def add_all(self, other: Tallies) -> None:
        """Add what another one has added up."""
        for mine, others in zip(self.parts, other.parts, strict=True):
            mine.add_all(others)

    def dump(self) -> str:
        """Return it as JSON."""
        return json.dumps([_cells(part) for part in self.parts], separators=(",", ":"))

    @classmethod
    def load(cls, cell: str) -> Tallies:
        """Return what `dump` made a text of."""
        spoken, thought, hidden = json.loads(cell)
        return cls((_part(spoken), _part(thought), _part(hidden)))


def _cells(part: Part) -> list[Any]:
    if not part.articles:
        return []
    return [part.quotations, part.articles, *part.tally.counters()]


def _part(cells: Sequence[Any]) -> Part:
    if not cells:
        return Part()
    quotations, articles, *counts = cells
    return Part(quotations, articles, Tally(*counts))
