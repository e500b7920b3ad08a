"""Changes of a library: articles and loans come and go, and all that follows from them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.library import decisions, overlaying, rows
from index.library.damage import sound_rows
from index.library.generations import next_generation
from index.library.inserts import Lent, Rows, place_of
from index.library.people import People
from index.library.ruled import ruling_of
from index.library.ruling import rule_anew
from index.library.scene import scene

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.corrections.kept import Kept
    from index.library.inserts import Known, Place
    from index.library.scene import Scene
    from index.model import Reading
    from index.renderings import Loan

_AT_ONCE = 500  # articles whose rows are held in memory
# Whose speakers are settled together, for most names occur in many articles: of 5,000 more on
# top of 40,000 that took 24 s of the processor in portions of 250, and takes 10 s so.
_SETTLED_AT_ONCE = 2_500
_CORRECTED_AT_ONCE = 10_000  # likewise, where nothing but corrections comes


def write_readings(connection: sqlite3.Connection, readings: Sequence[Reading]) -> None:
    """Add articles, or put them in the place of those with the same ids.

    Args:
        connection: in a transaction.
        readings: of different ids.
    """
    for start in range(0, len(readings), _SETTLED_AT_ONCE):
        _write_some(connection, readings[start : start + _SETTLED_AT_ONCE])


def _write_some(connection: sqlite3.Connection, readings: Sequence[Reading]) -> None:
    old = rows.article_keys(connection, (one.article.id for one in readings))
    news, near = _News.of(connection, old), _near(connection, old)
    borrowers = _borrowers(connection, old)
    change = _Change(connection, {*old, *borrowers})
    _delete(connection, old)
    new = [key for keys in _added(Rows(connection, change.people), readings) for key in keys]
    homes = news.and_of(connection, new).homes(connection)
    change.follow(borrowers, new, about=near | homes)


def _added(adding: Rows, readings: Iterable[Reading]) -> Iterator[list[int]]:
    """Add articles, and yield their keys by and by."""
    coming = iter(readings)
    while some := list(islice(coming, _AT_ONCE)):
        keys = [adding.add_reading(reading) for reading in some]
        adding.write()
        yield keys


def fill(connection: sqlite3.Connection, readings: Iterable[Reading]) -> Iterator[int]:
    """Add articles to a library that has none, and no decisions about any.

    Args:
        connection: in a transaction.
        readings: of different ids.

    Yields:
        From time to time, how many are written.
    """
    coming, written = iter(readings), 0
    while True:
        change, new = _Change(connection, ()), list[int]()
        portion = islice(coming, _SETTLED_AT_ONCE)
        for keys in _added(Rows(connection, change.people), portion):
            new += keys
            yield written + len(new)
        if not new:
            return
        change.follow((), new)
        written += len(new)


def delete_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Take out articles with all that was made of them, and with what they lent."""
    old = rows.article_keys(connection, article_ids)
    for start in range(0, len(old), _SETTLED_AT_ONCE):
        some = old[start : start + _SETTLED_AT_ONCE]
        news, near = _News.of(connection, some), _near(connection, some)
        borrowers = _borrowers(connection, some)
        change = _Change(connection, {*some, *borrowers})
        _delete(connection, some)
        change.follow(borrowers, about=near | news.homes(connection))


def lend(connection: sqlite3.Connection, loans: Mapping[str, Sequence[Loan]]) -> None:
    """Put loans in the place of all that articles had; see `Library.lend`."""
    borrowers = rows.article_keys(connection, loans)
    near = _near(connection, borrowers)
    change = _Change(connection, borrowers)
    wanted = (json.dumps(borrowers),)
    for table in ("quotation", "voice"):
        connection.execute(
            f"DELETE FROM {table} WHERE lender NOTNULL"
            " AND article IN (SELECT value FROM json_each(?))",
            wanted,
        )
    adding = Rows(connection, change.people)
    for borrower, lent in loans.items():
        _add_loans(adding, borrower, lent)
    change.follow(borrowers, about=near)


def follow_corrections(connection: sqlite3.Connection, kept: Kept) -> None:
    """Follow what the files of corrections say, as far as that is another thing than before."""
    before = ruling_of(connection)
    touched = decisions.note(connection, kept)
    rule_anew(connection, before)
    lay_anew(connection, touched)


def find_corrected(connection: sqlite3.Connection) -> None:
    """Look for what was corrected in articles that have another name and text by now."""
    lay_anew(connection, decisions.look_around(connection))


def lay_anew(connection: sqlite3.Connection, articles: Collection[int]) -> None:
    """Lay the decisions about articles, and about renderings of what is in them, anew."""
    those = sorted(articles)
    for start in range(0, len(those), _CORRECTED_AT_ONCE):
        _Change(connection, ()).follow((), about=those[start : start + _CORRECTED_AT_ONCE])


@dataclass(frozen=True, slots=True)
class _News:
    """By what decisions know articles that come or go."""

    names: frozenset[str | bytes] = frozenset()
    hashes: frozenset[int] = frozenset()

    @classmethod
    def of(cls, connection: sqlite3.Connection, articles: Collection[int]) -> _News:
        """Look at articles; at none where there are no decisions."""
        if not decisions.any_decisions(connection):
            return cls()
        statement = "SELECT id, hash FROM article WHERE key IN (SELECT value FROM json_each(?))"
        found = connection.execute(statement, (json.dumps(list(articles)),)).fetchall()
        return cls(frozenset(name for name, _ in found), frozenset(one for _, one in found))

    def and_of(self, connection: sqlite3.Connection, articles: Collection[int]) -> _News:
        """Look at others too."""
        more = _News.of(connection, articles)
        return _News(self.names | more.names, self.hashes | more.hashes)

    def homes(self, connection: sqlite3.Connection) -> frozenset[int]:
        """Return the articles of which other decisions are known now."""
        if not self.names:
            return frozenset()
        return frozenset(decisions.find_homes(connection, self.names, self.hashes))


def _near(connection: sqlite3.Connection, articles: Collection[int]) -> frozenset[int]:
    """Return the other articles that what is decided of these may hold in, by their loans."""
    if not decisions.any_decisions(connection):
        return frozenset()
    return frozenset(overlaying.around(connection, articles)).difference(articles)


class _Change:
    """A change of articles under way.

    Attributes:
        people: who give new voices their names.
    """

    def __init__(self, connection: sqlite3.Connection, articles: Collection[int]) -> None:
        """Look at the articles that will be gone or changed, before they are."""
        self.people = People(connection)
        self._connection = connection
        self._before = scene(connection, articles)

    def follow(
        self, changed: Collection[int], new: Collection[int] = (), *, about: Collection[int] = ()
    ) -> None:
        """Let corrections, and all that is kept of articles, follow what has been done to them.

        Args:
            changed: those that are still there, and have lost or got loans.
            new: those that have been added.
            about: those of which other decisions may hold now.
        """
        connection = self._connection
        _show(connection, changed)
        corrected = self._corrected({*changed, *new}, about)
        others = corrected.difference(changed, new)
        before = self._before.beside(scene(connection, others))
        _show(connection, others)
        for some in _portions(corrected):
            overlaying.Overlay(connection, some).lay(self.people, some)
        _account(connection, self.people, before, {*changed, *corrected}, new)

    def _corrected(self, changed: Collection[int], about: Collection[int]) -> frozenset[int]:
        """Return the articles over which corrections have to be laid anew."""
        connection = self._connection
        if not about and not decisions.any_decisions(connection):
            return frozenset()
        near = overlaying.around(connection, {*changed, *about})
        touched = overlaying.corrected(connection, overlaying.around(connection, near))
        if not touched:
            return frozenset()
        return frozenset(near & overlaying.around(connection, touched))


def _portions(articles: Collection[int]) -> Iterator[list[int]]:
    those = sorted(articles)
    for start in range(0, len(those), _AT_ONCE):
        yield those[start : start + _AT_ONCE]


def _account(
    connection: sqlite3.Connection,
    people: People,
    before: Scene,
    changed: Collection[int],
    new: Collection[int],
) -> None:
    """Let all that is counted follow a change of articles."""
    after = scene(connection, {*changed, *new})
    people.change(before, after)
    quotes = after.quotes
    revision = next_generation(connection)
    connection.executemany(
        "UPDATE article SET quotes = ?, revision = ? WHERE key = ?",
        ((quotes[key], revision, key) for key in changed),
    )
    connection.execute(
        "UPDATE state SET spoken = spoken + ?, articles = articles + ?",
        (after.total - before.total, len(quotes) - len(before.quotes)),
    )


def _borrowers(connection: sqlite3.Connection, lenders: Collection[int]) -> list[int]:
    """Return the articles that have loans of these, those themselves left out."""
    found = connection.execute(
        "SELECT DISTINCT article FROM quotation"
        " WHERE lender IN (SELECT value FROM json_each(?)) AND lender NOTNULL",
        (json.dumps(list(lenders)),),
    )
    return sorted({key for (key,) in found} - set(lenders))


def _delete(connection: sqlite3.Connection, keys: Collection[int]) -> None:
    """Delete articles; what was made of them and what they lent goes with them."""
    wanted = (json.dumps(list(keys)),)
    found = connection.execute(
        "SELECT unmarked, key, prints FROM article WHERE key IN (SELECT value FROM json_each(?))",
        wanted,
    )
    with sound_rows():
        prints = sorted((one, *row) for *row, cell in found for one in rows.prints_of(cell))
    connection.executemany(
        "DELETE FROM fingerprint WHERE print = ? AND unmarked = ? AND article = ?", prints
    )
    connection.execute("DELETE FROM article WHERE key IN (SELECT value FROM json_each(?))", wanted)


@sound_rows()
def _show(connection: sqlite3.Connection, borrowers: Collection[int]) -> None:
    """Hide what loans of today stand in for, and show all else, as if nothing were corrected."""
    overlaying.strip(connection, borrowers)
    for borrower in borrowers:
        found = connection.execute(
            "SELECT key, id, shown, lender, replaces FROM quotation WHERE article = ?", (borrower,)
        ).fetchall()
        replaced = {
            rows.packed(one) for *_, lender, ids in found if lender for one in json.loads(ids)
        }
        connection.executemany(
            "UPDATE quotation SET shown = ? WHERE key = ?",
            [
                (shown, key)
                for key, own, was, lender, _ in found
                if was != (shown := lender is not None or own not in replaced)
            ],
        )


def _add_loans(adding: Rows, borrower_id: str, loans: Iterable[Loan]) -> None:
    """Add the loans of an article, if it is there; those of lenders that are not there are none."""
    connection = adding.connection
    borrower = rows.article_key(connection, borrower_id)
    if borrower is None:
        return
    heading = rows.headings(connection, [borrower])[borrower]
    voices: defaultdict[int, Known] = defaultdict(lambda: defaultdict(list))
    for loan in loans:
        lender = rows.article_key(connection, loan.lender)
        if lender is None:
            continue
        place = place_of(borrower, heading)._replace(lender=lender)
        voice = adding.voice(voices[lender], loan.attribution.voice, place, heading)
        group = _group(connection, loan, place)
        lent = Lent(group, rows.packed(loan.lender_quotation), json.dumps(loan.replaces))
        key = adding.add_quotation(loan.quotation, loan.attribution, voice, place, lent)
        adding.write()
        if group is None:
            connection.execute("UPDATE quotation SET grp = key WHERE key = ?", (key,))


def _group(connection: sqlite3.Connection, loan: Loan, place: Place) -> int | None:
    """Return what all renderings of a quotation have in common; None if there is no other.

    That is the row of the one that the others are lent of, or of the first of them that was
    lent where it is not there.
    """
    article = place.article if loan.lender_quotation is None else place.lender
    lent = loan.lender_quotation
    quotation = rows.packed(loan.quotation.id if lent is None else lent)
    own = connection.execute(
        "SELECT key FROM quotation WHERE article = ? AND id = ? AND lender IS NULL AND NOT by_hand",
        (article, quotation),
    ).fetchone()
    if own:
        connection.execute("UPDATE quotation SET grp = key WHERE key = ?", own)
        return int(own[0])
    other = connection.execute(_OF_GROUP, {"article": article, "id": quotation}).fetchone()
    return int(other[0]) if other else None


_OF_GROUP = """
    SELECT grp FROM quotation
    WHERE lender = :article AND lender_quotation = :id AND lender NOTNULL AND NOT by_hand
    UNION ALL
    SELECT grp FROM quotation
    WHERE article = :article AND id = :id AND lender NOTNULL AND lender_quotation IS NULL
        AND NOT by_hand
    LIMIT 1
"""
