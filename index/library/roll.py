"""The speakers of a library, read from their table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.library.called import named
from index.library.damage import sound_rows
from index.library.rows import date_of, ordered_text, unpacked
from index.model import Roll, Speaker, VoiceKind
from index.query import Clause, Field
from index.words import folded_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

_COLUMNS = (
    "s.key, s.id, s.name, s.kind, s.aliases, s.role, s.organisation, s.quotes, s.articles,"
    " s.first, s.last"
)
_IN = "IN (SELECT value FROM json_each(?))"


def page(connection: sqlite3.Connection, prefix: str, *, limit: int | None, cursor: int) -> Roll:
    """Return who is quoted, and has a word in a name that starts so; all for no word."""
    words = tuple(folded_words(prefix))
    if words:
        found = _quoted_first(connection, starting(connection, words))
        keys, total = found[cursor : None if limit is None else cursor + limit], len(found)
        known = by_rows(connection, keys)
        return Roll(tuple(known[key] for key in keys), total)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM speaker s WHERE s.quotes > 0"
        " ORDER BY s.quotes DESC, s.fold, s.id LIMIT ? OFFSET ?",
        (-1 if limit is None else limit, cursor),
    )
    held = connection.execute("SELECT speakers FROM state")
    with sound_rows():
        return Roll(tuple(speaker_of(cells) for cells in rows), held.fetchone()[0])


def _quoted_first(connection: sqlite3.Connection, rows: Collection[int]) -> list[int]:
    """Return those of the rows that are quoted, most quoted first, then by name, then by id."""
    found = connection.execute(
        f"SELECT key FROM speaker WHERE quotes > 0 AND key {_IN} ORDER BY quotes DESC, fold, id",
        (json.dumps(list(rows)),),
    )
    return [key for (key,) in found]


def starting(connection: sqlite3.Connection, words: Sequence[str]) -> frozenset[int]:
    """Return the rows of speakers with these words in a name, the last being a beginning."""
    return named(connection, Clause(Field.SPEAKER, tuple(words), prefix=True, exact=True))


def called(connection: sqlite3.Connection, name: str) -> frozenset[int]:
    """Return the rows of the speakers in whose name or alias these words stand."""
    words = tuple(folded_words(name))
    clause = Clause(Field.SPEAKER, words, exact=True)
    return named(connection, clause) if words else frozenset()


@sound_rows()
def by_rows(connection: sqlite3.Connection, rows: Collection[int]) -> Mapping[int, Speaker]:
    """Return speakers by their rows."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM speaker s WHERE s.key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return {cells[0]: speaker_of(cells) for cells in found}


@sound_rows()
def known_by_rows(connection: sqlite3.Connection, rows: Collection[int]) -> Mapping[int, Speaker]:
    """Return those of the speakers, by their rows, who say or think anything that is listed."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM speaker s"
        " WHERE s.articles > 0 AND s.key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return {cells[0]: speaker_of(cells) for cells in found}


@sound_rows()
def by_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> Mapping[str, Speaker]:
    """Return those of the speakers that there are, by their ids."""
    found = (
        connection.execute(
            f"SELECT {_COLUMNS} FROM speaker s WHERE s.id = ? AND s.kind != ''",
            (ordered_text(one),),
        ).fetchone()
        for one in set(ids)
    )
    return {speaker.id: speaker for speaker in map(speaker_of, filter(None, found))}


def row_of(connection: sqlite3.Connection, speaker_id: str) -> int | None:
    """Return the row of a speaker; None if there is none of that id."""
    found = connection.execute(
        "SELECT key FROM speaker WHERE id = ? AND kind != ''", (ordered_text(speaker_id),)
    ).fetchone()
    return int(found[0]) if found else None


def ties(connection: sqlite3.Connection, names: Collection[int] | None = None) -> dict[int, int]:
    """Return the speakers of names that go by another one, by rows; of all without names."""
    statement = "SELECT key, goes_by FROM speaker WHERE goes_by NOTNULL"
    if names is None:
        return dict(connection.execute(statement).fetchall())
    found = connection.execute(f"{statement} AND key {_IN}", (json.dumps(list(names)),))
    return dict(found.fetchall())


def speaker_of(cells: Sequence[Any]) -> Speaker:
    """Return a speaker of the columns of its row."""
    _, speaker_id, name, kind, aliases, role, organisation, quotes, articles, first, last = cells
    return Speaker(
        unpacked(speaker_id),
        unpacked(name),
        VoiceKind(kind),
        tuple(json.loads(aliases)),
        unpacked(role),
        unpacked(organisation),
        quotes,
        articles,
        None if first is None else date_of(first),
        None if last is None else date_of(last),
    )
