"""Who has a word in a name, or several in a row."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from index.library.damage import sound_rows
from index.library.generations import generation
from index.library.rows import ordered_text, unpacked
from index.matching import Finder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from index.library.generations import Generation
    from index.query import Clause

_END = b"\xff"  # behind all that begins with the same letters: no UTF-8 has it
_NONE = "[]"
_FEW = 256  # names: as fast to look at as to ask what else stands in them
_MANY = 10_000
_ROWS_REMEMBERED = 1 << 15
_CLAUSE_ROWS = 16  # a clause takes as much memory by itself
_STARTING = "SELECT speaker FROM called WHERE word >= ? AND word < ?"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM called WHERE word = ? LIMIT ?)"
_NAMES = """
    SELECT s.key, s.name, s.aliases FROM called c CROSS JOIN speaker s ON s.key = c.speaker
    WHERE c.word = ?
"""
_TOO = " AND EXISTS (SELECT 1 FROM called o WHERE o.word = ? AND o.speaker = c.speaker)"


def named(connection: sqlite3.Connection, clause: Clause) -> frozenset[int]:
    """Return the rows of the speakers whose name or alias a clause hits."""
    if len(clause.words) > 1:
        return frozenset(_in_a_row(connection, clause))
    (word,) = map(ordered_text, clause.words)
    end = word + (_END if clause.prefix else b"\x00")
    return frozenset(key for (key,) in connection.execute(_STARTING, (word, end)))


@sound_rows()
def _in_a_row(connection: sqlite3.Connection, clause: Clause) -> Iterable[int]:
    """Return the speakers in one of whose names the words follow each other."""
    hits = _Hits(clause)
    return [
        key
        for key, name, aliases in connection.execute(*_having_all(connection, clause))
        if hits[name] or (aliases != _NONE and any(map(hits.__getitem__, json.loads(aliases))))
    ]


class _Hits(dict[str | bytes, bool]):
    """Whether a clause hits a name, as it is stored: many have the same."""

    def __init__(self, clause: Clause) -> None:
        super().__init__()
        self._finder = Finder(clause)

    def __missing__(self, name: str | bytes) -> bool:
        hit = self[name] = self._finder.hits_text(unpacked(name))
        return hit


class NameHits:
    """What names clauses hit, remembered for one state of a library; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: Generation | None = None
        self._known: OrderedDict[Clause, frozenset[int]] = OrderedDict()
        self._rows = 0

    def named(self, connection: sqlite3.Connection, clause: Clause) -> frozenset[int]:
        """Return the rows of the speakers that a clause names, of all names they go by."""
        now = generation(connection)
        with self._lock:
            if self._seen != now:
                self._seen, self._rows = now, 0
                self._known.clear()
            known = self._known.get(clause)
        if known is None:
            known = frozenset(names_of(connection, named(connection, clause)))
            self._remember(now, clause, known)
        return known

    def _remember(self, now: Generation, clause: Clause, rows: frozenset[int]) -> None:
        with self._lock:
            if self._seen != now or clause in self._known:
                return
            self._known[clause] = rows
            self._rows += len(rows) + _CLAUSE_ROWS
            while self._rows > _ROWS_REMEMBERED:
                _, dropped = self._known.popitem(last=False)
                self._rows -= len(dropped) + _CLAUSE_ROWS


def names_of(connection: sqlite3.Connection, rows: Collection[int]) -> list[int]:
    """Return the rows of all names that speakers go by, their own among them."""
    found = connection.execute(
        "SELECT key FROM speaker WHERE goes_by IN (SELECT value FROM json_each(?))"
        " AND goes_by NOTNULL",
        (json.dumps(list(rows)),),
    )
    return [*rows, *(key for (key,) in found)]


def _having_all(connection: sqlite3.Connection, clause: Clause) -> tuple[str, list[bytes]]:
    """Return what asks for the names that have all the words, from the rarest one on.

    A beginning at the end is passed over where few names are left without it.
    """
    words = list(map(ordered_text, clause.words))
    beginning = words.pop() if clause.prefix else None
    times = {word: _times(connection, word) for word in words}
    rarest = min(times, key=times.__getitem__)
    if times[rarest] <= _FEW:
        return _NAMES, [rarest]
    others = sorted(times.keys() - {rarest})
    statement, bound = _NAMES + _TOO * len(others), [rarest, *others]
    if beginning is None:
        return statement, bound
    return f"{statement} AND c.speaker IN ({_STARTING})", [*bound, beginning, beginning + _END]


def _times(connection: sqlite3.Connection, word: bytes) -> int:
    """Return in how many names a word stands, as far as that matters."""
    return int(connection.execute(_COUNT, (word, _MANY)).fetchone()[0])
