"""Quotations of a library that are selected, read in order as far as they are asked for."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from index.library import roll, rows
from index.library.answering import union
from index.library.called import names_of
from index.library.cast import COUNTED, automatically, shown
from index.library.damage import DamagedError, sound_rows
from index.library.ordering import each_group_once
from index.model import STANDING, Listing, Mode, Sort, Status

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.library.engine.view import View
    from index.library.rows import Attributed
    from index.model import Article, Quoted, Selection, Speaker


class Entry(NamedTuple):
    """One quotation that was selected.

    Attributes:
        group: what is the same in all its renderings.
        lent_by: row of the lender where the quotation itself is lent.
    """

    key: int
    group: str
    lent_by: str | None


class _Source(NamedTuple):
    """A statement without its columns and conditions: one of the orders that indexes give."""

    table: str
    condition: str
    order: str


class Narrowed:
    """The quotations that a selection asks for, words apart."""

    def __init__(self, connection: sqlite3.Connection, selection: Selection) -> None:
        """Look up whom and what the selection names."""
        self._connection, self._selection = connection, selection
        self._speakers = _speakers(connection, selection)
        self._article = _article(connection, selection)
        self._conditions, self._values = self._narrowed()

    def entries(self) -> Iterator[Entry]:
        """Yield them in order, each as it is read."""
        return self._read(self._sources())

    def several(self) -> Iterator[Entry]:
        """Yield those that other renderings have too, in order; they are few."""
        if self._article is not None or self._speakers is not None:
            sources = self._sources()
        else:
            column = "oldest" if self._selection.sort is Sort.OLDEST else "newest"
            table = "quotation q INDEXED BY quotation_grp CROSS JOIN article a ON a.key = q.article"
            sources = (_Source(table, "", f"a.{column}, a.name"),)
        return self._read(
            one._replace(condition=f"{one.condition} AND q.grp NOTNULL") for one in sources
        )

    def repeated(self, among: Collection[int] | None = None) -> frozenset[int]:
        """Return the keys that are left out where each group is given once.

        Args:
            among: the keys that groups are formed of; None for all that are asked for.
        """
        those = [one for one in self.several() if among is None or one.key in among]
        return frozenset(one.key for one in those) - {one.key for one in each_group_once(those)}

    @sound_rows()
    def days(self) -> dict[int, int]:
        """Count them by day; the day is as `quotation.newest` has it."""
        where = " AND ".join(self._conditions)
        statement = f"SELECT q.newest, count(*) FROM quotation q WHERE {where} GROUP BY q.newest"
        return dict(self._connection.execute(statement, self._values).fetchall())

    @sound_rows()
    def total(self) -> int:
        """Count them."""
        if self._conditions == _COUNTED:
            statement = "SELECT spoken FROM state"
        else:
            statement = f"SELECT count(*) FROM quotation q WHERE {' AND '.join(self._conditions)}"
        return int(self._connection.execute(statement, self._values).fetchone()[0])

    def keys(self, view: View, among: int) -> frozenset[int]:
        """Return the keys of quotations of a view, of the modes that are asked for."""
        keys = _of_modes(self._connection, self._selection, view.quotation_keys(among))
        selection = self._selection
        if selection.statuses >= STANDING and selection.unsure_below is None:
            return keys
        found = self._connection.execute(
            f"SELECT q.key FROM quotation q WHERE q.shown AND {' AND '.join(self._conditions)}"
            f" AND q.key {_IN}",
            (*self._values, json.dumps(list(keys))),
        )
        return frozenset(key for (key,) in found)

    def among(self, view: View, quotations: int) -> int:
        """Return those of the quotations of a view that are asked for, at most."""
        if self._selection.modes == COUNTED:
            quotations &= view.spoken
        if self._article is not None:
            quotations &= view.inside(view.among([self._article]))
        if self._speakers is not None:
            quotations &= view.spoken_by(names_of(self._connection, self._speakers))
        if self._selection.kinds:
            quotations &= union(map(view.of_kind, self._selection.kinds))
        return quotations

    def _read(self, sources: Iterable[_Source]) -> Iterator[Entry]:
        where = " AND ".join(self._conditions)
        for source in sources:
            found = self._connection.execute(
                f"SELECT q.key, q.grp, q.lender, q.lender_quotation FROM {source.table}"
                f" WHERE {where}{source.condition} ORDER BY {source.order}, {_IN_TEXT}",
                self._values,
            )
            yield from map(_entry, found)

    def _sources(self) -> Sequence[_Source]:
        sort = self._selection.sort
        if self._article is not None:
            return (_Source("quotation q", "", "q.article"),)
        if self._speakers is None:
            column = "oldest" if sort is Sort.OLDEST else "newest"
            table = "article a CROSS JOIN quotation q ON q.article = a.key"
            return (_Source(table, "", f"a.{column}, a.name"),)
        if sort is not Sort.OLDEST:
            return (_Source("quotation q", "", "q.newest, q.name"),)
        return (
            _Source("quotation q", " AND q.newest < 0", "q.newest DESC, q.name"),
            _Source("quotation q", " AND q.newest = 0", "q.newest, q.name"),
        )

    def _narrowed(self) -> tuple[list[str], list[Any]]:
        selection = self._selection
        conditions, values = _of_statuses(selection.statuses, of_anybody=self._speakers is None)
        if self._article is not None:
            conditions.append("q.article = ?")
            values.append(self._article)
        if self._speakers is not None:
            one = len(self._speakers) == 1
            conditions.append(f"q.speaker {'= ?' if one else _IN}")
            values.extend(self._speakers if one else (json.dumps(sorted(self._speakers)),))
        if selection.modes == COUNTED:
            conditions.append("q.counted = 1")
        else:
            conditions.append(f"q.mode {_IN}")
            values.append(json.dumps(sorted(selection.modes)))
        if selection.unsure_below is not None:
            conditions.append("q.status IS NULL AND (q.voice IS NULL OR q.certainty < ?)")
            values.append(selection.unsure_below)
        if selection.kinds:
            conditions.append(f"q.kind {_IN}")
            values.append(json.dumps(sorted(selection.kinds)))
        return conditions, values


def _of_statuses(statuses: frozenset[Status], *, of_anybody: bool) -> tuple[list[str], list[Any]]:
    """Return the condition for the statuses that are asked for, with its values.

    Args:
        statuses: those.
        of_anybody: else none that is rejected: nobody said it.
    """
    standing = statuses & STANDING
    if standing == STANDING:
        condition, values = "q.shown", list[Any]()
    else:
        condition = f"q.shown AND ifnull(q.status, '{Status.AUTO}') {_IN}"
        values = [json.dumps(sorted(standing))]
    if Status.REJECTED in statuses and of_anybody:
        condition = f"({condition} OR q.status = '{Status.REJECTED}')"
    return [condition], values


class Wanted:
    """Those of the quotations of a view that a selection asks for.

    Attributes:
        keys: theirs, in no order.
        repeated: those of the keys that are left out where each group is given once.
    """

    def __init__(
        self, connection: sqlite3.Connection, view: View, selection: Selection, quotations: int
    ) -> None:
        those = Narrowed(connection, selection)
        self._connection, self._view, self._sort = connection, view, selection.sort
        self._bitmap = those.among(view, quotations)
        self.keys = those.keys(view, self._bitmap)
        self.repeated = those.repeated(self.keys) if selection.group_once else frozenset[int]()

    def in_order(self) -> Iterator[int]:
        """Yield the keys by article, then by place in the text."""
        for article in self._view.ordered(self._view.around(self._bitmap), self._sort):
            found = self._connection.execute(_OF_ARTICLE, (article,))
            yield from (key for (key,) in found if key in self.keys)


def narrowed(connection: sqlite3.Connection, selection: Selection) -> Listing:
    """Return the quotations that a selection asks for."""
    those = Narrowed(connection, selection)
    repeated = those.repeated() if selection.group_once else frozenset()
    keys = list(page(selection, (entry.key for entry in those.entries()), repeated))
    total = those.total() - len(repeated)
    left = max(0, total - selection.cursor)
    if len(keys) != (left if selection.limit is None else min(left, selection.limit)):
        raise DamagedError  # a quotation without an article, or a count that is wrong
    return Listing(quoted(connection, keys), total)


def found(
    connection: sqlite3.Connection, view: View, selection: Selection, quotations: int
) -> Listing:
    """Return those of the quotations of a view that a selection asks for."""
    those = Wanted(connection, view, selection, quotations)
    keys = list(page(selection, those.in_order(), those.repeated))
    return Listing(quoted(connection, keys), len(those.keys) - len(those.repeated))


def _of_modes(
    connection: sqlite3.Connection, selection: Selection, keys: Iterable[int]
) -> frozenset[int]:
    """Keep the quotations of the modes that are asked for."""
    if selection.modes in (COUNTED, frozenset(Mode)):
        return frozenset(keys)
    kept = connection.execute(
        f"SELECT key FROM quotation q WHERE q.key {_IN} AND q.mode {_IN}",
        (json.dumps(list(keys)), json.dumps(sorted(selection.modes))),
    )
    return frozenset(key for (key,) in kept)


def _article(connection: sqlite3.Connection, selection: Selection) -> int | None:
    """Return the row of the article that is asked for, one that is not if there is none."""
    if selection.article_id is None:
        return None
    return rows.article_key(connection, selection.article_id) or _NO_ROW


def _speakers(connection: sqlite3.Connection, selection: Selection) -> frozenset[int] | None:
    """Return the rows of the speakers that a selection allows; None for everybody."""
    found: frozenset[int] | None = None
    if selection.speaker is not None:
        found = roll.called(connection, selection.speaker)
    if selection.speaker_id is not None:
        one = frozenset((roll.row_of(connection, selection.speaker_id) or _NO_ROW,))
        found = one if found is None else found & one
    return found


def page(selection: Selection, keys: Iterable[int], repeated: Collection[int]) -> Iterator[int]:
    """Yield those of the keys that lie between cursor and limit."""
    kept = (key for key in keys if key not in repeated)
    limit, start = selection.limit, selection.cursor
    return islice(kept, start, None if limit is None else start + limit)


def _entry(cells: Sequence[Any]) -> Entry:
    key, group, lender, lent = cells
    lent_by = None if lent is None else f"{lender}"
    return Entry(key, f"{key if group is None else group}", lent_by)


def quoted(connection: sqlite3.Connection, keys: Sequence[int]) -> tuple[Quoted, ...]:
    """Return quotations as they are shown."""
    known = rows.quotations(connection, keys)
    under = rows.quotations(connection, {one.over for one in known.values() if one.over})
    several = (*known.values(), *under.values())
    articles = rows.articles(connection, {one.article for one in known.values()})
    speakers = roll.known_by_rows(connection, {one.speaker for one in several if one.speaker})
    with sound_rows():
        return tuple(
            _shown(articles[known[key].article], known[key], _under(known[key], under), speakers)
            for key in keys
        )


def _under(one: Attributed, known: Mapping[int, Attributed]) -> Attributed | None:
    """Return what was found, where a person made something else of it."""
    if one.over is not None:
        return known[one.over]
    # One that was added and then rejected stands over nothing either.
    rejected = one.status is Status.REJECTED and not one.by_hand
    return one if rejected else None


def _shown(
    article: Article,
    one: Attributed,
    under: Attributed | None,
    speakers: Mapping[int, Speaker],
) -> Quoted:
    automatic = None
    if under is not None:
        automatic = automatically(article, under.row, speakers.get(under.speaker or _NO_ROW))
    if one.speaker is None or one.status is Status.REJECTED:
        return shown(article, one.row, None, one.status, automatic)
    return shown(article, one.row, speakers[one.speaker], one.status, automatic)


_NO_ROW = 0
_COUNTED = ["q.shown", "q.counted = 1"]
_OF_ARTICLE = (
    "SELECT q.key FROM quotation q WHERE q.article = ? AND q.shown"
    " ORDER BY q.begins, q.ends, q.lender NOTNULL, q.key"
)
_IN = "IN (SELECT value FROM json_each(?))"
_IN_TEXT = "q.begins, q.ends, q.lender NOTNULL, q.key"
