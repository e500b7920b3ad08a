"""Which state a library is in, and which it was in before."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.library.damage import sound_rows

if TYPE_CHECKING:
    import sqlite3

_REMEMBERED = 10_000  # generations: 400 kB


@dataclass(frozen=True, slots=True)
class Generation:
    """Which state of a library something belongs to.

    Attributes:
        number: counts the writes.
        stamp: of this very write; a restored copy may come to the same number again.
    """

    number: int
    stamp: str


@sound_rows()
def generation(connection: sqlite3.Connection) -> Generation:
    """Return which state of the library a connection sees."""
    number, stamp = connection.execute("SELECT generation, stamp FROM state").fetchone()
    return Generation(number, stamp)


def next_generation(connection: sqlite3.Connection) -> int:
    """Return the number of the generation that is being written."""
    return generation(connection).number + 1


def follows(connection: sqlite3.Connection, earlier: Generation) -> bool:
    """Tell whether the state that a connection sees is an earlier one, or came of it.

    Of states long before that is no longer known.
    """
    if generation(connection) == earlier:
        return True
    found = connection.execute("SELECT stamp FROM past WHERE generation = ?", (earlier.number,))
    return bool(found.fetchone() == (earlier.stamp,))


def begin_generation(connection: sqlite3.Connection) -> None:
    """Let what has been written in a transaction be a state of its own."""
    connection.execute("INSERT OR REPLACE INTO past SELECT generation, stamp FROM state")
    connection.execute(
        "DELETE FROM past WHERE generation < (SELECT generation FROM state) - ?", (_REMEMBERED,)
    )
    connection.execute(
        "UPDATE state SET generation = generation + 1, stamp = ?", (uuid.uuid4().hex,)
    )


@sound_rows()
def next_key(connection: sqlite3.Connection, table: str) -> int:
    """Return a key that no row of a table has, or ever had."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int((found.fetchone() or (0,))[0]) + 1
