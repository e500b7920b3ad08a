"""Groups of speakers who are called alike, at one generation of a library.

Who is in a group is worked out once for each generation, of those without a name alone; all
else is looked up for the part of a list that is asked for.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from typing import TYPE_CHECKING

from index.library import facets, roll, rows
from index.library.damage import sound_rows
from index.library.rows import unpacked
from index.model import VoiceKind
from index.speakers import is_shared
from index.speakers.grouping import NAMELESS, GroupMember, Groups, SpeakerGroup, call

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence, Set

    from index.model import Speaker
    from index.speakers.grouping import Call

    Counts = Mapping[int, int]
    """How many quotations count, by speaker's row."""
    _Cell = str | bytes


@dataclass(frozen=True, slots=True)
class Several:
    """Those who share a group with others, in columns: a large library has 100,000 and more.

    Attributes:
        rows: ascending.
        firsts: the first one of the group of each.
        quotes: how many quotations each has.
        articles: how many articles each speaks in.
    """

    rows: Sequence[int]
    firsts: Sequence[int]
    quotes: Sequence[int]
    articles: Sequence[int]

    def first(self, row: int) -> int:
        """Return the first one of the group that somebody is in; who is alone is that."""
        at = bisect_left(self.rows, row)
        return self.firsts[at] if self.rows[at : at + 1] == array("q", (row,)) else row

    def extent(self, row: int) -> tuple[int, int]:
        """Return with how many quotations in how many articles one of them speaks."""
        at = bisect_left(self.rows, row)
        return self.quotes[at], self.articles[at]


@dataclass(frozen=True, slots=True)
class Alike:
    """Who is called alike, by rows.

    Attributes:
        order: a row for each group: most quoted first, then by name, then by id.
        members: those of each group of several, most quoted first, by its first one.
        several: all of these.
        quoted: how many speakers there are.
    """

    order: Sequence[int]
    members: Mapping[int, Sequence[int]]
    several: Several
    quoted: int

    def of(self, row: int) -> Sequence[int]:
        """Return those of the group that one is in."""
        return self.members.get(self.several.first(row), (row,))

    def group(
        self, speaker: Speaker, those: Sequence[int], counts: Counts | None = None
    ) -> SpeakerGroup:
        """Return some who are called alike as a group.

        Args:
            speaker: who stands for them.
            those: their rows.
            counts: of the quotations that count; None for all.
        """
        if len(those) == 1:
            return SpeakerGroup.of_one(speaker, None if counts is None else counts[those[0]])
        extents = [self.several.extent(row) for row in those]
        if counts is not None:
            extents = [
                (counts[row], articles) for row, (_, articles) in zip(those, extents, strict=True)
            ]
        return SpeakerGroup.of_several(speaker, extents)


def called_alike(connection: sqlite3.Connection) -> Alike:
    """Find who is called alike in a library."""
    by_call: defaultdict[Call | None, array[int]] = defaultdict(lambda: array("q"))
    columns = [array("q") for _ in range(4)]
    with sound_rows():
        kinds = json.dumps(sorted(NAMELESS))
        for number, speaker_id, row, several, *cells in connection.execute(_CALLED, (kinds,)):
            if not is_shared(unpacked(speaker_id)):
                those = by_call[_call(*cells)]
                those.append(row)
                for column, value in zip(columns, (row, those[0], number, several), strict=True):
                    column.append(value)
    members = {those[0]: those for those in by_call.values() if len(those) > 1}
    by_call.clear()
    shared = [at for at, first in enumerate(columns[1]) if first in members]
    shared.sort(key=columns[0].__getitem__)
    several = Several(*(array("q", map(column.__getitem__, shared)) for column in columns))
    order = _order(connection, members, several)
    quoted = len(order) - len(members) + len(several.rows)
    return Alike(order, members, several, quoted)


def _order(
    connection: sqlite3.Connection, members: Mapping[int, Sequence[int]], several: Several
) -> Sequence[int]:
    """Return a row for each group: most quoted first, then by name, then by id."""
    totals = Counter[int]()
    for first, quotes in zip(several.firsts, several.quotes, strict=True):
        totals[first] += quotes
    with sound_rows():
        names = connection.execute(_NAMES, (json.dumps(list(members)),))
        groups = sorted((-totals[row], fold, speaker_id, row) for fold, speaker_id, row in names)
        # One after another: a large library has more of them than should be held at a time.
        shared = frozenset(several.rows)
        alone = (one for one in connection.execute(_ORDER) if one[-1] not in shared)
        return array("q", (one[-1] for one in merge(groups, alone)))


@lru_cache(maxsize=1 << 12)
def _call(kind: str, name: _Cell, role: _Cell | None, organisation: _Cell | None) -> Call | None:
    """Return what a speaker of one article is compared by; see `call`."""
    return call(VoiceKind(kind), unpacked(name), unpacked(role), unpacked(organisation))


def everybody(
    connection: sqlite3.Connection,
    known: Alike,
    starting: Set[int] | None,
    part: slice,
) -> Groups:
    """Return groups of all who are quoted.

    Args:
        connection: to the library, of the same generation as what is known.
        known: who is called alike.
        starting: only groups with one of these in them; None for all.
        part: which of the rows.
    """
    order, speakers = known.order, known.quoted
    if starting is not None:
        wanted = {known.several.first(row) for row in starting}
        order = [row for row in known.order if row in wanted]
        speakers = sum(len(known.of(row)) for row in order)
    shown = order[part]
    those = roll.by_rows(connection, shown)
    groups = tuple(known.group(those[row], known.of(row)) for row in shown)
    return Groups(groups, len(order), speakers)


def members(
    connection: sqlite3.Connection,
    those: Iterable[int],
    counts: Counts | None,
    part: slice,
) -> tuple[GroupMember, ...]:
    """Return some speakers, each with its newest article: newest first.

    Args:
        connection: to the library.
        those: their rows.
        counts: those that were found; None where all were, with all that they say.
        part: which of the rows.
    """
    wanted = [row for row in those if counts is None or row in counts]
    newest = connection.execute(_NEWEST, (json.dumps(wanted),)).fetchall()
    shown = newest[part]
    speakers = roll.by_rows(connection, [row for row, _ in shown])
    headings = rows.headings(connection, {article for _, article in shown})
    return tuple(
        GroupMember(
            speakers[row],
            headings[article],
            speakers[row].quotes if counts is None else counts[row],
        )
        for row, article in shown
    )


def found(
    connection: sqlite3.Connection,
    known: Alike,
    counts: Counts,
    starting: Set[int] | None,
    part: slice,
) -> Groups:
    """Return groups of those who are quoted in what was found; see `everybody`."""
    by_first: defaultdict[int, list[int]] = defaultdict(list)
    for row in counts:
        by_first[known.several.first(row)].append(row)
    listed = {
        # Of whom but one was found, that one is shown as it is.
        first if len(those) > 1 else those[0]: those
        for first, those in by_first.items()
        if starting is None or not starting.isdisjoint(those)
    }
    quotes = {row: sum(counts[one] for one in those) for row, those in listed.items()}
    begin, end, _ = part.indices(len(listed))
    shown = facets.first(connection, quotes, end)[begin:]
    speakers = roll.by_rows(connection, shown)
    groups = tuple(known.group(speakers[row], listed[row], counts) for row in shown)
    return Groups(groups, len(listed), sum(map(len, listed.values())))


_CALLED = """
    SELECT quotes, id, key, articles, kind, name, role, organisation FROM speaker
    WHERE quotes > 0 AND kind IN (SELECT value FROM json_each(?))
    ORDER BY quotes DESC, fold, id
"""
_NAMES = "SELECT fold, id, key FROM speaker WHERE key IN (SELECT value FROM json_each(?))"
_ORDER = """
    SELECT -quotes, fold, id, key FROM speaker
    WHERE quotes > 0 ORDER BY quotes DESC, fold, id
"""
_NEWEST = """
    SELECT s.value, q.article FROM json_each(?) s JOIN quotation q ON q.key = (
        SELECT key FROM quotation
        WHERE shown AND speaker = s.value AND counted
        ORDER BY newest, name, begins LIMIT 1)
    ORDER BY q.newest, q.name, q.begins, q.key
"""
