"""The speakers of a library, kept up to date with each change in the same transaction.

Voices go by a name (`speaker_key`). What they are called is counted for each name, and what
an article adds or takes away changes the counts, so that a speaker of thousands of articles
costs no more than one of two. A name is a speaker, or goes by another name: one that says the
same quotation in another rendering (it is tied), or that is the same full name in another
context (`linked`). Then all their counts make the one speaker. Only names are looked at that
occur in what has changed, and those that differ from them in the context alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.library.companions import Companions
from index.library.names import Names
from index.library.rows import date_of
from index.library.ruled import ruling_of
from index.library.scene import difference
from index.library.tallies import Manner, Tallies
from index.library.tying import component_ties
from index.speakers import NOBODY, Extent, base_of, is_shared, linked, speaker_of

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from index.library.names import Name
    from index.library.scene import Scene
    from index.library.tallies import Part
    from index.model import Speaker


class People:
    """The names and speakers of a library within one transaction.

    Attributes:
        ruling: what a person ruled about them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.ruling = ruling_of(connection)
        self._names = Names(connection)
        self._companions = Companions(connection)
        self._looked_at: set[int] = set()
        self._ids: dict[int, str] = {}  # of speakers whose names have been linked anew

    def key(self, name: str) -> int:
        """Return the row of a name; it gets one if it is new."""
        return self._names.key(name)

    def speaker(self, key: int) -> int | None:
        """Return the row of the speaker that a name, by its row, is; None where it is nobody."""
        name = self._names[key]
        return None if name.name == NOBODY else name.speaker

    def look_at(self, keys: Collection[int]) -> None:
        """See that names are settled with the next change, which may not touch them."""
        self._names.know(keys)
        self._looked_at.update(keys)

    def change(self, before: Scene, after: Scene) -> None:
        """Let the speakers follow a change of articles that is done but for them.

        Args:
            before: what those had that are gone, or are changed.
            after: what those have that are new, or are changed.
        """
        change = difference(before, after)
        touched = {one.speaker for one in (*change.lost, *change.got)} | self._looked_at
        self._names.know(touched)
        for presences, sign in ((change.lost, -1), (change.got, 1)):
            for presence in presences:
                self._names[presence.speaker].tallies.add(presence, sign)
        speakers = {self._names[key].speaker for key in touched}
        retied = self._tie(before.sharing | after.sharing)
        heard = change.heard | self._looked_at | retied
        speakers |= self._follow(self._link(heard), touched | retied)
        speakers |= {self._names[key].speaker for key in touched}
        self._settle(speakers, (touched | retied) - speakers)

    # Ties

    def _tie(self, changed: Collection[int]) -> set[int]:
        """Tie names anew; return those for which that is another tie."""
        if not changed:
            return set()
        self._names.know(changed)
        ties = component_ties(self._connection, changed, self._named)
        self._names.know(ties)
        others: set[int] = set()
        for key, name in ties.items():
            tied = None if name is None else self._names.key(name)
            if tied != self._names[key].tied:
                self._names[key].tied = tied
                others.add(key)
        return others

    def _named(self, keys: Collection[int]) -> Mapping[int, str]:
        self._names.know(keys)
        return {key: self._names[key].name for key in keys}

    # Links

    def _link(self, changed: Collection[int]) -> dict[int, int]:
        """Link anew what some names share a full name with.

        Returns:
            For each of the names that are told apart by their contexts the one that stands
            for its speaker, by rows.
        """
        bases = {base_of(name) for name in self._named(changed).values() if is_shared(name)}
        targets: dict[int, int] = {}
        for keys in self._names.of_bases(bases).values():
            names = [self._names[key] for key in keys]
            free = {one.name: one for one in names if one.tied is None and one.tallies.seen}
            speakers: defaultdict[str, list[int]] = defaultdict(list)
            for name, speaker_id in self._linked(free).items():
                speakers[speaker_id].append(free[name].key)
            targets |= {key: key for key in keys}
            for speaker_id, members in speakers.items():
                # The first row, which stays the first one: who joins it is written anew.
                self._ids[min(members)] = speaker_id
                targets |= dict.fromkeys(members, min(members))
        return targets

    def _linked(self, names: Mapping[str, Name]) -> Mapping[str, str]:
        """Return the ids of the speakers of names that differ in their contexts."""
        base = base_of(next(iter(names), ""))
        if self.ruling.is_one(base):
            return dict.fromkeys(names, base)
        seen = {name: one.tallies.seen for name, one in names.items()}
        return linked(seen, lambda some: self._companions.of(names[name].key for name in some))

    def _follow(self, targets: Mapping[int, int], changed: Collection[int]) -> set[int]:
        """Let names go by the speakers that they are linked or tied to.

        Returns:
            The rows of the speakers that are others by that.
        """
        others = {
            key
            for key, target in targets.items()
            if key == target and self._names[key].speaker_id != self._ids.get(key, "")
        }
        for key in {*targets, *changed, *self._names.tied_to(targets)}:
            name = self._names[key]
            tied = name.key if name.tied is None else name.tied
            goes_by = targets.get(tied, self._speaker_of(tied))
            if goes_by != name.speaker:
                others |= {key, name.speaker, goes_by}
                self._move(name, goes_by)
        return others

    def _speaker_of(self, key: int) -> int:
        """Return the speaker of a name whose links are what they were."""
        self._names.know({key})
        name = self._names[key]
        return name.speaker if is_shared(name.name) else key

    def _move(self, name: Name, speaker: int) -> None:
        name.goes_by = None if speaker == name.key else speaker
        self._connection.execute(_MOVE, {"speaker": speaker, "name": name.key})

    # Speakers

    def _settle(self, speakers: Collection[int], others: Collection[int]) -> None:
        """Write speakers, and names that go by others, as their counts say they are."""
        self._names.know(speakers)
        members = self._names.members(speakers)
        settled = {key: self._speaker(self._names[key], members[key]) for key in speakers}
        self._names.write({**dict.fromkeys(others, None), **settled})

    def _speaker(self, name: Name, members: Collection[Name]) -> Speaker | None:
        """Return what a name is the speaker of; None where it is none."""
        tallies = _together([member.tallies for member in members])
        manner = tallies.manner()
        known = tallies.parts[manner]
        if name.goes_by is not None or name.name == NOBODY or not known.articles:
            return None
        extent = self._extent(name.key, len(members), known, manner)
        speaker_id = self._ids.get(name.key, name.speaker_id or name.name)
        return self.ruling.finished(speaker_of(speaker_id, known.tally, extent))

    def _extent(self, key: int, members: int, known: Part, manner: Manner) -> Extent:
        is_quoted = manner is Manner.SPOKEN
        place = {"speaker": key, "counted": is_quoted}
        first, last, lent, groups = self._connection.execute(_EXTENT, place).fetchone()
        articles = known.articles
        if members > 1:
            (articles,) = self._connection.execute(_ARTICLES, place).fetchone()
        quotes = known.quotations - lent + groups if is_quoted else 0
        return Extent(quotes, articles, _date(first), _date(last))


def _together(several: Sequence[Tallies]) -> Tallies:
    """Return all of them added up; of one it is that one."""
    if len(several) == 1:
        return several[0]
    together = Tallies()
    for one in several:
        together.add_all(one)
    return together


def _date(newest: int | None) -> dt.date | None:
    return None if newest is None else date_of(-newest)


_MOVE = """
    UPDATE quotation SET speaker = :speaker
    WHERE article IN (SELECT article FROM voice WHERE speaker = :name)
        AND voice IN (SELECT key FROM voice WHERE speaker = :name)
"""
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
    SELECT count(*) FROM (
        SELECT DISTINCT newest, name FROM quotation
        WHERE shown AND speaker = :speaker AND counted = :counted)
"""
