"""What the desk asks the library for; every function here may run in a thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index import Kind, Place, Query, Selection, Span, Status, UnknownArticleError, matches
from reader.session.freshness import Freshness
from reader.session.state import Opened, Rank
from reader.session.walk import Way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from index import Hit, Library, Quoted, Speaker, Step
    from reader.session.found import Found

_LOOKED_INTO = 8
_REJECTED = frozenset((Status.REJECTED,))
_IN_MARKS = frozenset((Kind.DIRECT, Kind.MIXED))


class Fetcher:
    """Puts together what is shown of an article."""

    def __init__(self, library: Library) -> None:
        """Ask a library."""
        self._library = library
        self._freshness = Freshness(library)

    def opened(self, article_id: str, found: Found, row: int | None = None) -> Opened:
        """Return an article with its quotations, its hits, and its place among the others.

        Args:
            article_id: which.
            found: what is searched for.
            row: which of the results it is, where that is known.

        Raises:
            UnknownArticleError: it is not in the library any more.
        """
        article = self._library.article(article_id)
        opened = Opened(article, (), remark=self._freshness.remark(article.heading), row=row)
        return self._marked(self._read(opened), found)

    def reread(self, opened: Opened, found: Found) -> Opened:
        """Return an open article with its quotations as they are after corrections.

        One that is gone, or has another text by now, stays as it was opened.
        """
        try:
            article = self._library.article(opened.article.id)
        except UnknownArticleError:
            return opened
        same = article.text == opened.article.text
        return self._marked(self._read(opened), found) if same else opened

    def opened_if_there(self, article_id: str, found: Found) -> Opened | None:
        """Return an article as `opened` does; None where the library has it no more."""
        try:
            return self.opened(article_id, found)
        except UnknownArticleError:
            return None

    def remark(self, opened: Opened) -> Opened:
        """Return an open article with what has to be said of its file by now."""
        return replace(opened, remark=self._freshness.remark(opened.article.heading))

    def known_anew(self, opened: Opened, found: Found) -> Opened:
        """Return an open article with what a change of the library makes new around it."""
        speakers = self._speakers(opened.quotations)
        return self._marked(replace(opened, speakers=speakers, row=None), found)

    def _marked(self, opened: Opened, found: Found) -> Opened:
        """Return an open article with the hits and the place that a search gives it."""
        wanted = self._wanted(opened.article.id, found.query)
        hits = places_of(found.query, opened) or _beginnings(opened, wanted)
        row, rank = self._place(opened, found)
        return replace(opened, hits=hits, wanted=wanted, row=row, rank=rank)

    def fullest(self, hits: Sequence[Hit]) -> str:
        """Return, of the articles with most quotations, the id of that with most in marks."""
        richest = sorted(hits, key=lambda hit: -hit.quotes)[:_LOOKED_INTO]
        return max(richest, key=self._in_marks).heading.id

    def step(self, speaker_id: str, after: Place | None, way: Way, home: str | None) -> Step:
        """Return where the next quotation of a speaker is."""
        return self._library.next_quotation(speaker_id, after, back=way is Way.BACK, home=home)

    def _read(self, opened: Opened) -> Opened:
        """Return an article with its quotations, their speakers, and what was rejected of them."""
        chosen = Selection(article_id=opened.article.id)
        quotations = self._library.quotations(chosen).quotations
        rejected = self._library.quotations(replace(chosen, statuses=_REJECTED)).quotations
        speakers = self._speakers(quotations)
        return replace(opened, quotations=quotations, rejected=rejected, speakers=speakers)

    def _speakers(self, quotations: Iterable[Quoted]) -> dict[str, Speaker]:
        ids = {quoted.speaker_id for quoted in quotations if quoted.speaker_id is not None}
        return dict(self._library.speakers_by_id(ids))

    def _wanted(self, article_id: str, query: Query) -> frozenset[str]:
        """Return the ids of the quotations that a query for quotations finds in an article."""
        of_quotes = quoting(query)
        if not of_quotes:
            return frozenset()
        listing = self._library.quotations(Selection(article_id=article_id), of_quotes)
        return frozenset(quoted.quotation.id for quoted in listing.quotations)

    def _in_marks(self, hit: Hit) -> int:
        selection = Selection(article_id=hit.heading.id, kinds=_IN_MARKS, limit=0)
        return self._library.quotations(selection).total

    def _place(self, opened: Opened, found: Found) -> tuple[int | None, Rank]:
        """Say where an article is: among the results, or in the collection if it is not there."""
        row = opened.row
        if row is None:
            row = found.position(opened.article.id)
        if row is not None and not found.stale:
            return row, Rank(row + 1, found.hits.total)
        number = self._library.rank(opened.article.id) or 0
        rank = Rank(number, self._library.stats().articles)
        return number - 1 if number and found.everything else None, rank


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
