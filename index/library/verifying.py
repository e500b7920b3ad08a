"""Which texts have the phrases of a query: what the full-text index cannot tell."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from index.library.damage import sound_rows
from index.library.rows import unpacked
from index.matching import Finder
from index.model import Span
from index.query import Field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from index.query import Clause


class Verifier:
    """Looks for phrases in the texts of articles, and remembers what they hit.

    Attributes:
        articles: keys of those that each clause hits, in their titles or texts.
        quotations: keys of those that it hits, for `said:`.
    """

    def __init__(self, connection: sqlite3.Connection, clauses: Iterable[Clause]) -> None:
        self._connection = connection
        self._phrases = {clause: Finder(clause) for clause in clauses}
        self._in_said = any(one.field is Field.SAID for one in self._phrases)
        self.articles: defaultdict[Clause, list[int]] = defaultdict(list)
        self.quotations: defaultdict[Clause, list[int]] = defaultdict(list)

    def look(self, keys: Sequence[int]) -> None:
        """Look at the texts of some articles; those that are gone are passed over."""
        wanted = (json.dumps(keys),)
        for key, *cells in self._connection.execute(_TEXTS, wanted):
            title, text = _unpacked(cells)
            self._look_at(key, title, text)
            if self._in_said:
                self._look_inside(key, text)

    def _look_at(self, key: int, title: str, text: str) -> None:
        for clause, phrase in self._phrases.items():
            if clause.field is Field.SAID:
                continue
            if phrase.hits_text(title) or (clause.field is Field.TEXT and phrase.hits_text(text)):
                self.articles[clause].append(key)

    def _look_inside(self, key: int, text: str) -> None:
        for quotation, contents in self._connection.execute(_CONTENTS, (key,)):
            said = _said(contents, text)
            for clause, phrase in self._phrases.items():
                if clause.field is Field.SAID and phrase.hits_text(said):
                    self.quotations[clause].append(quotation)


@sound_rows()
def _unpacked(cells: Iterable[str | bytes]) -> list[str]:
    return list(map(unpacked, cells))


@sound_rows()
def _said(contents: str, text: str) -> str:
    """Return the words of a quotation; a phrase may go on from one piece into the next."""
    return "\n".join(Span(start, end).of(text) for start, end in json.loads(contents))


_TEXTS = """
    SELECT key, title, text FROM article WHERE key IN (SELECT value FROM json_each(?))
"""
_CONTENTS = "SELECT key, contents FROM quotation WHERE article = ? AND shown"
