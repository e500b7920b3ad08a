"""Which texts have the phrases of a query: what the full-text index cannot tell.

`index.matching` says what a phrase hits. Most texts have no letters beyond ASCII; there a
regular expression comes to the same, twenty times as fast as cutting the text into words.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from index.library.damage import sound_rows
from index.library.rows import unpacked
from index.matching import Finder, Words
from index.model import Span
from index.query import Field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from index.query import Clause

# What may stand in a text beside ASCII without being a letter, or part of a word.
_ODD = re.compile("[^\\x00-\\x7f\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")
_LETTER, _APOSTROPHE = "[^\\W_]", "['\u2019]"
_BEGIN = f"(?<!{_LETTER})(?<!{_LETTER}{_APOSTROPHE})"
_END = f"(?:{_APOSTROPHE}s)?(?!{_APOSTROPHE}?{_LETTER})"
_BETWEEN = "[\\W_]+"


class Phrase:
    """A clause of several words made ready to be looked for in many texts."""

    def __init__(self, clause: Clause) -> None:
        self._finder = Finder(clause)
        self._pattern = _pattern(clause) if all(map(str.isascii, clause.words)) else None

    def hits(self, text: str) -> bool:
        """Tell whether the clause hits anywhere in a text."""
        if self._pattern is not None and (text.isascii() or not _ODD.search(text)):
            return self._pattern.search(text) is not None
        return self._finder.hits(Words.of(text))


def _pattern(clause: Clause) -> re.Pattern[str]:
    *whole, last = (re.escape(word).replace("'", _APOSTROPHE) for word in clause.words)
    words = [f"{word}{_END}" for word in whole]
    words.append(last if clause.prefix else f"{last}{_END}")
    return re.compile(_BEGIN + _BETWEEN.join(words), re.IGNORECASE)


class Verifier:
    """Looks for phrases in the texts of articles, and remembers what they hit.

    Attributes:
        articles: keys of those that each clause hits, in their titles or texts.
        quotations: keys of those that it hits, for `said:`.
    """

    def __init__(self, connection: sqlite3.Connection, clauses: Iterable[Clause]) -> None:
        self._connection = connection
        self._phrases = {clause: Phrase(clause) for clause in clauses}
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
            if phrase.hits(title) or (clause.field is Field.TEXT and phrase.hits(text)):
                self.articles[clause].append(key)

    def _look_inside(self, key: int, text: str) -> None:
        for quotation, contents in self._connection.execute(_CONTENTS, (key,)):
            said = _said(contents, text)
            for clause, phrase in self._phrases.items():
                if clause.field is Field.SAID and phrase.hits(said):
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
