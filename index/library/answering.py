"""What a query finds, worked out with bitmaps instead of by looking at every text.

`index.library.scan` says what a query means; this must come to the same. A phrase is not in
the index: the sets are first too wide where one is asked for, and exact when the texts of
what they hold have been looked at.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from index.headings import is_shelved
from index.library import roll
from index.library.damage import sound_rows
from index.library.engine import is_certain
from index.library.rows import unpacked
from index.library.verifying import Verifier
from index.model import Sort
from index.query import Field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from index.library.engine.view import View
    from index.query import Clause, Query

_SPARSE = 32  # one of so many quotations is few
_AT_ONCE = 64  # articles whose texts are looked at before the clock is


class Bounds(NamedTuple):
    """What a clause hits, negated or not: at least, and at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, as bitmaps of a view.

    Attributes:
        articles: those that match.
        quotations: theirs that the query lets through; None for all of theirs that count, as a
            query has it that asks nothing of quotations. To find those costs more than all else.
        partial: there was no time to look at all; there may be more.
    """

    articles: int
    quotations: int | None
    partial: bool = False


class Answering:
    """Answers one query from a view and the texts that belong to it."""

    def __init__(self, view: View, connection: sqlite3.Connection, query: Query) -> None:
        self._view, self._connection, self._groups = view, connection, query.groups
        self._hits: dict[Clause, Bounds] = {}

    def find(self, sort: Sort = Sort.NEWEST, deadline: float | None = None) -> Found:
        """Find the articles that match.

        Args:
            sort: the order in which texts are looked at.
            deadline: a time of `time.perf_counter` after which no further ones are.
        """
        widest = self._matching()
        uncertain = self._uncertain()
        if not uncertain:
            return widest
        seen = self._verify(uncertain, widest.articles, sort, deadline)
        exact = self._matching()
        quotations = exact.quotations
        if quotations is not None:
            quotations = self._within(quotations, seen)
        return Found(exact.articles & seen, quotations, bool(widest.articles & ~seen))

    def select(self) -> int:
        """Return the quotations that by themselves are what the query asks for.

        Words are looked for inside them, whether or not `said:` stands before.
        """
        self._groups = tuple(tuple(map(_inside, group)) for group in self._groups)
        widest = self._selected()
        uncertain = self._uncertain()
        if uncertain:
            self._verify(uncertain, self._view.around(widest), Sort.NEWEST, None)
        return widest & self._selected()

    # What a query means

    def _matching(self) -> Found:
        view = self._view
        articles = view.live
        demands: list[tuple[int, int]] = []
        for group in self._groups:
            asks = [one for one in group if one.field.of_quotations and not one.negated]
            meeting = union(self._articles(one) for one in group if one not in asks)
            if asks:
                demands.append((meeting, union(self._hit(one).most for one in asks)))
            else:
                articles &= meeting
        if not demands:
            return Found(articles, None)
        excused, quotations = articles, view.spoken
        for meeting, hit in demands:
            excused &= meeting
            quotations &= view.inside(meeting & articles) | hit if meeting else hit
        quotations = self._within(quotations, articles)
        return Found(excused | view.around(quotations), quotations)

    def _within(self, quotations: int, articles: int) -> int:
        """Keep the quotations that stand in articles, from the side where there is less."""
        view = self._view
        if quotations.bit_count() * _SPARSE < view.all_said.bit_count():
            articles &= view.around(quotations)
        return quotations & view.inside(articles)

    def _articles(self, clause: Clause) -> int:
        """Return the articles that as such are what a clause asks for, at most."""
        least, most = self._hit(clause)
        if clause.field.of_quotations:
            least = self._view.around(least & self._view.spoken)
        return self._view.live & ~least if clause.negated else most

    def _selected(self) -> int:
        found = self._view.inside(self._view.live)
        for group in self._groups:
            found &= union(self._quotations(one, found) for one in group)
        return found

    def _quotations(self, clause: Clause, among: int) -> int:
        """Return the quotations that are what a clause asks for, at most."""
        least, most = self._hit(clause)
        if not clause.field.of_quotations:
            least, most = self._view.inside(least), self._view.inside(most)
        return among & ~least if clause.negated else most

    # What clauses hit

    def _hit(self, clause: Clause) -> Bounds:
        if clause not in self._hits:
            found = self._find(clause)
            self._hits[clause] = Bounds(0 if _is_doubtful(clause) else found, found)
        return self._hits[clause]

    def _find(self, clause: Clause) -> int:
        if clause.field.of_words:
            return self._with_words(clause)
        if clause.field is Field.SPEAKER:
            rows = roll.named(self._connection, clause)
            return self._view.spoken_by(roll.names_of(self._connection, rows))
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

    # Looking at texts

    def _uncertain(self) -> list[Clause]:
        return [clause for clause in self._hits if _is_doubtful(clause)]

    def _verify(
        self, uncertain: Iterable[Clause], articles: int, sort: Sort, deadline: float | None
    ) -> int:
        """Find out what uncertain clauses hit in some articles, until the deadline.

        Returns:
            Those of the articles for which that is known now.
        """
        verifier = Verifier(self._connection, uncertain)
        doubtful = articles & union(self._articles_in_doubt(one) for one in uncertain)
        waiting = list(self._view.ordered(doubtful, sort))
        done = 0
        while done < len(waiting):
            verifier.look(waiting[done : done + _AT_ONCE])
            done += _AT_ONCE
            if deadline is not None and time.perf_counter() >= deadline:
                break
        for clause in uncertain:
            found = self._verified(clause, verifier)
            self._hits[clause] = Bounds(found, found)
        late = self._view.among(waiting[done:]) if done < len(waiting) else 0
        return articles & ~late

    def _articles_in_doubt(self, clause: Clause) -> int:
        most = self._hit(clause).most
        return self._view.around(most) if clause.field.of_quotations else most

    def _verified(self, clause: Clause, verifier: Verifier) -> int:
        if clause.field.of_quotations:
            return self._view.quotations(verifier.quotations[clause])
        return self._view.among(verifier.articles[clause])


def _is_doubtful(clause: Clause) -> bool:
    return clause.field.of_words and not is_certain(clause)


def _inside(clause: Clause) -> Clause:
    return replace(clause, field=Field.SAID) if clause.field is Field.TEXT else clause


def union(bitmaps: Iterable[int]) -> int:
    """Return what is in any of the bitmaps."""
    found = 0
    for bitmap in bitmaps:
        found |= bitmap
    return found
