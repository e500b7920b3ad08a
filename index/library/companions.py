"""The people who are named in articles of a name, read from the tables of a library."""

from __future__ import annotations

import heapq
import sys
from typing import TYPE_CHECKING

from index.library.rows import unpacked
from index.speakers import SAMPLE, people_named

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_HIGHEST_LOT = (1 << 32) - 1  # see `lot_of`
_MOST_REMEMBERED = 1 << 15  # articles: some 10 MB
_remembered: dict[int, tuple[str, ...]] = {}  # people by the hash of the text that names them


class Companions:
    """Who is named beside whom."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, names: Iterable[int]) -> frozenset[str]:
        """Return whom a sample of the articles names in which voices go by some names."""
        drawn: list[tuple[int, bytes, int]] = []
        for name in names:
            # Nothing above the highest lot of a full sample is drawn any more.
            most = drawn[-1][0] if len(drawn) == SAMPLE else _HIGHEST_LOT
            found = self._connection.execute(_DRAWN, (name, most, SAMPLE))
            drawn = heapq.nsmallest(SAMPLE, {*drawn, *found})
        return frozenset(one for _, _, article in drawn for one in self._named_in(article))

    def _named_in(self, article: int) -> tuple[str, ...]:
        """Return whom an article names.

        A library that grows asks for the same ones again and again. They are known by their
        texts: after a rollback the key may be that of another article.
        """
        (digest,) = self._connection.execute(_HASH, (article,)).fetchone()
        people = _remembered.get(digest)
        if people is None:
            (text,) = self._connection.execute(_TEXT, (article,)).fetchone()
            people = tuple(map(sys.intern, people_named(unpacked(text))))
            if len(_remembered) >= _MOST_REMEMBERED:
                _remembered.clear()
            _remembered[digest] = people
        return people


_HASH = "SELECT hash FROM article WHERE key = ?"
_TEXT = "SELECT text FROM article WHERE key = ?"
_DRAWN = """
    SELECT DISTINCT v.lot, a.name, v.article FROM voice v JOIN article a ON a.key = v.article
    WHERE v.speaker = ? AND v.lot <= ? AND EXISTS (
        SELECT 1 FROM quotation q WHERE q.article = v.article AND q.voice = v.key AND q.shown)
    ORDER BY v.lot, a.name LIMIT ?
"""
