"""What the desk asks the library for; every function here may run in a thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index import Kind, Query, Selection, Sort, Span, matches
from reader.session.freshness import Freshness
from reader.session.state import Opened, Rank

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index import Hit, Library, Quoted
    from reader.session.state import Found

_LOOKED_INTO = 8
_IN_MARKS = frozenset((Kind.DIRECT, Kind.MIXED))


class Fetcher:
    """Puts together what is shown of an article."""

    def __init__(self, library: Library) -> None:
        """Ask a library."""
        self._library = library
        self._freshness = Freshness(library)
        self._order: dict[str, int] | None = None

    def forget(self) -> None:
        """Ask anew in which order the articles are; the library may have changed."""
        self._order = None

    def opened(self, article_id: str, found: Found) -> Opened:
        """Return an article with its quotations, its hits, and its place among the others.

        Raises:
            UnknownArticleError: it is not in the library any more.
        """
        article = self._library.article(article_id)
        quotations = self._library.quotations(Selection(article_id=article_id)).quotations
        remark = self._freshness.remark(article.heading)
        return self.marked(Opened(article, quotations, remark=remark), found)

    def marked(self, opened: Opened, found: Found) -> Opened:
        """Return an open article with the hits and the place that a search gives it."""
        wanted = self._wanted(opened.article.id, found.query)
        hits = places_of(found.query, opened) or _beginnings(opened, wanted)
        rank = self._rank(opened.article.id, found)
        return replace(opened, hits=hits, wanted=wanted, rank=rank)

    def fullest(self, hits: Sequence[Hit]) -> str:
        """Return, of the articles with most quotations, the id of that with most in marks."""
        richest = sorted(hits, key=lambda hit: -hit.quotes)[:_LOOKED_INTO]
        return max(richest, key=self._in_marks).heading.id

    def by_speaker(self, speaker_id: str) -> tuple[Quoted, ...]:
        """Return all quotations of a speaker."""
        selection = Selection(speaker_id=speaker_id, sort=Sort.NEWEST)
        return self._library.quotations(selection).quotations

    def _wanted(self, article_id: str, query: Query) -> frozenset[str]:
        """Return the ids of the quotations that a query for quotations finds in an article."""
        of_quotes = quoting(query)
        if not of_quotes:
            return frozenset()
        listing = self._library.quotations(Selection(article_id=article_id), of_quotes)
        return frozenset(quoted.quotation.id for quoted in listing.quotations)

    def _in_marks(self, hit: Hit) -> int:
        selection = Selection(article_id=hit.heading.id, kinds=_IN_MARKS)
        return self._library.quotations(selection).total

    def _rank(self, article_id: str, found: Found) -> Rank:
        """Say where an article is: among the results, or in the collection if it is not there."""
        rank = found.rank_of(article_id)
        if rank.position and not found.stale:
            return rank
        order = self._order
        if order is None:
            headings = self._library.headings(sort=Sort.NEWEST)
            order = {heading.id: number for number, heading in enumerate(headings, 1)}
            self._order = order
        return Rank(order.get(article_id, 0), len(order))


def quoting(query: Query) -> Query:
    """Return what a query asks of quotations: speaker, kind, and what was said.

    Empty where it only says what they shall not be.
    """
    groups = tuple(
        group for group in query.groups if all(clause.field.of_quotations for clause in group)
    )
    positive = any(not clause.negated for group in groups for clause in group)
    return Query(groups=groups) if positive else Query()


def places_of(query: Query, opened: Opened) -> tuple[Span, ...]:
    """Return where the searched words stand in an article; `said:` only in its quotations."""
    if not query:
        return ()
    contents = [quoted.quotation.contents for quoted in opened.quotations]
    return matches(query, opened.article.text, contents)


def _beginnings(opened: Opened, wanted: Collection[str]) -> tuple[Span, ...]:
    """Return the first word of each quotation that is wanted."""
    contents = [
        quoted.quotation.contents[0]
        for quoted in opened.quotations
        if quoted.quotation.id in wanted
    ]
    words = [content.of(opened.article.text).split(maxsplit=1) for content in contents]
    return tuple(
        Span(content.start, content.start + len(first))
        for content, (first, *_) in zip(contents, words, strict=True)
    )
