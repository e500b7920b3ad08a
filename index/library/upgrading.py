"""Libraries of the versions before are made into ones of today, where they lie."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from index.library import rows
from index.library.changing import fill, lend
from index.library.generations import begin_generation
from index.library.inserts import insert_files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_LOG = logging.getLogger(__name__)
_QUIET_S, _EVERY_S = 2.0, 5.0
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
)
_ARTICLES = "SELECT key FROM article ORDER BY key"
_BORROWERS = "SELECT DISTINCT article FROM quotation WHERE lender NOTNULL ORDER BY article"
_LENT_AT_ONCE = 500
_PARENTS, _PRONOUNS, _CORRECTIONS = 2, 4, 5  # the versions that were the first to have them


def upgrade(
    connection: sqlite3.Connection, before: sqlite3.Connection, schema: Iterable[str], *, to: int
) -> None:
    """Make a library of an older version one of today, in one transaction.

    Its readings and loans are written anew, for all that is counted now follows from them.
    Another process may have been first: then nothing is done.

    Args:
        connection: to the library, without a transaction.
        before: another one, which goes on seeing it as it was.
        schema: the statements of today.
        to: the version of today.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found != to:
            before.execute("BEGIN")
            _make_anew(connection, schema)
            _bring_over(connection, before, found)
            connection.execute(f"PRAGMA user_version = {to}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _make_anew(connection: sqlite3.Connection, schema: Iterable[str]) -> None:
    (number, stamp) = connection.execute("SELECT generation, stamp FROM state").fetchone()
    used = _used_keys(connection)
    connection.execute("DROP VIEW quoted")
    for (table,) in connection.execute(_TABLES).fetchall():
        connection.execute(f"DROP TABLE {table}")
    for statement in schema:
        connection.execute(statement)
    connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", used)
    connection.execute("INSERT INTO state VALUES (1, ?, ?, 0, 0, 0)", (number, stamp))
    begin_generation(connection)


def _used_keys(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the last key of each table whose keys are never used again."""
    counted = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
    if connection.execute(counted).fetchone() is None:
        return []
    return connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()


def _bring_over(connection: sqlite3.Connection, before: sqlite3.Connection, version: int) -> None:
    (view,) = before.execute("SELECT sql FROM sqlite_master WHERE name = 'quoted'").fetchone()
    view = view.replace("CREATE VIEW", "CREATE TEMP VIEW")
    if version < _PARENTS:
        view = view.replace("q.why,", "q.why, NULL,")
    if version < _PRONOUNS:
        view = view.replace("v.aliases", "v.aliases, '[]'")
    if version < _CORRECTIONS:
        view = view.replace("q.lender, q.speaker", "0, NULL, NULL, q.lender, q.speaker")
    before.execute(view)
    keys, borrowers = (_listed(before, statement) for statement in (_ARTICLES, _BORROWERS))
    word = _Word(len(keys) + len(borrowers))
    for written in fill(connection, (rows.reading(before, key) for key in keys)):
        word.say(written)
    for start in range(0, len(borrowers), _LENT_AT_ONCE):
        several = [rows.loans(before, key) for key in borrowers[start : start + _LENT_AT_ONCE]]
        lend(connection, {loans[0].borrower: loans for loans in several})
        word.say(len(keys) + start + len(several))
    insert_files(connection, rows.files(before).values())


def _listed(connection: sqlite3.Connection, statement: str) -> list[int]:
    return [key for (key,) in connection.execute(statement)]


class _Word:
    """Says how far it is, where that takes long: on standard error, unless somebody logs it."""

    def __init__(self, steps: int) -> None:
        self._next_s, self._steps = time.monotonic() + _QUIET_S, steps

    def say(self, done: int) -> None:
        """Say it, if nothing was said for some seconds."""
        if time.monotonic() >= self._next_s:
            self._next_s = time.monotonic() + _EVERY_S
            _LOG.warning("Bringing the library up to date: %d %%", 100 * done // self._steps)
