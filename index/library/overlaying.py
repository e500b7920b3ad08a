"""A person's decisions laid over the quotations of articles, as rows that stand for them.

What was found stays, hidden where something else stands for it. The rows that a person's
decisions come to are thrown away and made anew whenever anything of their article changes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from index.corrections.edits import parse_edits
from index.library import rows
from index.library.correcting import Standing, settled, shared
from index.library.damage import sound_rows
from index.library.inserts import Hand, Lent, Rows, VoiceKeys, place_of
from index.model import Status
from index.renderings import merged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from index.corrections.deciding import Decided
    from index.corrections.values import Edit
    from index.library.correcting import Settled, Shared
    from index.library.inserts import Known
    from index.library.people import People
    from index.library.rows import Row
    from index.model import Heading

_IN = "IN (SELECT value FROM json_each(?))"


def strip(connection: sqlite3.Connection, articles: Collection[int]) -> None:
    """Take what persons decided off the quotations of articles; hidden ones stay hidden."""
    wanted = (json.dumps(sorted(articles)),)
    connection.execute(f"DELETE FROM quotation WHERE article {_IN} AND by_hand", wanted)
    connection.execute(f"DELETE FROM voice WHERE article {_IN} AND by_hand", wanted)
    connection.execute(
        f"UPDATE quotation SET status = NULL WHERE article {_IN} AND status NOTNULL", wanted
    )


def around(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    """Return articles with those whose quotations are renderings of theirs."""
    lenders = _keys(connection, _LENDERS, articles)
    borrowers = _keys(connection, _BORROWERS, {*articles, *lenders})
    return {*articles, *lenders, *borrowers}


def corrected(connection: sqlite3.Connection, articles: Collection[int]) -> set[int]:
    """Return those of the articles of which anything was decided, or is laid over."""
    return _keys(connection, _CORRECTED, articles) | _keys(connection, _DECIDED, articles)


class Overlay:
    """The decisions about some articles and about the renderings of what is in them."""

    def __init__(self, connection: sqlite3.Connection, articles: Collection[int]) -> None:
        """Read the decisions, and note which of them cannot be followed."""
        self._connection = connection
        deciding = _keys(connection, _DECIDED, around(connection, articles))
        self._found: dict[int, _Found] = {}
        for key in deciding:
            self._found[key] = _Found(connection, key)
        self._decided: dict[int, Decided] = {key: self._decide(key) for key in deciding}
        ids = {self._found[key].standing.article_id: key for key in deciding}
        self._others: Shared = shared(
            {one: self._found[key].standing for one, key in ids.items()},
            {one: self._decided[key] for one, key in ids.items()},
        )

    def lay(self, people: People, articles: Iterable[int]) -> None:
        """Lay decisions over the quotations of articles that have none laid over."""
        adding = Rows(self._connection, people)
        headings = rows.headings(self._connection, articles)
        for key, heading in headings.items():
            found = self._found.get(key) or _Found(self._connection, key)
            own = self._decided[key].decisions if key in self._decided else ()
            after = settled(found.standing, own, self._others)
            self._lay(adding, found, after, heading)
        adding.write()

    def _decide(self, key: int) -> Decided:
        """Find out what the decisions about an article come to, and note which of them fail."""
        edits = _edits(self._connection, key)
        decided = self._found[key].standing.decide([edit for _, edit in edits])
        problems = {id(one.correction): one.problem for one in decided.orphans}
        self._connection.executemany(
            "UPDATE edit SET problem = ? WHERE key = ? AND problem IS NOT ?",
            [(problems.get(id(edit)), row, problems.get(id(edit))) for row, edit in edits],
        )
        return decided

    def _lay(self, adding: Rows, found: _Found, after: Sequence[Settled], heading: Heading) -> None:
        place = place_of(found.key, heading)._replace(by_hand=True)
        changes: list[tuple[bool, Status | None, int | None]] = []
        for one in after:
            over = None if one.over is None else found.keys[one.over]
            if one.changed:
                known, lent = found.voices, found.lent(over)
                voice = adding.voice(known, one.row[1].voice, place, heading)
                at = place._replace(lender=found.lenders.get(over))
                adding.add_quotation(*one.row[:2], voice, at, lent, Hand(one.status, over))
                changes.append((False, None, over))
            elif one.status is not Status.AUTO:
                changes.append((one.status is not Status.REJECTED, one.status, over))
        self._connection.executemany(
            "UPDATE quotation SET shown = ?, status = ? WHERE key = ?", changes
        )


class _Found:
    """What was found in an article and lent to it, with the rows it is kept in.

    Attributes:
        keys: of the quotations, as they stand in `standing`.
        lenders: rows of the lenders by the key of what is lent.
        voices: with their rows.
    """

    def __init__(self, connection: sqlite3.Connection, key: int) -> None:
        self.key = key
        several = rows.found(connection, key)
        reading = rows.reading_of(connection, key, [row for _, row in several])
        lent = [row[2] for _, row in several if row[2] is not None]
        places = {id(row[0]): number for number, row in several}
        together = merged(reading, lent)
        self.standing = Standing(reading.article.id, reading.article.text, together)
        self.keys = [places[id(row[0])] for row in together]
        self.voices: Known = defaultdict(list)
        self.lenders: dict[int | None, int | None] = {}
        self._lent: dict[int, Lent] = {}
        self._look(connection, dict(several))

    def lent(self, key: int | None) -> Lent:
        """Return what a quotation has that is lent, and its group."""
        return Lent() if key is None else self._lent[key]

    def _look(self, connection: sqlite3.Connection, several: Mapping[int, Row]) -> None:
        cells = connection.execute(_CELLS, (self.key,)).fetchall()
        for key, group, lender, lent, voice_key, speaker in cells:
            self.lenders[key] = lender
            self._lent[key] = Lent(group, lent)
            voice = several[key][1].voice
            if voice is not None:
                known = self.voices[voice.id]
                if all(other != voice for other, _ in known):
                    known.append((voice, VoiceKeys(voice_key, speaker)))


def edit_of(line: str) -> Edit:
    """Return the decision of a line that is one."""
    (read,) = parse_edits(line)
    if read.edit is None:
        raise ValueError(line)
    return read.edit


@sound_rows()
def _edits(connection: sqlite3.Connection, article: int) -> list[tuple[int, Edit]]:
    found = connection.execute(
        "SELECT key, line FROM edit WHERE article = ? ORDER BY place", (article,)
    )
    return [(key, edit_of(line)) for key, line in found]


def _keys(connection: sqlite3.Connection, statement: str, articles: Iterable[int]) -> set[int]:
    found = connection.execute(statement, (json.dumps(sorted(articles)),))
    return set(chain.from_iterable(found))


_LENDERS = f"SELECT DISTINCT lender FROM quotation WHERE article {_IN} AND lender NOTNULL"
_BORROWERS = f"SELECT DISTINCT article FROM quotation WHERE lender {_IN} AND lender NOTNULL"
_DECIDED = f"SELECT DISTINCT article FROM edit WHERE article {_IN}"
_CORRECTED = f"SELECT DISTINCT article FROM quotation WHERE status NOTNULL AND article {_IN}"
_CELLS = """
    SELECT key, grp, lender, lender_quotation, voice, speaker FROM quotation
    WHERE article = ? AND NOT by_hand
"""
