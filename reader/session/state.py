"""What the screen is drawn from: frozen values, and how one follows from another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index import Query, Sort, parse_query
from reader.page.wording import UNKNOWN
from reader.session.rows import Rows
from reader.session.walk import Choice, quote_at, rank_among

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index import Article, Hit, Page, Quoted, Span, Speaker

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


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go in an article that is opened: to a quotation, a place, or what was searched for.

    Attributes:
        hit: to this hit, 0 the first and -1 the last, whatever quotations were searched for.
        home: the article that a walk along one speaker started from.
        announced: say which article it is; the reader has not asked for it by name.
        row: which of the results the article is, where that is known.
    """

    quotation_id: str | None = None
    point: int | None = None
    hit: int | None = None
    home: str | None = None
    announced: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Where a person was, to come back to."""

    article_id: str
    target: Target


@dataclass(frozen=True, slots=True)
class DeskState:
    """What lies open, and where in it the reader is.

    Attributes:
        quote: index of the current quotation; None only where there are none.
        hit: index of the current hit; None where there are none or none was gone to.
        quote_from, hit_from: places that the next quotation and the next hit count from.
        only: the speaker that `l` and `h` keep to.
        home: the article that a walk along one speaker started from.
        exhausted: the walk has come to an end.
        find: what is looked for in this article; its places are then the hits.
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
        )

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


def opened_state(opened: Opened, target: Target, *, only: Choice | None) -> DeskState:
    """Return the state of an article that has just been opened.

    At a quotation if one is named; else at the first one that was searched for; else at the
    first hit, and the quotation that it stands in or that follows it; else at the first
    quotation.
    """
    state = DeskState(opened=opened, only=only)
    ids = [quoted.quotation.id for quoted in opened.quotations]
    if target.quotation_id in ids:
        return replace(state.on_quote(ids.index(target.quotation_id)), home=target.home)
    if target.point is None:
        wanted = [index for index, one in enumerate(ids) if one in opened.wanted]
        if wanted and target.hit is None:
            return _at_wanted(state, wanted[0])
        if opened.hits:
            return _at_hit(state, range(len(opened.hits))[target.hit or 0])
    point = BEFORE if target.point is None else target.point
    return state.on_quote(_quote_near(state, point)) if ids else state


def _at_wanted(state: DeskState, index: int) -> DeskState:
    """Go to a quotation, and to the first hit inside it."""
    contents = state.quotations[index].quotation.contents
    state = state.on_quote(index)
    for at, hit in enumerate(state.hits):
        if any(span.start <= hit.start < span.end for span in contents):
            return replace(state, hit=at, hit_from=hit.start)
    return state


def _at_hit(state: DeskState, index: int) -> DeskState:
    state = state.on_hit(index)
    if state.quote is not None or not state.quotations:
        return state
    near = _quote_near(state, state.hits[index].start)
    return replace(state, quote=near, quote_from=state.quotations[near].quotation.start)


def _quote_near(state: DeskState, point: int) -> int:
    """Return the first quotation of the chosen speaker from a place on, else the nearest one."""
    allowed = [
        index
        for index, quoted in enumerate(state.quotations)
        if state.only is None or state.only.takes(quoted)
    ] or list(range(len(state.quotations)))
    after = [index for index in allowed if state.quotations[index].quotation.end > point]
    return after[0] if after else allowed[-1]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another query that would find something: what it does, its text, its articles."""

    does: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the collection.

    Attributes:
        query: what the search box says.
        sort: the order of the results.
        titled: letters that the results are narrowed to by their titles.
    """

    query: Query = field(default_factory=Query)
    sort: Sort = Sort.NEWEST
    titled: str = ""

    @property
    def whole(self) -> Query:
        """Return the query with what it is narrowed to."""
        if not self.titled.strip():
            return self.query
        return narrowed(self.query, self.titled)

    @property
    def by_date(self) -> bool:
        """Tell whether the results are in the order of the collection, newest first."""
        return self.sort is Sort.NEWEST or not self.whole


def narrowed(query: Query, titled: str) -> Query:
    """Return a query that asks for words in titles too, each of which may be a beginning."""
    words = [f"title:{word.strip(_MARKS)}*" for word in titled.split() if word.strip(_MARKS)]
    more = parse_query(" ".join(words))
    return Query(query.text, (*query.groups, *more.groups), query.problems)


_MARKS = '"“”*:-'
"""What means something in a query, and nothing in a title."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is asked, and what has been found.

    Attributes:
        asking: what is asked.
        listed: what the hits answer: something asked earlier where this finds nothing.
        page: the answer to what is asked, its first hits; None until it is there.
        stale: the hits are those of an earlier query.
        alternatives: what would find something, where this query does not.
    """

    asking: Asking = field(default_factory=Asking)
    listed: Asking = field(default_factory=Asking)
    hits: Rows[Hit] = field(default_factory=Rows)
    page: Page | None = None
    stale: bool = False
    alternatives: tuple[Alternative, ...] = ()

    @property
    def query(self) -> Query:
        """Return what the search box asks."""
        return self.asking.query

    @property
    def everything(self) -> bool:
        """Tell whether the hits are all articles of the collection."""
        return self.page is not None and not self.stale and not self.asking.whole

    def position(self, article_id: str) -> int | None:
        """Return where an article is among the hits at hand, or None."""
        for row, hit in self.hits.at_hand():
            if hit.heading.id == article_id:
                return row
        return None
