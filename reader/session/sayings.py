"""The quotations of one speaker, a page at a time, with what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from index import Selection, Sort, parse_query, while_typing
from reader.session.portraying import Excerpt, excerpts
from reader.session.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Query
    from reader.session.lane import Lane

PAGE = 60


@dataclass(frozen=True, slots=True)
class Topic:
    """Which of a speaker's quotations are wanted, and in which order.

    Attributes:
        name: what the speaker is called.
        letters: what is looked for inside them, as it was typed.
        period: a query that keeps to a time; "" for all of it.
        period_name: what that time is called.
    """

    speaker_id: str
    name: str
    letters: str = ""
    period: str = ""
    period_name: str = ""
    sort: Sort = Sort.OLDEST

    @property
    def title(self) -> str:
        """Return what is wanted in words: the name, and what keeps to a part of it."""
        kept = f" with {self.letters}" if self.letters else ""
        when = f", {self.period_name}" if self.period_name else ""
        return f"{self.name}{kept}{when}"

    @property
    def query(self) -> Query:
        """Return what is asked of the quotations; the last word typed may be a beginning."""
        query = parse_query(f"{self.period} {self.letters}")
        return while_typing(query) if self.letters else query

    @property
    def selection(self) -> Selection:
        """Return all quotations of the speaker, in the order that is wanted."""
        return Selection(speaker_id=self.speaker_id, group_once=True, sort=self.sort)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where on a speaker's page a person was, to come back to.

    Attributes:
        beside: what is wanted of another speaker, where two are compared.
    """

    topic: Topic
    row: int
    beside: Topic | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Quotations that were asked for.

    Attributes:
        rows: those at hand.
        known: whether they are there yet.
    """

    topic: Topic
    rows: Rows[Excerpt] = field(default_factory=Rows)
    known: bool = False


class Sayings:
    """Asks for the quotations that come into sight."""

    def __init__(
        self,
        library: Library,
        lane: Lane,
        topic: Topic,
        *,
        changed: Callable[[Said], None],
        kind: str = "sayings",
    ) -> None:
        """Ask a library through a lane.

        Args:
            library: which.
            lane: answers.
            topic: what is wanted first; nothing is asked before `again`.
            changed: told of every new state.
            kind: what its questions are called in the lane.
        """
        self.said = Said(topic)
        self._library = library
        self._lane = lane
        self._changed = changed
        self._kind = kind
        self._asked: Topic | None = None
        self._fetching = False
        self._wanted: tuple[int, int] | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether quotations are on their way."""
        return self._asked is not None or self._fetching

    @property
    def topic(self) -> Topic:
        """Return what is wanted, whether or not it is there."""
        return self._asked or self.said.topic

    def ask(self, topic: Topic) -> None:
        """Ask for other quotations."""
        if topic != self.topic or not (self.said.known or self._asked):
            self._seek(topic, 0)

    def again(self, first: int = 0) -> None:
        """Ask for the same once more; `first` is the first row in sight."""
        self._seek(self.topic, max(0, first - PAGE // 3))

    def show(self, first: int, last: int) -> None:
        """Fetch those of the quotations that come into sight and are not at hand."""
        gap = self.said.rows.gap(first, last)
        if not self.said.known or self._asked is not None:
            return
        if self._fetching:
            self._wanted = gap and (first, last)
        elif gap is not None:
            self._fetch(max(0, gap[0] - PAGE // 3), max(PAGE, gap[1] - gap[0] + 1 + PAGE // 3))

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._asked, self._fetching, self._wanted = None, False, None
        self._lane.forget(self._kind)
        self._lane.forget(self._more)

    @property
    def _more(self) -> str:
        return f"more {self._kind}"

    def _seek(self, topic: Topic, cursor: int) -> None:
        self._asked, self._fetching, self._wanted = topic, False, None
        self._lane.forget(self._more)
        question = partial(self._page, topic, cursor, PAGE)
        self._lane.ask(self._kind, question, partial(self._answered, topic, cursor))

    def _fetch(self, cursor: int, limit: int) -> None:
        self._fetching = True
        question = partial(self._page, self.said.topic, cursor, limit)
        self._lane.ask(self._more, question, partial(self._followed, cursor))

    def _page(self, topic: Topic, cursor: int, limit: int) -> tuple[tuple[Excerpt, ...], int]:
        """Return some quotations, and how many there are."""
        selection = replace(topic.selection, limit=limit, cursor=cursor)
        listing = self._library.quotations(selection, topic.query)
        return tuple(excerpts(self._library, listing.quotations)), listing.total

    def _answered(self, topic: Topic, cursor: int, page: tuple[tuple[Excerpt, ...], int]) -> None:
        self._asked = None
        found, total = page
        rows = Rows(dict(enumerate(found, cursor)), total)
        self.said = Said(topic, rows, known=True)
        self._changed(self.said)

    def _followed(self, cursor: int, page: tuple[tuple[Excerpt, ...], int]) -> None:
        wanted, self._wanted, self._fetching = self._wanted, None, False
        found, total = page
        self.said = replace(self.said, rows=self.said.rows.joined(cursor, found, total))
        self._changed(self.said)
        if wanted is not None:
            self.show(*wanted)
