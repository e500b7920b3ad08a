"""Quotations of a library one by one, a few of them in memory at a time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from index.library.listing import Narrowed, Wanted, page, quoted
from index.model import Selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from index.library.answering import Found
    from index.library.engine.view import View
    from index.model import Quoted, Sort

_AT_ONCE = 256  # quotations, whose articles are in memory with them


def keys_narrowed(connection: sqlite3.Connection, selection: Selection) -> array[int]:
    """Return the keys of the quotations that a selection asks for, in order."""
    those = Narrowed(connection, selection)
    repeated = those.repeated() if selection.group_once else frozenset[int]()
    return array("q", page(selection, (entry.key for entry in those.entries()), repeated))


def keys_found(
    connection: sqlite3.Connection, view: View, selection: Selection, quotations: int
) -> array[int]:
    """Return the keys of those of the quotations of a view that are asked for, in order."""
    those = Wanted(connection, view, selection, quotations)
    return array("q", page(selection, those.in_order(), those.repeated))


def keys_of_search(
    connection: sqlite3.Connection, view: View, found: Found, sort: Sort
) -> array[int]:
    """Return the keys of the quotations that a search counts, one of each group, in order."""
    bitmap = found.quotations
    if bitmap is None:
        bitmap = view.inside(found.articles) & view.spoken
    those = Wanted(connection, view, Selection(sort=sort, group_once=True), bitmap)
    return array("q", (key for key in those.in_order() if key not in those.repeated))


def each(connection: sqlite3.Connection, keys: array[int]) -> Iterator[Quoted]:
    """Yield quotations as they are shown."""
    for start in range(0, len(keys), _AT_ONCE):
        yield from quoted(connection, keys[start : start + _AT_ONCE])
