"""How much of a library was printed on each day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.library.damage import sound_rows
from index.library.listing import Narrowed
from index.library.rows import date_of
from index.model import Days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

    from index.library.engine.view import View
    from index.model import Selection

_UNDATED = 0


def of_quotations(connection: sqlite3.Connection, selection: Selection) -> Days:
    """Count the quotations that a selection asks for, one of each group."""
    those = Narrowed(connection, selection)
    counts = those.days()
    for day, number in _counted(connection, "quotation", those.repeated()).items():
        counts[day] -= number
    return _days(counts)


def of_quotations_found(
    connection: sqlite3.Connection, view: View, selection: Selection, quotations: int
) -> Days:
    """Count those of the quotations of a view that a selection asks for, one of each group."""
    those = Narrowed(connection, selection)
    wanted = those.keys(view, those.among(view, quotations))
    return _days(_counted(connection, "quotation", wanted - those.repeated(wanted)))


@sound_rows()
def of_all_articles(connection: sqlite3.Connection) -> Days:
    """Count all articles."""
    found = connection.execute("SELECT newest, count(*) FROM article GROUP BY newest")
    return _days(dict(found.fetchall()))


def of_articles(connection: sqlite3.Connection, keys: Collection[int]) -> Days:
    """Count the articles of these rows."""
    return _days(_counted(connection, "article", keys))


@sound_rows()
def _counted(
    connection: sqlite3.Connection, table: str, keys: Collection[int]
) -> Mapping[int, int]:
    found = connection.execute(
        f"SELECT newest, count(*) FROM {table}"
        " WHERE key IN (SELECT value FROM json_each(?)) GROUP BY newest",
        (json.dumps(list(keys)),),
    )
    return dict(found.fetchall())


@sound_rows()
def _days(counts: Mapping[int, int]) -> Days:
    """Return counts by `newest`, which is smaller the later a day is."""
    dated = sorted((-newest, n) for newest, n in counts.items() if newest != _UNDATED and n)
    return Days(tuple((date_of(day), n) for day, n in dated), counts.get(_UNDATED, 0))
