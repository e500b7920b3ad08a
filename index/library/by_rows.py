"""What a library in a folder answers from its rows alone, without the full-text index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnknownArticleError
from index.library import listing, paging, profiles, roll, rows
from index.library.generations import generation
from index.library.paging import Part
from index.library.stepping import Walk, spot_of
from index.model import Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from index.library.store import Store
    from index.model import (
        Article,
        Heading,
        Place,
        Reading,
        Roll,
        Sort,
        SourceFile,
        Speaker,
        Stats,
    )
    from index.speakers import Profile


class RowLibrary:
    """A `Library` in a folder, as far as it is asked for no words.

    SQLite answers by its own indexes: Whoosh is not imported for any of this.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._name = store.folder.resolve().name

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return self._name

    def edition(self) -> str:
        """Return a mark of what it holds; see `Library.edition`."""
        with self._store.reading() as connection:
            now = generation(connection)
        return f"{now.number}-{now.stamp}"

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

    # Speakers

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
        """Let go of the file in all threads; see `Library.close`."""
        self._store.close()


def _known(connection: sqlite3.Connection, article_id: str) -> int:
    key = rows.article_key(connection, article_id)
    if key is None:
        raise UnknownArticleError(article_id)
    return key
