"""The library in a folder: SQLite holds what is true, the full-text index follows it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from index.errors import UnknownArticleError
from index.library import (
    calendar,
    facets,
    listing,
    offers,
    paging,
    profiles,
    roll,
    rows,
    streaming,
)
from index.library.answering import Answering
from index.library.called import NameHits
from index.library.documents import Snapshot
from index.library.facets import several
from index.library.generations import generation
from index.library.ordering import listed_by
from index.library.paging import Answer, Clock, Part
from index.library.stepping import Walk, spot_of
from index.model import Facet, Listing, Page, Selection, Sort, Step
from index.words import folded_words

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from index.library.engine.view import View
    from index.library.facets import Several
    from index.library.generations import Generation
    from index.library.search_index import SearchIndex
    from index.library.store import Store
    from index.model import (
        Article,
        Days,
        Heading,
        Place,
        Quoted,
        Reading,
        Roll,
        SourceFile,
        Speaker,
        Spelling,
        Stats,
    )
    from index.query import Query
    from index.speakers import Profile

T = TypeVar("T")


class LocalLibrary:
    """A `Library` in a folder, as far as it is asked; `KeptLibrary` can be written too.

    What needs no words (headings, articles, speakers, the quotations of one of them) is
    answered from SQLite alone, by its indexes; Whoosh is imported, and its index opened, at
    the first search.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._name = store.folder.resolve().name
        self._lock = Lock()
        self._index_: SearchIndex | None = None
        self._several: tuple[Generation, Several] | None = None
        self._names = NameHits()

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self._name

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user; more may come with the first search."""
        return (*self._store.notices, *(self._index_.notices if self._index_ else ()))

    def edition(self) -> str:
        """Return a mark of what it holds; see `Library.edition`."""
        with self._store.reading() as connection:
            now = generation(connection)
        return f"{now.number}-{now.stamp}"

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
            articles = Answering(view, connection, query, self._names).find().articles
            spoken = view.inside(articles) & view.spoken
            counted = facets.counts(connection, view, spoken, self._shared(connection))
            words = folded_words(prefix)
            if words:
                wanted = roll.starting(connection, words)
                counted = type(counted)({row: counted[row] for row in counted.keys() & wanted})
            return facets.facet(connection, counted, limit=limit, cursor=cursor)

        return self._ask(question)

    def suggest(self, words: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return words that go on from the last word; see `Library.suggest`."""
        return self._ask(lambda view, _: offers.completions(view, words, limit))

    def did_you_mean(self, query: Query) -> tuple[Spelling, ...]:
        """Return what may have been meant; see `Library.did_you_mean`."""
        return self._ask(lambda view, _: offers.spellings(view, query))

    # Articles

    def headings(
        self, *, sort: Sort, limit: int | None = None, cursor: int = 0
    ) -> tuple[Heading, ...]:
        """Return the headings of articles, in order; see `Library.headings`."""
        with self._store.reading() as connection:
            return paging.headings(connection, Part(sort, limit, cursor))

    def rank(self, article_id: str) -> int | None:
        """Return an article's place among all, newest first; see `Library.rank`."""
        with self._store.reading() as connection:
            return paging.rank(connection, article_id)

    def article(self, article_id: str) -> Article:
        """Return one article; see `Library.article`."""
        with self._store.reading() as connection:
            key = _known(connection, article_id)
            return rows.articles(connection, [key])[key]

    def reading(self, article_id: str) -> Reading:
        """Return what was extracted from one article; see `Library.reading`."""
        with self._store.reading() as connection:
            return rows.reading(connection, _known(connection, article_id))

    def stats(self) -> Stats:
        """Say how much it holds."""
        with self._store.reading() as connection:
            return paging.stats(connection)

    # Quotations and speakers

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

    def next_quotation(
        self,
        speaker_id: str,
        after: Place | None,
        *,
        back: bool = False,
        home: str | None = None,
    ) -> Step:
        """Return the next of a speaker's quotations; see `Library.next_quotation`."""
        with self._store.reading() as connection:
            row = roll.row_of(connection, speaker_id)
            if row is None:
                return Step(None, 0, 0)
            total = roll.by_rows(connection, [row])[row].quotes
            spot = None if after is None else spot_of(after)
            stop = Walk(connection, row, home).step(spot, back=back)
            if stop is None:
                return Step(None, 0, total)
            (found,) = listing.quoted(connection, [stop.key])
            return Step(found, stop.position, total)

    def speakers(self, prefix: str = "", *, limit: int | None = None, cursor: int = 0) -> Roll:
        """Return who is quoted, most quoted first; see `Library.speakers`."""
        with self._store.reading() as connection:
            return roll.page(connection, prefix, limit=limit, cursor=cursor)

    def speakers_by_id(self, speaker_ids: Collection[str]) -> Mapping[str, Speaker]:
        """Return those of the speakers that there are; see `Library.speakers_by_id`."""
        with self._store.reading() as connection:
            return roll.by_ids(connection, speaker_ids)

    def speaker_profile(self, speaker_id: str) -> Profile | None:
        """Return all that is known of a speaker; see `Library.speaker_profile`."""
        with self._store.reading() as connection:
            return profiles.speaker_profile(connection, speaker_id)

    # What an update asks for

    def files(self, paths: Collection[str] | None = None) -> Mapping[str, SourceFile]:
        """Return the files that were read, by absolute path; see `Library.files`."""
        with self._store.reading() as connection:
            return rows.files(connection, paths)

    def files_of_other_versions(self, versions: Collection[str]) -> tuple[SourceFile, ...]:
        """Return the files of other versions; see `Library.files_of_other_versions`."""
        with self._store.reading() as connection:
            return rows.files_of_other_versions(connection, versions)

    def lenders(self, fingerprints: Collection[int]) -> Mapping[str, int]:
        """Return marked articles that have any of the fingerprints; see `Library.lenders`."""
        with self._store.reading() as connection:
            return rows.lenders(connection, fingerprints)

    def borrowers(self, fingerprints: Collection[int]) -> frozenset[str]:
        """Return unmarked articles that have any of the fingerprints; see `Library.borrowers`."""
        with self._store.reading() as connection:
            return rows.borrowers(connection, fingerprints)

    def lent_prints(self, article_ids: Iterable[str]) -> frozenset[int]:
        """Return the fingerprints of marked articles; see `Library.lent_prints`."""
        with self._store.reading() as connection:
            return rows.lent_prints(connection, article_ids)

    def close(self) -> None:
        """Let go of the files in all threads; see `Library.close`."""
        self._store.close()
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


def _known(connection: sqlite3.Connection, article_id: str) -> int:
    key = rows.article_key(connection, article_id)
    if key is None:
        raise UnknownArticleError(article_id)
    return key
