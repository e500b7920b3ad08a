"""The people who are named in articles of a name, read from the tables of a library."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from index.library.rows import unpacked
from index.speakers import SAMPLE, people_named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class Companions:
    """Who is named beside whom; an article is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._people: dict[int, frozenset[str]] = {}

    def of(self, names: Iterable[int]) -> frozenset[str]:
        """Return whom a sample of the articles names in which voices go by some names."""
        found = (self._connection.execute(_DRAWN, (key, SAMPLE)).fetchall() for key in names)
        drawn = heapq.nsmallest(SAMPLE, {row for rows in found for row in rows})
        return frozenset[str]().union(*(self._named_in(article) for _, _, article in drawn))

    def _named_in(self, article: int) -> frozenset[str]:
        if article not in self._people:
            statement = "SELECT text FROM article WHERE key = ?"
            (text,) = self._connection.execute(statement, (article,)).fetchone()
            self._people[article] = people_named(unpacked(text))
        return self._people[article]


_DRAWN = """
    SELECT DISTINCT v.lot, a.name, v.article FROM voice v JOIN article a ON a.key = v.article
    WHERE v.speaker = ? AND EXISTS (
        SELECT 1 FROM quotation q WHERE q.article = v.article AND q.voice = v.key AND q.shown)
    ORDER BY v.lot, a.name LIMIT ?
"""
