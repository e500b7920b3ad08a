"""What a library answers: pages of hits, listings, counts and the next step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from index.model.found import Heading, Span
    from index.model.held import Quoted, Speaker


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of an article: plain text, and where the hits are in it."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found.

    Attributes:
        quotes: how many quotations it has (speech and writing).
        matches: how often a searched word or phrase occurs in the text.
    """

    heading: Heading
    quotes: int
    matches: int
    snippet: Snippet
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a search.

    Attributes:
        total: how many articles match, however many hits are on this page.
        quotes: how many quotations the matching articles have that the query lets through.
        partial: the deadline passed before everything was looked at; `total` and `quotes`
            say then how many there are at least.
    """

    hits: tuple[Hit, ...]
    total: int
    quotes: int
    took_ms: float = 0.0
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Quotations that were asked for, and how many there are beyond the limit."""

    quotations: tuple[Quoted, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Speakers that were asked for, and how many there are beyond the limit."""

    speakers: tuple[Speaker, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Days:
    """How much there is of each day.

    Attributes:
        counts: of the days on which there is any, by date.
        undated: how much there is without a date.
    """

    counts: tuple[tuple[dt.date, int], ...] = ()
    undated: int = 0

    @classmethod
    def of(cls, dates: Iterable[dt.date | None]) -> Days:
        """Count dates; None is one that is not known."""
        counts = Counter(dates)
        undated = counts.pop(None, 0)
        return cls(tuple(sorted((day, n) for day, n in counts.items() if day)), undated)


@dataclass(frozen=True, slots=True)
class Facet:
    """How often each speaker is quoted in what was found.

    Attributes:
        speakers: with the count of their quotations, a group once; most first, then by
            name, then by id.
        total: how many speakers there are beyond the limit.
    """

    speakers: tuple[tuple[Speaker, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step along a speaker's quotations.

    Attributes:
        quoted: where it leads; None past either end.
        position: which it is of them, counted from 1; 0 where it leads nowhere.
        total: how many quotations of the speaker are visited from end to end.
    """

    quoted: Quoted | None
    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of a query that stands nowhere, and one that is spelt nearly so and does.

    Attributes:
        word: as `Clause.words` has it.
        instead: a word of the library, folded.
        articles: in how many it stands.
    """

    word: str
    instead: str
    articles: int
