"""Libraries of the version before: what they lack is added where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

BEFORE = 1
"""The version that can be made into the one of today."""


def upgrade(connection: sqlite3.Connection, version: int, schema: Iterable[str]) -> None:
    """Add what a library of version `BEFORE` lacks, in one transaction.

    That is `parent`, empty until its articles are read again. Another process may have
    been first: then nothing is done.

    Args:
        connection: to the library, without a transaction.
        version: the one of today.
        schema: its statements.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found == BEFORE:
            connection.execute("ALTER TABLE quotation ADD COLUMN parent TEXT")
            connection.execute("DROP VIEW quoted")
            for statement in schema:
                if "CREATE VIEW" in statement:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
