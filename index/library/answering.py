"""What a query finds, worked out with bitmaps instead of by looking at every text.

`index.library.scan` says what a query means; this must come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.headings import is_shelved
from index.library.damage import sound_rows
from index.library.rows import unpacked
from index.query import Field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from index.library.called import NameHits
    from index.library.engine.view import View
    from index.query import Clause, Query


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, as bitmaps of a view.

    Attributes:
        articles: those that match.
        quotations: theirs that the query lets through; None for all of theirs that count, as a
            query has it that asks nothing of quotations. To find those costs more than all else.
    """

    articles: int
    quotations: int | None


class Answering:
    """Answers one query from a view and the rows that belong to it."""

    def __init__(
        self, view: View, connection: sqlite3.Connection, query: Query, names: NameHits
    ) -> None:
        self._view, self._connection, self._groups = view, connection, query.groups
        self._names = names
        self._hits: dict[Clause, int] = {}

    def select(self) -> int:
        """Return the quotations that by themselves are what the query asks for.

        Words are looked for inside them, whether or not `said:` stands before.
        """
        found = self._view.inside(self._view.live)
        for group in self._groups:
            found &= union(self._quotations(_inside(one), found) for one in group)
        return found

    def find(self) -> Found:
        """Find the articles that match."""
        view = self._view
        articles = view.live
        demands: list[tuple[int, int]] = []
        for group in self._groups:
            asks = [one for one in group if one.field.of_quotations and not one.negated]
            meeting = union(self._articles(one) for one in group if one not in asks)
            if asks:
                demands.append((meeting, union(self._hit(one) for one in asks)))
            else:
                articles &= meeting
        if not demands:
            return Found(articles, None)
        excused, quotations = articles, view.spoken
        for meeting, hit in demands:
            excused &= meeting
            quotations &= view.inside(meeting & articles) | hit if meeting else hit
        quotations = view.within(quotations, articles)
        return Found(excused | view.around(quotations), quotations)

    def _articles(self, clause: Clause) -> int:
        """Return the articles that as such are what a clause asks for."""
        hit = self._hit(clause)
        if not clause.negated:
            return hit
        if clause.field.of_quotations:
            hit = self._view.around(hit & self._view.spoken)
        return self._view.live & ~hit

    def _quotations(self, clause: Clause, among: int) -> int:
        """Return the quotations that are what a clause asks for."""
        hit = self._hit(clause)
        if not clause.field.of_quotations:
            hit = self._view.inside(hit)
        return among & ~hit if clause.negated else hit

    # What clauses hit

    def _hit(self, clause: Clause) -> int:
        """Return the articles or quotations that have what a clause names, negated or not."""
        if clause not in self._hits:
            self._hits[clause] = self._find(clause)
        return self._hits[clause]

    def _find(self, clause: Clause) -> int:
        if clause.field.of_words:
            return self._with_words(clause)
        if clause.field is Field.SPEAKER:
            return self._view.spoken_by(self._names.named(self._connection, clause))
        if clause.field is Field.KIND:
            return self._view.of_kind(clause.words[0])
        return self._shelved(clause) if clause.field is Field.IN else self._dated(clause)

    def _with_words(self, clause: Clause) -> int:
        if clause.field is Field.SAID:
            return self._view.said(clause)
        if clause.field is Field.TITLE:
            return self._view.titles(clause)
        return self._view.articles(clause)

    def _shelved(self, clause: Clause) -> int:
        """Return the articles of a collection or folder."""
        found = self._connection.execute("SELECT key, place FROM shelf")
        with sound_rows():
            shelves = [key for key, place in found if is_shelved(clause, unpacked(place))]
        statement = "SELECT key FROM article WHERE shelf = ?"
        return self._view.among(
            [key for one in shelves for (key,) in self._connection.execute(statement, (one,))]
        )

    def _dated(self, clause: Clause) -> int:
        if clause.day is None:
            return 0
        day = clause.day.toordinal()
        if clause.field is Field.BEFORE:
            return self._view.between(None, day - 1)
        return self._view.between(day + 1, None)


def _inside(clause: Clause) -> Clause:
    return replace(clause, field=Field.SAID) if clause.field is Field.TEXT else clause


def union(bitmaps: Iterable[int]) -> int:
    """Return what is in any of the bitmaps."""
    found = 0
    for bitmap in bitmaps:
        found |= bitmap
    return found
