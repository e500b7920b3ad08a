"""How often each speaker is quoted in what was found, and how many quotations that makes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.library import roll
from index.model import Facet

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Collection, Iterable, Mapping

    from index.library.answering import Found
    from index.library.engine.view import View
    from index.model import Speaker

_FEW = 200


class Ties:
    """The names that go by the speaker of another one, at one generation.

    Few are looked up; all are read where many are asked for, and once.
    """

    def __init__(self) -> None:
        self._all: Mapping[int, int] | None = None

    def of(self, connection: sqlite3.Connection, names: Collection[int]) -> dict[int, int]:
        """Return for those of some names that go by another one the row of their speaker."""
        if self._all is None and len(names) <= _FEW:
            return roll.ties(connection, names)
        if self._all is None:
            self._all = roll.ties(connection)
        known = self._all
        return {name: known[name] for name in names if name in known}


@dataclass(frozen=True, slots=True)
class Several:
    """The quotations that stand in several renderings; they are few.

    Attributes:
        groups: by key.
        speakers: row of who said it, by key; None where that is not known.
        ties: of names to speakers.
    """

    groups: Mapping[int, int]
    speakers: Mapping[int, int | None]
    ties: Ties = field(default_factory=Ties)


def several(connection: sqlite3.Connection) -> Several:
    """Read the quotations that count and stand in several renderings."""
    found = connection.execute(
        "SELECT key, grp, speaker FROM quotation WHERE grp NOTNULL AND shown AND counted"
    ).fetchall()
    return Several(
        {key: group for key, group, _ in found}, {key: speaker for key, _, speaker in found}
    )


def count_once(view: View, found: Found, several: Several) -> int:
    """Count the quotations that were found, those of one group once."""
    total = found.quotations
    number = view.counted(found.articles) if total is None else total.bit_count()
    if not several.groups:
        return number
    shared = view.quotations(list(several.groups))
    if total is None:
        shared &= view.spoken & view.inside(view.around(shared) & found.articles)
    else:
        shared &= total
    groups = {several.groups[key] for key in view.quotation_keys(shared)}
    return number - shared.bit_count() + len(groups)


def counts(
    connection: sqlite3.Connection, view: View, quotations: int, several: Several
) -> Counter[int]:
    """Count the quotations of each speaker, by row; those of one group once."""
    shared = quotations & view.quotations(list(several.groups)) if several.groups else 0
    found = view.facet(quotations & ~shared)
    for name, speaker in several.ties.of(connection, found).items():
        found[speaker] += found.pop(name)
    keys = view.quotation_keys(shared)
    found.update(
        speaker
        for speaker, _ in {(several.speakers[key], several.groups[key]) for key in keys}
        if speaker is not None
    )
    return found


def facet(
    connection: sqlite3.Connection,
    counted: Mapping[int, int],
    *,
    limit: int | None,
    cursor: int,
) -> Facet:
    """Return the part of counts that is asked for, in order."""
    end = len(counted) if limit is None else min(len(counted), cursor + limit)
    shown = first(connection, counted, end)[cursor:]
    speakers = roll.by_rows(connection, shown)
    return Facet(tuple((speakers[row], counted[row]) for row in shown), len(counted))


def first(connection: sqlite3.Connection, counted: Mapping[int, int], number: int) -> list[int]:
    """Return the first rows of counts: most first, then by name, then by id.

    Names are looked up only where counts are equal.
    """
    if not number:
        return []
    by_count: dict[int, list[int]] = {}
    for row, count in counted.items():
        by_count.setdefault(count, []).append(row)
    found: list[int] = []
    for count in sorted(by_count, reverse=True):
        found += _by_name(connection, by_count[count], number - len(found))
        if len(found) == number:
            break
    return found


def _by_name(connection: sqlite3.Connection, rows: Collection[int], number: int) -> Iterable[int]:
    found = connection.execute(
        "SELECT key FROM speaker WHERE key IN (SELECT value FROM json_each(?))"
        " ORDER BY fold, id LIMIT ?",
        (json.dumps(list(rows)), number),
    )
    return [key for (key,) in found]


def of_all(roll_: Iterable[Speaker], total: int) -> Facet:
    """Return the facet of a whole library, whose speakers know how often they are quoted."""
    return Facet(tuple((speaker, speaker.quotes) for speaker in roll_), total)
