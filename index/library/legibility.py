"""Whether the texts of a library's file are Unicode: a byte of one may be damaged on the disk.

SQLite looks at its own pages alone, so that such a file is well for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_NAMED = 3
_ARTICLE_OF = "(SELECT id FROM article a WHERE a.key = t.article)"
# What the user knows the rows of a table by.
_OWNER = {
    "article": ("article", "t.id"),
    "voice": ("article", _ARTICLE_OF),
    "quotation": ("article", _ARTICLE_OF),
    "file": ("file", "t.path"),
}


def illegible(connection: sqlite3.Connection) -> list[str]:
    """Name what has a text that is no Unicode, the first few by name; it reads every text once."""
    found: dict[str, None] = {}
    for table in _names(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"):
        found |= dict.fromkeys(_of_table(connection, table))
    named = [f"{name}: not Unicode" for name in list(found)[:_NAMED]]
    return [*named, f"and {len(found) - _NAMED:,} more"] if len(found) > _NAMED else named


def _of_table(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    texts = f"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"
    columns = list(_names(connection, texts))
    if not columns:
        return
    noun, owner = _OWNER.get(table, (table, "NULL"))
    # All of a row at once, with a letter between two texts that no byte can be joined over. A
    # BLOB may be anything.
    row = " || '|' || ".join(f"iif(typeof(t.{one}) = 'text', t.{one}, '')" for one in columns)
    query = f"SELECT rowid, CAST({owner} AS BLOB), CAST({row} AS BLOB) FROM {table} t"
    for key, name, raw in connection.execute(query):
        if not _is_unicode(raw):
            known = name is not None and _is_unicode(name)
            yield f"{noun} {name.decode() if known else f'number {key}'}"


def _names(connection: sqlite3.Connection, query: str) -> Iterator[str]:
    for (name,) in connection.execute(query).fetchall():
        yield str(name)


def _is_unicode(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
