"""What the screen is drawn from: frozen values, and how one follows from another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.page.wording import UNKNOWN
from reader.session.walk import Choice, quote_at, rank_among

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index import Article, Quoted, Span, Speaker
    from reader.session.sayings import PagePlace

BEFORE = -1
"""A place before the first character, from where the first quotation is the next one."""


class Pane(StrEnum):
    """A part of the screen that can have the focus."""

    RESULTS = "results"
    ARTICLE = "article"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Rank:
    """Which article lies open: the position-th of total, counted from 1."""

    position: int
    total: int

    def __str__(self) -> str:
        position = f"{self.position:,}" if self.position else "-"
        return f"article {position}/{self.total:,}"


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that is shown of it.

    Attributes:
        hits: where the searched words stand; else where the quotations begin that were
            searched for.
        remark: that its file is gone, or is not what was read.
        rejected: what a person has said is no quote; shown, but passed over by everything.
        wanted: ids of the quotations that were searched for, by speaker, kind or words.
        speakers: who is quoted in it, by id.
        row: which of the results it is, from 0; None where it is none or that is not known.
    """

    article: Article
    quotations: tuple[Quoted, ...]
    hits: tuple[Span, ...] = ()
    rank: Rank = Rank(0, 0)
    remark: str = ""
    wanted: frozenset[str] = frozenset()
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    row: int | None = None
    rejected: tuple[Quoted, ...] = ()

    def with_quotations_of(self, other: Opened) -> Opened:
        """Return the same article with the quotations that another reading of it has."""
        return replace(
            self,
            quotations=other.quotations,
            rejected=other.rejected,
            speakers=other.speakers,
        )


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go in an article that is opened: to a quotation, a place, or what was searched for.

    Attributes:
        hit: to this hit, 0 the first and -1 the last, whatever quotations were searched for.
        home: the article that a walk along one speaker started from.
        announced: say which article it is; the reader has not asked for it by name.
        row: which of the results the article is, where that is known.
        top: the place in the text that comes to the upper edge; None for where it is gone to.
        by_itself: it is opened without that a person has asked for it.
    """

    quotation_id: str | None = None
    point: int | None = None
    hit: int | None = None
    home: str | None = None
    announced: bool = False
    row: int | None = None
    top: int | None = None
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """Where a person was, to come back to.

    Attributes:
        page: the speaker's page that lay over the article.
    """

    article_id: str
    target: Target
    page: PagePlace | None = None


@dataclass(frozen=True, slots=True)
class DeskState:
    """What lies open, and where in it the reader is.

    Attributes:
        quote: index of the current quotation; None only where there are none, or where the
            reader stands on one that is rejected.
        struck: index of the rejected quotation that the reader stands on.
        hit: index of the current hit; None where there are none or none was gone to.
        quote_from, hit_from: places that the next quotation and the next hit count from.
        only: the speaker that `l` and `h` keep to.
        home: the article that a walk along one speaker started from.
        exhausted: the walk has come to an end.
        find: what is looked for in this article; its places are then the hits.
        top: the place that comes to the upper edge as the article is opened; None for where
            the reader is.
        marked: ids of the quotations that a person has marked.
        by_itself: the article was opened without that a person had asked for it.
    """

    opened: Opened | None = None
    quote: int | None = None
    hit: int | None = None
    quote_from: int = BEFORE
    hit_from: int = BEFORE
    only: Choice | None = None
    home: str | None = None
    exhausted: bool = False
    find: str | None = None
    top: int | None = None
    struck: int | None = None
    marked: frozenset[str] = frozenset()
    by_itself: bool = False

    @property
    def read(self) -> str | None:
        """Return the id of the open article, where a person has opened it."""
        return None if self.opened is None or self.by_itself else self.opened.article.id

    @property
    def marked_quotes(self) -> frozenset[int]:
        """Return the indexes of the marked quotations."""
        ids = [quoted.quotation.id for quoted in self.quotations] if self.marked else []
        return frozenset(index for index, one in enumerate(ids) if one in self.marked)

    @property
    def quotations(self) -> tuple[Quoted, ...]:
        """Return the open article's quotations, in text order."""
        return self.opened.quotations if self.opened else ()

    @property
    def hits(self) -> tuple[Span, ...]:
        """Return where the searched words stand in the open article."""
        return self.opened.hits if self.opened else ()

    @property
    def current(self) -> Quoted | None:
        """Return the current quotation."""
        return None if self.quote is None else self.quotations[self.quote]

    @property
    def rejected(self) -> Quoted | None:
        """Return the rejected quotation that the reader stands on."""
        if self.struck is None or self.opened is None:
            return None
        return self.opened.rejected[self.struck]

    @property
    def speaker(self) -> Choice | None:
        """Return the speaker of the current quotation, the unknown one too."""
        quoted = self.current
        return None if quoted is None else Choice(quoted.speaker_id, quoted.speaker or UNKNOWN)

    @property
    def speaker_rank(self) -> tuple[int, int]:
        """Return which of its speaker's quotations here the current one is, and of how many."""
        return (0, 0) if self.quote is None else rank_among(self.quotations, self.quote)

    @property
    def stands_on_hit(self) -> bool:
        """Tell whether the last move was to the current hit."""
        return self.hit is not None and self.hits[self.hit].start == self.hit_from

    @property
    def stands_on_quote(self) -> bool:
        """Tell whether the last move was to the current quotation."""
        quoted = self.current
        return quoted is not None and quoted.quotation.start == self.quote_from

    def on_quote(self, index: int) -> DeskState:
        """Make a quotation the current one."""
        start = self.quotations[index].quotation.start
        return replace(
            self,
            quote=index,
            quote_from=start,
            hit_from=start - 1,
            home=None,
            exhausted=False,
            struck=None,
        )

    def on_struck(self, index: int) -> DeskState:
        """Stand on a rejected quotation; none is current then."""
        if self.opened is None:
            return self
        start = self.opened.rejected[index].quotation.start
        state = replace(self, quote=None, quote_from=start, hit_from=start - 1)
        return replace(state, home=None, exhausted=False, struck=index)

    def on_hit(self, index: int) -> DeskState:
        """Make a hit the current one, and the quotation it stands in."""
        start = self.hits[index].start
        inside = quote_at(self.quotations, start)
        return replace(
            self,
            hit=index,
            hit_from=start,
            quote=self.quote if inside is None else inside,
            quote_from=start if inside is None else self.quotations[inside].quotation.start,
            home=None,
            exhausted=False,
            struck=self.struck if inside is None else None,
        )

    def at_edge(self, point: int) -> DeskState:
        """Count on from the top or the end of the text; the current quotation stays."""
        return replace(self, quote_from=point, hit_from=point)

    def at_the_end(self) -> DeskState:
        """Note that the walk along the speaker has come to an end."""
        return replace(self, exhausted=True)

    def with_marks(self, marked: Opened) -> DeskState:
        """Show the hits and the rank that a new search gives the open article."""
        return replace(self, opened=marked, hit=None)

    def with_hits(self, hits: tuple[Span, ...]) -> DeskState:
        """Show other hits, the first one after the place where the reader is being next."""
        if self.opened is None:
            return self
        return replace(self, opened=replace(self.opened, hits=hits), hit=None)
