"""The library in a folder being written: articles, what they lend each other, corrections."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from index.corrections.files import CorrectionFiles
from index.errors import LibraryBusyError, StorageError
from index.library import changing, decisions, inserts
from index.library.generations import generation
from index.library.local import LocalLibrary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.corrections.listing import Corrections
    from index.corrections.values import Correction
    from index.library.store import Store
    from index.model import Reading, SourceFile
    from index.renderings import Loan


class KeptLibrary(LocalLibrary):
    """A `Library` in a folder."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._files = CorrectionFiles(store.folder)
        self._problems: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user, with what is wrong in the files of corrections."""
        wrong = (f"Corrections: {'; '.join(self._problems)}",) if self._problems else ()
        return (*super().notices, *wrong)

    def edition(self) -> str:
        """Return a mark of what it holds; see `Library.edition`."""
        self.catch_up()
        return super().edition()

    @contextmanager
    def updating(self) -> Iterator[None]:
        """Keep other updates out; see `Library.updating`."""
        with self._store.updating(), self._index().pacing():
            yield
        self.catch_up()

    def write(self, readings: Iterable[Reading], files: Iterable[SourceFile] = ()) -> None:
        """Add articles, or replace those with the same ids; see `Library.write`."""
        # What is read from a generator may take long, and the file is locked meanwhile.
        written = {reading.article.id: reading for reading in readings}
        read = tuple(files)
        with self._written() as connection:
            changing.write_readings(connection, tuple(written.values()))
            inserts.insert_files(connection, read)

    def lend(self, loans: Mapping[str, Sequence[Loan]]) -> None:
        """Put loans in the place of all that these articles had; see `Library.lend`."""
        with self._written() as connection:
            changing.lend(connection, loans)

    def delete(self, article_ids: Iterable[str], paths: Iterable[str] = ()) -> None:
        """Take out articles, and forget files; see `Library.delete`."""
        with self._written() as connection:
            changing.delete_articles(connection, article_ids)
            inserts.delete_files(connection, paths)

    # Corrections

    @property
    def keeps_corrections(self) -> bool:
        """Tell that corrections have a place."""
        return True

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Write corrections to their files, and follow them; see `Library.correct`."""
        self._files.add(corrections)
        self.catch_up()

    def undo(self) -> tuple[Correction, ...]:
        """Take the last step out of the files again; see `Library.undo`."""
        taken = self._files.take_back()
        self.catch_up()
        return taken

    def corrections(self) -> Corrections:
        """Return what has been corrected; see `Library.corrections`."""
        self.catch_up()
        kept = self._files.read()
        with self._store.reading() as connection:
            return decisions.listed(connection, kept)

    def catch_up(self) -> None:
        """Follow what the files of corrections say by now, if the library can be written.

        Who writes articles meanwhile does it as soon as that is done.
        """
        with self._store.reading() as connection:
            marks = self._files.marks()
            self._problems = decisions.problems(connection)
            if decisions.is_followed(connection, marks):
                return
        try:
            # Who is at the index is waited for by nobody who has pressed a key.
            with self._written(patience_s=0):
                pass  # which does it
        except LibraryBusyError:
            return
        except StorageError as error:
            self._problems = (f"what was written last is not followed, since {error}",)
            return
        with self._store.reading() as connection:
            self._problems = decisions.problems(connection)

    @contextmanager
    def _written(self, patience_s: float | None = None) -> Iterator[sqlite3.Connection]:
        """Change what is true, then let the index follow; see `SearchIndex.follow`."""
        with self._store.writing() as connection:
            before = generation(connection)
            yield connection
            self._follow_files(connection)
        with self._store.reading() as connection:
            now = generation(connection)
        if now != before:
            self._index().follow(before, patience_s=patience_s)

    def _follow_files(self, connection: sqlite3.Connection) -> None:
        marks = self._files.marks()
        if not decisions.is_noted(connection, marks):
            changing.follow_corrections(connection, self._files.read())
        if not decisions.is_followed(connection, marks):
            # While articles come and go their texts would be compared again and again.
            with suppress(LibraryBusyError), self._store.updating():
                changing.find_corrected(connection)
