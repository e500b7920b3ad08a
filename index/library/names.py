"""The names by which voices go, as rows of a table that are being changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.library.damage import DamagedError, sound_rows
from index.library.generations import next_key
from index.library.rows import day_number, ordered_text, packed, unpacked
from index.library.tallies import Tallies
from index.speakers import base_of, body_key, is_shared
from index.words import folded_words, forms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from index.model import Speaker

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class Name:
    """A name by which voices go, as it is being changed.

    Attributes:
        name: what `speaker_key` says.
        tied: row of the name that says the same quotations; None for none.
        goes_by: row of the speaker it is; None for itself.
        speaker_id: of the speaker that it is itself, as it is stored.
        names: of that speaker, as they are stored.
        quotes: as it is stored.
    """

    key: int
    name: str
    tallies: Tallies = field(default_factory=Tallies)
    tied: int | None = None
    goes_by: int | None = None
    speaker_id: str = ""
    names: tuple[str, ...] = ()
    quotes: int = 0

    @property
    def speaker(self) -> int:
        """Return the row of the speaker it is."""
        return self.key if self.goes_by is None else self.goes_by


class Names:
    """The names of a library within one transaction; each is read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_key: dict[int, Name] = {}
        self._keys: dict[str, int] = {}
        self._bases: dict[str, set[int]] = {}
        self._next = next_key(connection, "speaker")

    def __getitem__(self, key: int) -> Name:
        """Return a name that is known by its row."""
        return self._by_key[key]

    def key(self, name: str) -> int:
        """Return the row of a name; it gets one if it is new."""
        if name not in self._keys:
            self._load("name_key = ?", ordered_text(name))
        if name not in self._keys:
            self._add(Name(self._next, name))
            self._next += 1
        return self._keys[name]

    def know(self, keys: Collection[int]) -> None:
        """Read names by their rows."""
        wanted = [key for key in keys if key not in self._by_key]
        if wanted:
            self._load(f"key {_IN}", json.dumps(wanted))
        if any(key not in self._by_key for key in wanted):
            raise DamagedError

    def of_bases(self, bases: Collection[str]) -> Mapping[str, Collection[int]]:
        """Return the rows of all names that differ only in their contexts, by what they share."""
        new = [base for base in bases if base not in self._bases]
        if new:
            self._bases |= {base: set() for base in new}
            self._load(f"base {_IN}", json.dumps(new))
            for key, name in self._by_key.items():
                base = base_of(name.name)
                if base in self._bases:
                    self._bases[base].add(key)
        return {base: self._bases[base] for base in bases}

    def tied_to(self, keys: Collection[int]) -> list[int]:
        """Return the rows of names that are tied to some."""
        self._load(f"tied {_IN} AND tied NOTNULL", json.dumps(sorted(keys)))
        return [key for key, name in self._by_key.items() if name.tied in keys]

    def members(self, speakers: Collection[int]) -> dict[int, list[Name]]:
        """Return the names of each speaker: its own, and those that go by it."""
        self._load(f"goes_by {_IN} AND goes_by NOTNULL", json.dumps(sorted(speakers)))
        members: dict[int, list[Name]] = {key: [] for key in speakers}
        for name in self._by_key.values():
            if name.speaker in members:
                members[name.speaker].append(name)
        return members

    def write(self, settled: Mapping[int, Speaker | None]) -> None:
        """Write names, those with the speaker that they are, and what follows from it."""
        rows, gone, added, removed, change = [], [], [], [], 0
        for key, speaker in settled.items():
            name = self._by_key[key]
            names = (speaker.name, *speaker.aliases) if speaker else ()
            if names != name.names:
                words, old = _words(names), _words(name.names)
                added += [(ordered_text(word), name.key) for word in words - old]
                removed += [(ordered_text(word), name.key) for word in old - words]
            quotes = speaker.quotes if speaker else 0
            change += (quotes > 0) - (name.quotes > 0)
            name.names, name.quotes = names, quotes
            name.speaker_id = speaker.id if speaker else ""
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

    def _load(self, condition: str, wanted: str | bytes) -> None:
        rows = self._connection.execute(
            "SELECT key, name_key, tally, tied, goes_by, id, name, aliases, quotes"
            f" FROM speaker WHERE {condition}",
            (wanted,),
        )
        with sound_rows():
            for key, name_key, tally, tied, goes_by, speaker_id, name, aliases, quotes in rows:
                if key not in self._by_key:
                    names = (unpacked(name), *json.loads(aliases))
                    ids = unpacked(name_key), unpacked(speaker_id)
                    tallies = Tallies(tally)
                    self._add(Name(key, ids[0], tallies, tied, goes_by, ids[1], names, quotes))

    def _add(self, name: Name) -> None:
        self._by_key[name.key] = name
        self._keys[name.name] = name.key
        base = base_of(name.name)
        if base in self._bases:
            self._bases[base].add(name.key)


def _row(name: Name, speaker: Speaker | None) -> tuple[object, ...]:
    start = (
        name.key,
        ordered_text(name.name),
        base_of(name.name) if is_shared(name.name) else None,
        ordered_text(name.speaker_id),
        name.tied,
        name.goes_by,
        name.tallies.dump(),
    )
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


_INSERT = f"INSERT OR REPLACE INTO speaker VALUES ({', '.join('?' * 18)})"
