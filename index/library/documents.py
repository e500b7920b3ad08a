"""What the search engine is made of: articles with their quotations, newest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.library import generations
from index.library.damage import sound_rows
from index.library.engine.values import Indexed, Said
from index.library.rows import heading_of, unpacked
from index.model import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from index.library.generations import Generation


class Snapshot:
    """A library as it is at one generation: the `Source` of its search index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection that is in a transaction."""
        self._connection = connection
        self.generation = generations.generation(connection)

    def follows(self, earlier: Generation) -> bool:
        """Tell whether this state came of an earlier one; see `Source.follows`."""
        return generations.follows(self._connection, earlier)

    @property
    def count(self) -> int:
        """Return how many articles there are."""
        (articles,) = self._connection.execute("SELECT count(*) FROM article").fetchone()
        return int(articles)

    def keys(self, since: int = -1) -> set[int]:
        """Return the keys of articles, of those that have changed since a generation."""
        return {key for (key,) in self._connection.execute(_CHANGED, (since,))}

    def articles(self, keys: Collection[int] | None) -> Iterator[Indexed]:
        """Yield articles newest first, the undated last, then by id."""
        for key in self._ordered(keys):
            (row,) = self._connection.execute(_ARTICLE, (key,))
            yield _indexed(row, self._connection.execute(_QUOTATIONS, (key,)))

    def _ordered(self, keys: Collection[int] | None) -> list[int]:
        """Return keys of articles, newest first; they are few bytes each."""
        if keys is None:
            found = self._connection.execute("SELECT key FROM article ORDER BY newest, name")
        else:
            found = self._connection.execute(_ORDERED, (json.dumps(sorted(keys)),))
        return [key for (key,) in found]


@sound_rows()
def _indexed(row: Sequence[Any], quotations: Iterable[Sequence[Any]]) -> Indexed:
    key, text, *cells = row
    heading, whole = heading_of(cells), unpacked(text)
    return Indexed(
        key,
        heading.id,
        heading.date.toordinal() if heading.date else None,
        heading.title,
        whole,
        tuple(_said(cells, whole) for cells in quotations),
    )


def _said(cells: Sequence[Any], text: str) -> Said:
    key, contents, speaker, kind, counted = cells
    # A phrase may go on over the cue, from one piece of a quotation into the next.
    pieces = (Span(start, end).of(text) for start, end in json.loads(contents))
    return Said(key, "\n".join(pieces), speaker, kind, bool(counted))


_CHANGED = "SELECT key FROM article WHERE revision > ?"
_ORDERED = """
    SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?)) ORDER BY newest, name
"""
_ARTICLE = """
    SELECT key, text, id, title, date, path, collection, outlet, url FROM article
    WHERE key = ?
"""
# The name by which a speaker goes stays the same whatever it is tied to.
_QUOTATIONS = """
    SELECT q.key, q.contents, iif(q.speaker NOTNULL, v.speaker, NULL), q.kind, q.counted
    FROM quotation q LEFT JOIN voice v ON v.key = q.voice
    WHERE q.article = ? AND q.shown ORDER BY q.begins, q.ends, q.lender NOTNULL, q.key
"""
