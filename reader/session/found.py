"""What is asked of the collection, and what has been found: frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index import Query, Sort, parse_query
from reader.session.rows import Rows

if TYPE_CHECKING:
    from index import Hit, Page


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
