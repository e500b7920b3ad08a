"""The library in a folder: SQLite holds what is true, the full-text index follows it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from index.library import (
    alike,
    calendar,
    facets,
    listing,
    offers,
    paging,
    roll,
    streaming,
)
from index.library.answering import Answering
from index.library.by_rows import RowLibrary
from index.library.called import NameHits
from index.library.documents import Snapshot
from index.library.facets import several
from index.library.generations import generation
from index.library.ordering import listed_by
from index.library.paging import Answer, Clock, Part
from index.model import Facet, Listing, Page, Selection, Sort
from index.words import folded_words

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping

    from index.library.alike import Alike
    from index.library.engine.view import View
    from index.library.facets import Several
    from index.library.generations import Generation
    from index.library.search_index import SearchIndex
    from index.library.store import Store
    from index.model import (
        Days,
        Quoted,
        Spelling,
    )
    from index.query import Query
    from index.speakers.grouping import GroupMember, Groups

T = TypeVar("T")


class LocalLibrary(RowLibrary):
    """A `Library` in a folder, as far as it is asked; `KeptLibrary` can be written too.

    Whoosh is imported, and its index opened, at the first question that needs words.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._lock = Lock()
        self._index_: SearchIndex | None = None
        self._several: tuple[Generation, Several] | None = None
        self._alike: tuple[Generation, Alike] | None = None
        self._names = NameHits()

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user; more may come with the first search."""
        return (*self._store.notices, *(self._index_.notices if self._index_ else ()))

    # Searching

    def search(
        self,
        query: Query,
        *,
        sort: Sort,
        limit: int | None = 100,
        cursor: int = 0,
        deadline_s: float | None = None,
    ) -> Page:
        """Find the articles that match; see `Library.search`."""
        started = time.perf_counter()
        part = Part(sort, limit, cursor)
        if not query:
            with self._store.reading() as connection:
                return paging.everything(connection, part, Clock(started))

        def question(view: View, connection: sqlite3.Connection) -> Page:
            # The clock starts when the index is open: to make it takes longer than any deadline.
            end = None if deadline_s is None else time.perf_counter() + deadline_s
            found = Answering(view, connection, query, self._names).find()
            answer = Answer(view, query, found, self._shared(connection))
            return paging.page(connection, answer, part, Clock(started, end))

        return self._ask(question)

    def facet(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Facet:
        """Count speakers in all articles that match; see `Library.facet`."""
        if not query:
            found = self.speakers(prefix, limit=limit, cursor=cursor)
            return facets.of_all(found.speakers, found.total)

        def question(view: View, connection: sqlite3.Connection) -> Facet:
            counted = self._counts(view, connection, query)
            words = folded_words(prefix)
            if words:
                wanted = roll.starting(connection, words)
                counted = type(counted)({row: counted[row] for row in counted.keys() & wanted})
            return facets.facet(connection, counted, limit=limit, cursor=cursor)

        return self._ask(question)

    def groups(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Groups:
        """Return who is quoted, those together who are called alike; see `Library.groups`."""
        part = slice(cursor, None if limit is None else cursor + limit)
        words = folded_words(prefix)

        def starting(connection: sqlite3.Connection) -> frozenset[int] | None:
            return roll.starting(connection, words) if words else None

        if not query:
            with self._store.reading() as connection:
                known = self._called_alike(connection)
                return alike.everybody(connection, known, starting(connection), part)

        def question(view: View, connection: sqlite3.Connection) -> Groups:
            counts = self._counts(view, connection, query)
            known = self._called_alike(connection)
            return alike.found(connection, known, counts, starting(connection), part)

        return self._ask(question)

    def group_members(
        self, speaker_id: str, query: Query, *, limit: int | None = None, cursor: int = 0
    ) -> tuple[GroupMember, ...]:
        """Return who is in a group, newest article first; see `Library.group_members`."""
        part = slice(cursor, None if limit is None else cursor + limit)

        def listed(
            connection: sqlite3.Connection, counts: Mapping[int, int] | None
        ) -> tuple[GroupMember, ...]:
            row = roll.row_of(connection, speaker_id)
            those = () if row is None else self._called_alike(connection).of(row)
            return alike.members(connection, those, counts, part)

        if not query:
            with self._store.reading() as connection:
                return listed(connection, None)
        return self._ask(
            lambda view, connection: listed(connection, self._counts(view, connection, query))
        )

    def suggest(self, words: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return words that go on from the last word; see `Library.suggest`."""
        return self._ask(lambda view, _: offers.completions(view, words, limit))

    def did_you_mean(self, query: Query) -> tuple[Spelling, ...]:
        """Return what may have been meant; see `Library.did_you_mean`."""
        return self._ask(lambda view, _: offers.spellings(view, query))

    # Quotations

    def quotations(self, selection: Selection, query: Query | None = None) -> Listing:
        """Return the quotations that are selected; see `Library.quotations`."""
        if not query:
            with self._store.reading() as connection:
                return listing.narrowed(connection, selection)
        wanted = query
        return self._ask(
            lambda view, connection: listing.found(
                connection,
                view,
                selection,
                Answering(view, connection, wanted, self._names).select(),
            )
        )

    def quotation_days(self, selection: Selection, query: Query | None = None) -> Days:
        """Count the quotations that are selected by day; see `Library.quotation_days`."""
        if not query:
            with self._store.reading() as connection:
                return calendar.of_quotations(connection, selection)
        wanted = query
        return self._ask(
            lambda view, connection: calendar.of_quotations_found(
                connection,
                view,
                selection,
                Answering(view, connection, wanted, self._names).select(),
            )
        )

    def article_days(self, query: Query) -> Days:
        """Count the articles that match by day; see `Library.article_days`."""
        if not query:
            with self._store.reading() as connection:
                return calendar.of_all_articles(connection)

        def question(view: View, connection: sqlite3.Connection) -> Days:
            found = Answering(view, connection, query, self._names).find()
            return calendar.of_articles(connection, view.keys(found.articles))

        return self._ask(question)

    def each_quotation(self, selection: Selection, query: Query | None = None) -> Iterator[Quoted]:
        """Yield the same quotations one by one; see `Library.each_quotation`."""
        with self._store.apart() as connection:
            if query:
                wanted, now = query, generation(connection)

                def question(view: View) -> array[int]:
                    found = Answering(view, connection, wanted, self._names).select()
                    return streaming.keys_found(connection, view, selection, found)

                keys = self._index().ask(now, question)
            else:
                keys = streaming.keys_narrowed(connection, selection)
            yield from streaming.each(connection, keys)

    def each_found(self, query: Query, *, sort: Sort) -> Iterator[Quoted]:
        """Yield the quotations that a search counts; see `Library.each_found`."""
        if not query:
            yield from self.each_quotation(Selection(sort=listed_by(sort), group_once=True))
            return
        with self._store.apart() as connection:
            now = generation(connection)
            keys = self._index().ask(
                now,
                lambda view: streaming.keys_of_search(
                    connection,
                    view,
                    Answering(view, connection, query, self._names).find(),
                    listed_by(sort),
                ),
            )
            yield from streaming.each(connection, keys)

    def close(self) -> None:
        """Let go of the files in all threads; see `Library.close`."""
        super().close()
        if self._index_:
            self._index_.close()

    # The index

    def _ask(self, question: Callable[[View, sqlite3.Connection], T]) -> T:
        """Put a question to the index, and to the rows that belong to it."""
        with self._store.reading() as connection:
            now = generation(connection)

        def put(view: View) -> T:
            with self._store.reading() as connection:
                return question(view, connection)

        return self._index().ask(now, put)

    def _shared(self, connection: sqlite3.Connection) -> Several:
        """Return what stands in several renderings, read once for each generation."""
        now = generation(connection)
        known = self._several
        if known is None or known[0] != now:
            known = self._several = now, several(connection)
        return known[1]

    def _called_alike(self, connection: sqlite3.Connection) -> Alike:
        """Return who is called alike, worked out once for each generation."""
        now = generation(connection)
        known = self._alike
        if known is None or known[0] != now:
            known = self._alike = now, alike.called_alike(connection)
        return known[1]

    def _counts(self, view: View, connection: sqlite3.Connection, query: Query) -> Counter[int]:
        """Count the quotations of each speaker, by row, in the articles that match."""
        articles = Answering(view, connection, query, self._names).find().articles
        spoken = view.inside(articles) & view.spoken
        return facets.counts(connection, view, spoken, self._shared(connection))

    def _index(self) -> SearchIndex:
        with self._lock:
            if self._index_ is None:
                # Whoosh takes a third of the time in which the reader should be on the screen.
                from index.library.search_index import SearchIndex  # noqa: PLC0415

                self._index_ = SearchIndex(self._store.folder, self._snapshot)
            return self._index_

    @contextmanager
    def _snapshot(self) -> Iterator[Snapshot]:
        with self._store.reading() as connection:
            yield Snapshot(connection)
