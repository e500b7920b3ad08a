"""The speakers of a library, kept up to date with each change in the same transaction.

Voices go by a name (`speaker_key`). What they are called is counted for each name, and what
an article adds or takes away changes the counts, so that a speaker of thousands of articles
costs no more than one of two. A name is a speaker, or goes by another name that says the
same quotation in another rendering; then both counts make the one speaker.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.library.damage import DamagedError, sound_rows
from index.library.generations import next_key
from index.library.rows import date_of, day_number, ordered_text, packed, unpacked
from index.library.tallies import Manner, Tallies
from index.library.tying import component_ties
from index.speakers import Extent, body_key, speaker_of
from index.words import folded_words, forms

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from index.library.scene import Scene
    from index.library.tallies import Part
    from index.model import Speaker


@dataclass(slots=True)
class _Name:
    """A name by which voices go, as it is being changed.

    Attributes:
        words: of its names, as they are stored.
        quotes: as it is stored.
    """

    key: int
    id: str
    tallies: Tallies
    goes_by: int | None = None
    words: frozenset[str] = frozenset()
    quotes: int = 0


class People:
    """The names and speakers of a library within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[int, _Name] = {}
        self._keys: dict[str, int] = {}
        self._next = next_key(connection, "speaker")

    def key(self, name_id: str) -> int:
        """Return the row of a name by its id; it gets one if it is new."""
        if name_id not in self._keys:
            self._load("id = ?", ordered_text(name_id))
        if name_id not in self._keys:
            self._add(_Name(self._next, name_id, Tallies()))
            self._next += 1
        return self._keys[name_id]

    def speaker(self, key: int) -> int:
        """Return the row of the speaker that a name, by its row, is."""
        goes_by = self._names[key].goes_by
        return key if goes_by is None else goes_by

    def change(self, before: Scene, after: Scene) -> None:
        """Let the speakers follow a change of articles that is done but for them.

        Args:
            before: what those had that are gone, or are changed.
            after: what those have that are new, or are changed.
        """
        touched = {one.speaker for one in (*before.presences, *after.presences)}
        self._know(touched)
        for scene, sign in ((before, -1), (after, 1)):
            for presence in scene.presences:
                self._names[presence.speaker].tallies.add(presence, sign)
        speakers = {self.speaker(key) for key in touched}
        speakers |= self._tie(before.sharing | after.sharing)
        self._settle(speakers, touched - speakers)

    # Ties

    def _tie(self, changed: Collection[int]) -> set[int]:
        """Tie names anew; return the speakers that are others by that, old and new."""
        if not changed:
            return set()
        self._know(changed)
        ties = component_ties(self._connection, changed, self._ids)
        self._know(ties)
        others: set[int] = set()
        for key, name in ties.items():
            goes_by = None if name is None else self._keys[name]
            if goes_by != self._names[key].goes_by:
                others |= {key, self.speaker(key)}
                self._retie(self._names[key], goes_by)
                others.add(self.speaker(key))
        return others

    def _retie(self, name: _Name, goes_by: int | None) -> None:
        old, name.goes_by = self.speaker(name.key), goes_by
        self._connection.execute(
            "UPDATE quotation SET speaker = ? WHERE speaker = ?"
            " AND ? = (SELECT v.speaker FROM voice v WHERE v.key = quotation.voice)",
            (self.speaker(name.key), old, name.key),
        )

    def _ids(self, keys: Collection[int]) -> Mapping[int, str]:
        self._know(keys)
        return {key: self._names[key].id for key in keys}

    # Reading

    def _know(self, keys: Collection[int]) -> None:
        wanted = [key for key in keys if key not in self._names]
        if wanted:
            self._load("key IN (SELECT value FROM json_each(?))", json.dumps(wanted))
        if any(key not in self._names for key in wanted):
            raise DamagedError

    def _load(self, condition: str, wanted: str | bytes) -> None:
        rows = self._connection.execute(
            f"SELECT key, id, tally, goes_by, name, aliases, quotes FROM speaker WHERE {condition}",
            (wanted,),
        )
        with sound_rows():
            for key, name_id, tally, goes_by, name, aliases, quotes in rows:
                if key not in self._names:
                    words = _words((unpacked(name), *json.loads(aliases)))
                    tallies = Tallies.load(tally)
                    self._add(_Name(key, unpacked(name_id), tallies, goes_by, words, quotes))

    def _add(self, name: _Name) -> None:
        self._names[name.key] = name
        self._keys[name.id] = name.key

    # Writing

    def _settle(self, speakers: Collection[int], others: Collection[int]) -> None:
        """Write speakers, and names that go by others, as their counts say they are."""
        members = self._members(speakers)
        settled = {key: self._speaker(self._names[key], members[key]) for key in speakers}
        self._write({**dict.fromkeys(others, None), **settled})

    def _members(self, speakers: Collection[int]) -> dict[int, list[_Name]]:
        """Return the names of each speaker: its own, and those that go by it."""
        stored = self._connection.execute(
            "SELECT key FROM speaker WHERE goes_by IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(speakers)),),
        )
        self._know({key for (key,) in stored})
        members: dict[int, list[_Name]] = {key: [] for key in speakers}
        for name in self._names.values():
            if self.speaker(name.key) in members:
                members[self.speaker(name.key)].append(name)
        return members

    def _speaker(self, name: _Name, members: Collection[_Name]) -> Speaker | None:
        """Return what a name is the speaker of; None where it is none."""
        tallies = Tallies()
        for member in members:
            tallies.add_all(member.tallies)
        manner = tallies.manner()
        known = tallies.parts[manner]
        if name.goes_by is not None or not known.articles:
            return None
        extent = self._extent(name.key, len(members), known, manner)
        return speaker_of(name.id, known.tally, extent)

    def _extent(self, key: int, members: int, known: Part, manner: Manner) -> Extent:
        is_quoted = manner is Manner.SPOKEN
        place = {"speaker": key, "counted": is_quoted}
        first, last, lent, groups = self._connection.execute(_EXTENT, place).fetchone()
        articles = known.articles
        if members > 1:
            (articles,) = self._connection.execute(_ARTICLES, place).fetchone()
        quotes = known.quotations - lent + groups if is_quoted else 0
        return Extent(quotes, articles, _date(first), _date(last))

    def _write(self, settled: Mapping[int, Speaker | None]) -> None:
        rows, gone, added, removed, change = [], [], [], [], 0
        for key, speaker in settled.items():
            name = self._names[key]
            words = _words((speaker.name, *speaker.aliases)) if speaker else frozenset()
            added += [(ordered_text(word), name.key) for word in words - name.words]
            removed += [(ordered_text(word), name.key) for word in name.words - words]
            quotes = speaker.quotes if speaker else 0
            change += (quotes > 0) - (name.quotes > 0)
            name.words, name.quotes = words, quotes
            if name.tallies:
                rows.append(_row(name, speaker))
            else:
                gone.append((name.key,))
        write = self._connection.executemany
        write("DELETE FROM called WHERE word = ? AND speaker = ?", removed)
        write("INSERT INTO called VALUES (?, ?)", sorted(added))
        write("DELETE FROM speaker WHERE key = ?", gone)
        write(_INSERT, sorted(rows))
        self._connection.execute("UPDATE state SET speakers = speakers + ?", (change,))


def _row(name: _Name, speaker: Speaker | None) -> tuple[object, ...]:
    start = (name.key, ordered_text(name.id), name.goes_by, name.tallies.dump())
    if speaker is None:
        return (*start, "", b"", "", None, None, None, "[]", 0, 0, None, None)
    return (
        *start,
        packed(speaker.name),
        ordered_text(speaker.name.casefold()),
        speaker.kind,
        packed(speaker.role),
        packed(speaker.organisation),
        ordered_text(body_key(speaker.organisation)) if speaker.organisation else None,
        json.dumps(speaker.aliases),
        speaker.quotes,
        speaker.articles,
        day_number(speaker.first),
        day_number(speaker.last),
    )


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words by which a speaker of these names is found."""
    words = (word for name in names for word in folded_words(name))
    return frozenset(form for word in words for form in forms(word))


def _date(newest: int | None) -> dt.date | None:
    return None if newest is None else date_of(-newest)


_INSERT = f"INSERT OR REPLACE INTO speaker VALUES ({', '.join('?' * 15)})"

_EXTENT = """
    SELECT
        (SELECT max(newest) FROM quotation WHERE shown AND speaker = :speaker
            AND counted = :counted AND newest < 0),
        (SELECT min(newest) FROM quotation WHERE shown AND speaker = :speaker
            AND counted = :counted AND newest < 0),
        (SELECT count(*) FROM quotation WHERE shown AND speaker = :speaker
            AND grp NOTNULL AND counted),
        (SELECT count(DISTINCT grp) FROM quotation WHERE shown AND speaker = :speaker
            AND grp NOTNULL AND counted)
"""
_ARTICLES = """
    SELECT count(DISTINCT name) FROM quotation
    WHERE shown AND speaker = :speaker AND counted = :counted
"""
