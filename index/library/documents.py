"""What the full-text index is made of: the words of articles, and of quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.library.answering import Document
from index.library.damage import sound_rows
from index.library.rows import unpacked
from index.library.store import generation
from index.model import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_KEYS = {"articles": "SELECT key FROM article", "quotations": "SELECT key FROM quotation"}
_ARTICLES = """
    SELECT key, title, text FROM article
    WHERE key IN (SELECT value FROM json_each(?)) ORDER BY date DESC, id
"""
_QUOTATIONS = """
    SELECT q.key, q.contents, a.text FROM quotation q JOIN article a ON a.key = q.article
    WHERE q.key IN (SELECT value FROM json_each(?)) ORDER BY a.date DESC, a.id
"""


class Snapshot:
    """A library as it is at one generation: the `Source` of its search index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection that is in a transaction."""
        self._connection = connection
        self.generation = generation(connection)

    def keys(self, shelf: str) -> set[int]:
        """Return the keys of all documents of a shelf."""
        return {key for (key,) in self._connection.execute(_KEYS[shelf])}

    def documents(self, shelf: str, keys: set[int]) -> Iterator[Document]:
        """Yield documents of a shelf, newest first."""
        wanted = (json.dumps(sorted(keys)),)
        if shelf == "articles":
            for key, *texts in self._connection.execute(_ARTICLES, wanted):
                yield Document(key, _unpacked(texts))
            return
        for key, contents, text in self._connection.execute(_QUOTATIONS, wanted):
            # A phrase may go on over the cue, from one piece of a quotation into the next.
            yield Document(key, ("\n".join(_pieces(contents, text)),))


@sound_rows()
def _unpacked(texts: Iterable[str | bytes]) -> tuple[str, ...]:
    return tuple(map(unpacked, texts))


@sound_rows()
def _pieces(contents: str, text: str | bytes) -> list[str]:
    whole = unpacked(text)
    return [Span(start, end).of(whole) for start, end in json.loads(contents)]
