"""What some articles have of quotations and voices at one moment of a change."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.library.damage import sound_rows
from index.library.rows import voice_of
from index.library.tallies import Manner, Presence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from index.model import Voice

    Group = tuple[int, int, Manner]


_MANNERS = tuple(Manner)


@dataclass(frozen=True, slots=True)
class Scene:
    """What articles have, whatever their number.

    Attributes:
        presences: of all of them.
        quotes: how many quotations are shown and counted, by article.
        sharing: rows of the names whose voices say what another rendering has too, there or
            here: they may have to be tied.
    """

    presences: tuple[Presence, ...]
    quotes: Mapping[int, int]
    sharing: frozenset[int]

    def beside(self, other: Scene) -> Scene:
        """Return this and what other articles have."""
        return Scene(
            (*self.presences, *other.presences),
            {**self.quotes, **other.quotes},
            self.sharing | other.sharing,
        )

    @property
    def total(self) -> int:
        """Return how many quotations are shown and counted."""
        return sum(self.quotes.values())


@sound_rows()
def scene(
    connection: sqlite3.Connection, articles: Collection[int], names: Collection[int] | None = None
) -> Scene:
    """Look at some articles.

    Args:
        connection: to the library.
        articles: their rows.
        names: only the voices that go by these rows; `Scene.quotes` is of them alone then.
    """
    only = None if names is None else json.dumps(sorted(names))
    wanted = (json.dumps(sorted(articles)),)
    voices: defaultdict[Group, set[Voice]] = defaultdict(set)
    quotations: Counter[Group] = Counter()
    quotes = dict.fromkeys(articles, 0)
    for article, number, count, speaker, *cells in connection.execute(
        _VOICES, (*wanted, only, only)
    ):
        manner = _MANNERS[number]
        quotes[article] += count if manner is Manner.SPOKEN else 0
        voice = voice_of(cells)
        if voice is not None:
            place = article, speaker, manner
            voices[place].add(voice)
            quotations[place] += count
    return Scene(
        tuple(
            Presence(
                article, speaker, manner, frozenset(those), quotations[article, speaker, manner]
            )
            for (article, speaker, manner), those in voices.items()
        ),
        quotes,
        frozenset(key for (key,) in connection.execute(_SHARING, wanted)),
    )


class Difference(NamedTuple):
    """What is gone and what is new of what articles have of names.

    Attributes:
        heard: rows of the names that are heard in other articles than before, or in another
            manner.
    """

    lost: Sequence[Presence]
    got: Sequence[Presence]
    heard: frozenset[int]


def difference(before: Scene, after: Scene) -> Difference:
    """Compare two moments.

    A name that says the same as before is as it was, but where another rendering says it too:
    then it counts which of the quotations it is.
    """
    sharing = before.sharing | after.sharing
    same = frozenset(before.presences) & frozenset(after.presences)
    kept = {one for one in same if one.speaker not in sharing}
    lost = [one for one in before.presences if one not in kept]
    got = [one for one in after.presences if one not in kept]
    places = [{(one.article, one.speaker, one.manner) for one in those} for those in (lost, got)]
    moved = places[0] ^ places[1]
    return Difference(lost, got, frozenset(speaker for _, speaker, _ in moved))


_VOICES = """
    SELECT q.article, CASE WHEN NOT q.shown THEN 2 WHEN q.counted THEN 0 ELSE 1 END AS manner,
        count(*), v.speaker,
        v.id, v.name, v.kind, v.role, v.organisation, '[]', v.aliases, v.pronouns
    FROM quotation q LEFT JOIN voice v ON v.key = q.voice
    WHERE q.article IN (SELECT value FROM json_each(?))
        AND (? IS NULL OR v.speaker IN (SELECT value FROM json_each(?)))
    GROUP BY q.article, manner, q.voice
"""
_SHARING = """
    SELECT DISTINCT v.speaker FROM quotation q JOIN voice v ON v.key = q.voice
    WHERE q.shown AND q.grp IN (
        SELECT grp FROM quotation
        WHERE article IN (SELECT value FROM json_each(?)) AND grp NOTNULL)
"""
