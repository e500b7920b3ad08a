"""The library in a folder: SQLite holds what is true, the full-text index follows it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from index.errors import UnknownArticleError
from index.library import inserts, rows
from index.library.answering import Answering, Found, WordIndexes, needs_words
from index.library.cast import quoted
from index.library.catalogue import Catalogue, load
from index.library.documents import Snapshot
from index.library.ordering import each_group_once
from index.library.store import generation
from index.matching import Marker
from index.model import Hit, Listing, Page, Sort, Stats
from index.snippets import snippet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from index.library.search_index import SearchIndex
    from index.library.store import Store
    from index.model import Article, Heading, Reading, Selection, SourceFile, Speaker
    from index.query import Query
    from index.renderings import Loan

T = TypeVar("T")

_SCREENFUL = 20  # hits that are given however little time there is


class LocalLibrary:
    """A `Library` in a folder.

    What needs no words (headings, articles, speakers, the quotations of one of them) is
    answered from SQLite alone; Whoosh is imported, and its index opened, at the first
    search for words.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._name = store.folder.resolve().name
        self._lock = Lock()
        self._catalogue_: Catalogue | None = None
        self._index_: SearchIndex | None = None

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self._name

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user; more may come with the first search."""
        return self._index_.notices if self._index_ else ()

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
        catalogue = self._catalogue()
        # The clock starts when the index is open: to make it takes longer than any deadline.
        (opened, found), is_current = self._ask(
            catalogue,
            query,
            lambda answering: (time.perf_counter(), answering.find(query, sort)),
        )
        end = None if deadline_s is None else opened + deadline_s
        ordered = [key for key in catalogue.order(sort) if key in found.articles]
        ordered.sort(key=lambda key: -found.scores.get(key, 0.0))
        shown = ordered[cursor : None if limit is None else cursor + limit]
        hits = tuple(self._hits(catalogue, query, found, shown, end))
        spoken = catalogue.counted(found.articles)
        return Page(
            hits=hits,
            total=len(ordered),
            quotes=len({entry.group for entry in found.entries}),
            speakers=catalogue.speakers.counts(
                (entry.speaker_id, entry.group) for entry in spoken if entry.speaker_id
            ),
            took_ms=(time.perf_counter() - started) * 1000,
            partial=not is_current or len(hits) < len(shown),
        )

    def headings(self, *, sort: Sort) -> tuple[Heading, ...]:
        """Return the headings of all articles, in order."""
        catalogue = self._catalogue()
        return tuple(catalogue.headings[key] for key in catalogue.order(sort))

    def article(self, article_id: str) -> Article:
        """Return one article; see `Library.article`."""
        with self._store.reading() as connection:
            key = rows.article_key(connection, article_id)
            if key is None:
                raise UnknownArticleError(article_id)
            return rows.articles(connection, [key])[key]

    def reading(self, article_id: str) -> Reading:
        """Return what was extracted from one article; see `Library.reading`."""
        with self._store.reading() as connection:
            key = rows.article_key(connection, article_id)
            if key is None:
                raise UnknownArticleError(article_id)
            return rows.reading(connection, key)

    def quotations(self, selection: Selection, query: Query | None = None) -> Listing:
        """Return the quotations that are selected; see `Library.quotations`."""
        catalogue = self._catalogue()
        entries = catalogue.selected(selection)
        if query:
            wanted = query
            entries, _ = self._ask(
                catalogue, wanted, lambda answering: answering.select(wanted, entries)
            )
        if selection.group_once:
            entries = each_group_once(entries)
        shown = entries[: selection.limit]
        with self._store.reading() as connection:
            articles = rows.articles(connection, {entry.article for entry in shown})
            quotations = rows.quotations(connection, [entry.key for entry in shown])
        return Listing(
            tuple(
                quoted(articles[entry.article], quotations[entry.key], catalogue.speakers)
                for entry in shown
                if entry.key in quotations
            ),
            len(entries),
        )

    def speakers(self, prefix: str = "") -> tuple[Speaker, ...]:
        """Return speakers, most quoted first; those with a name word that starts so."""
        return self._catalogue().speakers.starting(prefix)

    def files(self) -> Mapping[str, SourceFile]:
        """Return the files that were read, by absolute path."""
        with self._store.reading() as connection:
            return rows.files(connection)

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

    def updating(self) -> AbstractContextManager[None]:
        """Keep other updates out; see `Library.updating`."""
        return self._store.updating()

    def write(self, readings: Iterable[Reading], files: Iterable[SourceFile] = ()) -> None:
        """Add articles, or replace those with the same ids; see `Library.write`."""
        # What is read from a generator may take long, and the file is locked meanwhile.
        written = {reading.article.id: reading for reading in readings}
        read = tuple(files)
        with self._written() as connection:
            inserts.delete_articles(connection, written)
            for reading in written.values():
                inserts.insert_reading(connection, reading)
            for file in read:
                inserts.insert_file(connection, file)

    def lend(self, loans: Mapping[str, Sequence[Loan]]) -> None:
        """Put loans in the place of all that these articles had; see `Library.lend`."""
        with self._written() as connection:
            for borrower, lent in loans.items():
                inserts.replace_loans(connection, borrower, lent)

    def delete(self, article_ids: Iterable[str], paths: Iterable[str] = ()) -> None:
        """Take out articles, and forget files; see `Library.delete`."""
        with self._written() as connection:
            inserts.delete_articles(connection, article_ids)
            inserts.delete_files(connection, paths)

    def stats(self) -> Stats:
        """Say how much it holds."""
        catalogue = self._catalogue()
        counted = catalogue.counted(catalogue.headings)
        return Stats(
            len(catalogue.headings),
            len({entry.group for entry in counted}),
            len(catalogue.speakers.quoted),
        )

    def close(self) -> None:
        """Let go of the files in all threads; see `Library.close`."""
        self._store.close()
        if self._index_:
            self._index_.close()

    def _ask(
        self, catalogue: Catalogue, query: Query, question: Callable[[Answering], T]
    ) -> tuple[T, bool]:
        """Put a question, and tell whether the whole library could be asked."""

        def with_words(words: WordIndexes) -> tuple[T, bool]:
            return question(Answering(catalogue, words)), words.generation == catalogue.generation

        if needs_words(query):
            return self._index().ask(catalogue.generation, with_words)
        return question(Answering(catalogue)), True

    def _hits(
        self,
        catalogue: Catalogue,
        query: Query,
        found: Found,
        keys: Sequence[int],
        end: float | None,
    ) -> Iterator[Hit]:
        """Yield hits until there is no time left, and a screenful in any case."""
        if not keys:
            return
        with self._store.reading() as connection:
            articles = rows.articles(connection, keys)
            contents = rows.contents(connection, keys)
        marker = Marker(query)
        for number, key in enumerate(keys):
            if number >= _SCREENFUL and end is not None and time.perf_counter() >= end:
                return
            if key not in articles:
                continue
            counted = tuple(catalogue.counted([key]))
            text = articles[key].text
            spans = [contents[entry.key] for entry in counted if entry.key in contents]
            matched = marker.matches(text, spans)
            yield Hit(
                articles[key].heading,
                len(counted),
                len(matched),
                snippet(text, matched),
                found.scores.get(key, 0.0),
            )

    @contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """Change what is true, then let the index follow."""
        with self._store.writing() as connection:
            before = generation(connection)
            yield connection
        with self._store.reading() as connection:
            now = generation(connection)
        if now != before:
            self._index().follow(before)

    def _catalogue(self) -> Catalogue:
        """Return the catalogue of the library as it is now."""
        with self._store.reading() as connection:
            now = generation(connection)
            with self._lock:
                if self._catalogue_ is None or self._catalogue_.generation != now:
                    self._catalogue_ = load(connection)
                return self._catalogue_

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
