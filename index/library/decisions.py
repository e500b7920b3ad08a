"""The decisions of `edits.jsonl` in a library's file: which are followed, and in which article.

The files are the truth. What they said last is kept here, so that only the difference is
followed, and an article that comes or goes finds the decisions about it.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from itertools import chain
from typing import TYPE_CHECKING

from index.corrections.anchoring import text_hash
from index.corrections.deciding import without_article
from index.corrections.listing import corrections_of
from index.corrections.values import Orphan
from index.library import roll, rows
from index.library.correcting import home_of, likely_home_of
from index.library.damage import sound_rows
from index.library.inserts import short_hash
from index.library.overlaying import edit_of
from index.library.rows import packed, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from index.corrections.edits import Line
    from index.corrections.kept import Kept, Marks
    from index.corrections.listing import Corrections
    from index.corrections.values import Edit

_SAID = 2  # of the problems in the files, as many as fit into a line
_IN = "IN (SELECT value FROM json_each(?))"


@sound_rows()
def is_noted(connection: sqlite3.Connection, marks: Marks) -> bool:
    """Tell whether it is known what the files say, if they look like this."""
    known, _ = _noted(connection)
    return known == _plain(marks)


@sound_rows()
def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what was wrong with the files when they were noted, the first of it in words."""
    _, said = _noted(connection)
    return tuple(map(str, said))


@sound_rows()
def is_followed(connection: sqlite3.Connection, marks: Marks) -> bool:
    """Tell whether that is also followed wherever it can be."""
    (looked,) = connection.execute("SELECT looked FROM followed").fetchone()
    return bool(looked) and is_noted(connection, marks)


def any_decisions(connection: sqlite3.Connection) -> bool:
    """Tell whether any is known."""
    return connection.execute("SELECT 1 FROM edit LIMIT 1").fetchone() is not None


def note(connection: sqlite3.Connection, kept: Kept) -> set[int]:
    """Note what the files say, but for what cannot be read: of that, what it said before holds.

    Returns:
        The articles of which other decisions are known now.
    """
    touched = set[int]()
    if kept.edits_fault is None:
        touched = _note_edits(connection, [one for one in kept.lines if one.edit is not None])
    if kept.speakers_fault is None:
        connection.execute("UPDATE followed SET rules = ?", (packed(kept.speakers_text),))
    said = [f"{one.where}: {one.problem}" for one in kept.conflicts]
    more = [f"and {len(said) - _SAID:,} more; quoth doctor lists them"] if said[_SAID:] else []
    noted = json.dumps([*_plain(kept.marks), *said[:_SAID], *more])
    connection.execute("UPDATE followed SET marks = ?", (noted,))
    _look_again(connection)
    return touched


def find_homes(
    connection: sqlite3.Connection, names: Iterable[str | bytes], hashes: Iterable[int]
) -> set[int]:
    """Find out anew what decisions are about that name such articles, or such texts.

    Returns:
        The articles of which other decisions are known now.
    """
    keys = {
        key
        for name in names
        for (key,) in connection.execute("SELECT key FROM edit WHERE name = ?", (name,))
    }
    known = f"SELECT key FROM edit WHERE hash {_IN} AND hash"
    keys |= {key for (key,) in connection.execute(known, (_listed(hashes),))}
    touched = _settle_homes(connection, keys)
    _look_again(connection)
    return touched


def look_around(connection: sqlite3.Connection) -> set[int]:
    """Look for the articles of decisions that have none of their name or text.

    Returns:
        The articles of which other decisions are known now.
    """
    shelf, touched = _Shelf(connection), set[int]()
    unsure = connection.execute("SELECT key, line, article FROM edit WHERE NOT sure").fetchall()
    for key, line, before in unsure:
        found = likely_home_of(_edit(line), shelf)
        article = None if found is None else rows.article_key(connection, found)
        if article != before:
            touched |= {before, article} - {None}
            _put(connection, key, article, sure=False)
    connection.execute("UPDATE followed SET looked = 1 WHERE NOT looked")
    return touched


def listed(connection: sqlite3.Connection, kept: Kept) -> Corrections:
    """Return all corrections, and what of them cannot be followed."""

    def is_known(name: str) -> bool:
        return bool(roll.called(connection, name))

    return corrections_of(kept, _orphans(connection), rows.ids(connection), is_known)


@sound_rows()
def _orphans(connection: sqlite3.Connection) -> list[Orphan]:
    """Return the decisions that cannot be followed, in order."""
    found = connection.execute(
        "SELECT line, article, problem FROM edit WHERE article IS NULL OR problem NOTNULL"
        " ORDER BY place"
    )
    return [
        without_article(edit_of(line)) if article is None else Orphan(edit_of(line), problem)
        for line, article, problem in found
    ]


def _note_edits(connection: sqlite3.Connection, lines: Sequence[Line]) -> set[int]:
    """Put the lines in the place of those that were known, as far as they differ."""
    known = connection.execute("SELECT key, line FROM edit ORDER BY place").fetchall()
    texts = [one.text for one in lines]
    before = [unpacked(text) for _, text in known]
    start = _alike(before, texts)
    end = _alike(before[start:][::-1], texts[start:][::-1])
    gone = [key for key, _ in known[start : len(known) - end]]
    kept = [key for key, _ in known[len(known) - end :]]
    touched = set(
        chain.from_iterable(
            connection.execute(
                f"SELECT article FROM edit WHERE key {_IN} AND article NOTNULL", (_listed(gone),)
            )
        )
    )
    connection.execute(f"DELETE FROM edit WHERE key {_IN}", (_listed(gone),))
    new = lines[start : len(lines) - end]
    if len(new) != len(gone):
        places = enumerate(kept, start + len(new))
        connection.executemany(
            "UPDATE edit SET place = ? WHERE key = ?", [(place, key) for place, key in places]
        )
    return touched | _add(connection, new, start)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many texts two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _add(connection: sqlite3.Connection, lines: Sequence[Line], start: int) -> set[int]:
    keys = set()
    for place, line in enumerate(lines, start):
        edit = line.edit
        if edit is None:
            continue
        cells = (place, packed(line.text), packed(edit.article), short_hash(edit.article_sha256))
        added = connection.execute(
            "INSERT INTO edit (place, line, name, hash, sure) VALUES (?, ?, ?, ?, 0)", cells
        )
        keys.add(added.lastrowid or 0)
    return _settle_homes(connection, keys)


def _settle_homes(connection: sqlite3.Connection, keys: Collection[int]) -> set[int]:
    """Find the articles that decisions are about, by hash and name."""
    shelf, touched = _Shelf(connection), set[int | None]()
    found = connection.execute(
        f"SELECT key, line, article, sure FROM edit WHERE key {_IN} ORDER BY key", (_listed(keys),)
    )
    for key, line, before, was_sure in found.fetchall():
        home = home_of(_edit(line), shelf)
        article = None if home is None else rows.article_key(connection, home)
        if article is None and not was_sure:
            continue
        if (article, article is not None) != (before, bool(was_sure)):
            _put(connection, key, article, sure=article is not None)
        touched |= {before, article}
    return {one for one in touched if one is not None}


def _look_again(connection: sqlite3.Connection) -> None:
    """See that articles are looked for of which there were none, now that there are others."""
    connection.execute(
        "UPDATE followed SET looked = 0 WHERE looked AND EXISTS (SELECT 1 FROM edit WHERE NOT sure)"
    )


def _put(connection: sqlite3.Connection, key: int, article: int | None, *, sure: bool) -> None:
    connection.execute(
        "UPDATE edit SET article = ?, sure = ?, problem = NULL WHERE key = ?", (article, sure, key)
    )


@sound_rows()
def _edit(line: str | bytes) -> Edit:
    return edit_of(unpacked(line))


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))


def _noted(connection: sqlite3.Connection) -> tuple[list[object], list[object]]:
    """Return how the files looked when they were noted, then what was wrong with them."""
    (cell,) = connection.execute("SELECT marks FROM followed").fetchone()
    known = json.loads(cell)
    return known[:2], known[2:]


def _plain(marks: Marks) -> list[object]:
    """Return marks as JSON has them."""
    return [None if one is None else list(astuple(one)) for one in marks]


class _Shelf:
    """The articles of a library: `index.library.correcting.Shelf`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_text(self, sha256: str) -> Collection[str]:
        start = short_hash(sha256)
        if not start:
            return ()
        found = self._connection.execute("SELECT id, text FROM article WHERE hash = ?", (start,))
        with sound_rows():
            return {
                unpacked(article_id)
                for article_id, text in found
                if text_hash(unpacked(text)) == sha256
            }

    def text(self, article_id: str) -> str | None:
        found = self._connection.execute(
            "SELECT text FROM article WHERE id = ?", (packed(article_id),)
        ).fetchone()
        return None if found is None else unpacked(found[0])

    def akin(self, prints: Collection[int], limit: int) -> Sequence[str]:
        found = self._connection.execute(_AKIN, (json.dumps(sorted(prints)), limit))
        with sound_rows():
            return [unpacked(article_id) for (article_id,) in found]


_AKIN = """
    SELECT a.id FROM fingerprint f JOIN article a ON a.key = f.article
    WHERE f.print IN (SELECT value FROM json_each(?))
    GROUP BY a.key ORDER BY count(*) DESC, a.name LIMIT ?
"""
