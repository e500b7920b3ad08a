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


_NOTHING = "[[],[],[]]"


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

    What is stored is only taken apart when it is needed, and kept apart only when it changes:
    of most names that are read nothing is asked but in how many articles they are seen, and
    a text takes a tenth of the memory of what it tells.
    """

    __slots__ = ("_parts", "_seen", "_stored")

    def __init__(self, stored: str = _NOTHING) -> None:
        """Begin with what is stored, or with nothing."""
        self._stored = stored
        self._parts: tuple[Part, ...] | None = None
        self._seen = tuple(int(part[1]) if part else 0 for part in _manners(stored))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is added up, by manner."""
        if self._parts is not None:
            return self._parts
        with sound_rows():
            return tuple(map(_part, _manners(self._stored)))

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
        self._changing()[presence.manner].add(presence, sign)

    def add_all(self, other: Tallies) -> None:
        """Add what another one has added up."""
        for mine, others in zip(self._changing(), other.parts, strict=True):
            if others.articles:
                mine.add_all(others)

    def dump(self) -> str:
        """Return it as JSON."""
        if self._parts is None:
            return self._stored
        return json.dumps([_cells(part) for part in self._parts], separators=(",", ":"))

    def _changing(self) -> tuple[Part, ...]:
        self._parts = self.parts
        return self._parts

    def _articles(self, manner: Manner) -> int:
        return self._seen[manner] if self._parts is None else self._parts[manner].articles


def _manners(stored: str) -> Sequence[Sequence[Any]]:
    spoken, thought, hidden = json.loads(stored)
    return spoken, thought, hidden


def _cells(part: Part) -> list[Any]:
    if not part.articles:
        return []
    return [part.quotations, part.articles, *part.tally.counters()]


def _part(cells: Sequence[Any]) -> Part:
    if not cells:
        return Part()
    quotations, articles, *counts = cells
    return Part(quotations, articles, Tally(*counts))
