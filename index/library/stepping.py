"""Along one speaker's quotations in a library on disk; `index.library.walking` says how.

An index holds each speaker's quotations in the order of the walk. Those that stand in
several renderings are few: which of them are passed over is worked out for each step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from index.library.rows import day_number, ordered_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from index.model import Place


class Spot(NamedTuple):
    """Where in a walk something stands; spots are ordered as the walk is."""

    newest: int
    name: bytes
    start: int


class Stop(NamedTuple):
    """Where a step leads.

    Attributes:
        key: of the quotation.
        position: which it is of all that are visited, counted from 1.
    """

    key: int
    position: int


class _Row(NamedTuple):
    spot: Spot
    id: str | bytes
    key: int


def spot_of(place: Place) -> Spot:
    """Return where a place stands."""
    heading = place.heading
    return Spot(-(day_number(heading.date) or 0), ordered_text(heading.id), place.start)


class Walk:
    """The walk along one speaker."""

    def __init__(self, connection: sqlite3.Connection, speaker: int, home: str | None) -> None:
        """Find out what is passed over.

        Args:
            connection: to the library.
            speaker: row of the speaker.
            home: id of the article that the walk started from.
        """
        self._connection, self._speaker = connection, speaker
        self._passed = self._repeated(None if home is None else ordered_text(home))
        self._passed_keys = frozenset(row.key for row in self._passed)

    def step(self, after: Spot | None, *, back: bool) -> Stop | None:
        """Return the next stop after a spot, or before it; None at the end."""
        for key, *cells in self._onward(after, back=back):
            if key not in self._passed_keys:
                return self._stop(Spot(*cells), back=back)
        return None

    def _onward(self, after: Spot | None, *, back: bool) -> Iterator[Sequence[Any]]:
        beyond = _BEFORE if back else _AFTER
        where = f"{_SPOKEN} AND {beyond}" if after else _SPOKEN
        order = "newest DESC, name DESC, begins DESC" if back else "newest, name, begins"
        return self._connection.execute(
            f"SELECT key, newest, name, begins FROM quotation WHERE {where} ORDER BY {order}",
            (self._speaker, *(after or ())),
        )

    def _stop(self, spot: Spot, *, back: bool) -> Stop:
        """Choose among the quotations that begin at one spot, by their ids."""
        found = self._connection.execute(
            f"SELECT key, id FROM quotation WHERE {_SPOKEN} AND {_AT}", (self._speaker, *spot)
        )
        here = [_Row(spot, name, key) for key, name in found if key not in self._passed_keys]
        here.sort(key=_order)
        (before,) = self._connection.execute(
            f"SELECT count(*) FROM quotation WHERE {_SPOKEN} AND {_BEFORE}",
            (self._speaker, *spot),
        ).fetchone()
        before -= sum(row.spot < spot for row in self._passed)
        if back:
            return Stop(here[-1].key, before + len(here))
        return Stop(here[0].key, before + 1)

    def _repeated(self, home: bytes | None) -> list[_Row]:
        """Return what is passed over: in each group all but the one that is visited."""
        found = self._connection.execute(
            "SELECT grp, newest, name, begins, id, key FROM quotation"
            " WHERE shown AND speaker = ? AND grp NOTNULL AND counted",
            (self._speaker,),
        )
        groups: dict[int, list[_Row]] = {}
        for group, *spot, name, key in found:
            groups.setdefault(group, []).append(_Row(Spot(*spot), name, key))
        passed: list[_Row] = []
        for rows in groups.values():
            rows.sort(key=lambda row: (row.spot.name != home, _order(row)))
            passed += rows[1:]
        return passed


def _order(row: _Row) -> tuple[Spot, bytes]:
    name = row.id
    return row.spot, name if isinstance(name, bytes) else ordered_text(name)


_SPOKEN = "shown AND speaker = ? AND counted = 1"
_AFTER = "(newest, name, begins) > (?, ?, ?)"
_BEFORE = "(newest, name, begins) < (?, ?, ?)"
_AT = "(newest, name, begins) = (?, ?, ?)"
