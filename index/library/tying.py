"""Which names in a library go by another one, worked out anew where that can have changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.speakers import may_be_one, tied

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping

_Pair = tuple[int, int]


def component_ties(
    connection: sqlite3.Connection,
    changed: Collection[int],
    ids: Callable[[Collection[int]], Mapping[int, str]],
) -> dict[int, str | None]:
    """Find by which name each of some names goes, and each that hangs together with them.

    Args:
        connection: in the transaction of the change.
        changed: rows of names.
        ids: returns the ids of names by their rows.

    Returns:
        For each row the id of the name it goes by; None where that is its own.
    """
    known: set[int] = set()
    waiting = set(changed)
    pairs: set[_Pair] = set()
    names: dict[int, str] = {}
    while waiting:
        known |= waiting
        found = _spoken_around(connection, waiting)
        names.update(ids({row for _, row in found} | waiting))
        pairs |= found
        waiting = _partners(found, waiting, names) - known
    ties = tied((str(group), names[row]) for group, row in pairs if row in known)
    return {row: ties.get(names[row]) for row in known}


def _spoken_around(connection: sqlite3.Connection, rows: Collection[int]) -> set[_Pair]:
    """Return groups in which names say something, each with all names that say it."""
    wanted = json.dumps(sorted(rows))
    return set(connection.execute(_AROUND, (wanted, wanted, wanted)))


def _partners(
    pairs: Collection[_Pair], rows: Collection[int], names: Mapping[int, str]
) -> set[int]:
    groups: dict[int, set[int]] = {}
    for group, row in pairs:
        groups.setdefault(group, set()).add(row)
    return {
        other
        for together in groups.values()
        for row in together.intersection(rows)
        for other in together
        if other != row and may_be_one(names[row], names[other])
    }


_AROUND = """
    SELECT q.grp, v.speaker FROM quotation q JOIN voice v ON v.key = q.voice
    WHERE q.shown AND q.grp IN (
        SELECT g.grp FROM quotation g JOIN voice w ON w.key = g.voice
        WHERE g.shown AND g.grp NOTNULL AND w.speaker IN (SELECT value FROM json_each(?))
            AND g.speaker IN (
                SELECT value FROM json_each(?) UNION ALL
                SELECT goes_by FROM speaker
                WHERE goes_by NOTNULL AND key IN (SELECT value FROM json_each(?))))
"""
