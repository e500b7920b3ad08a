"""What a library in memory was given, and the view that is made of it."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from index.errors import NotKeptError, UnknownArticleError
from index.library.viewing import View
from index.renderings import fingerprints as fingerprints_of
from index.renderings import is_unmarked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from index.corrections.files import CorrectionFiles
    from index.corrections.kept import Kept
    from index.corrections.values import Correction
    from index.model import Reading, SourceFile
    from index.renderings import Loan


@dataclass(frozen=True, slots=True)
class _Print:
    """What is known of a text to tell whether it lends or borrows, and to whom."""

    prints: frozenset[int]
    unmarked: bool


class Stock:
    """A `Library` in memory, as far as it is written and an update asks for it.

    `index.library.memory` answers everybody else, from the view.
    """

    def __init__(self, name: str, files: CorrectionFiles | None = None) -> None:
        """Make an empty one.

        Args:
            name: what to call it on the screen.
            files: the corrections that are followed; None keeps none.
        """
        self._name, self._corrections = name, files
        self._kept: Kept | None = None
        self._readings: dict[str, Reading] = {}
        self._loans: dict[str, tuple[Loan, ...]] = {}
        self._prints: dict[str, _Print] = {}
        self._files: dict[str, SourceFile] = {}
        self._lock = RLock()
        self._made: View | None = None
        self._changes = 0

    def files(self, paths: Collection[str] | None = None) -> Mapping[str, SourceFile]:
        """Return the files that were read, by absolute path; see `Library.files`."""
        with self._lock:
            return {
                path: file for path, file in self._files.items() if paths is None or path in paths
            }

    def files_of_other_versions(self, versions: Collection[str]) -> tuple[SourceFile, ...]:
        """Return the files of other versions; see `Library.files_of_other_versions`."""
        others = (file for file in self.files().values() if file.version not in versions)
        return tuple(sorted(others, key=lambda file: file.path))

    def reading(self, article_id: str) -> Reading:
        """Return what was extracted from one article; see `Library.reading`."""
        with self._lock:
            if article_id not in self._readings:
                raise UnknownArticleError(article_id)
            return self._readings[article_id]

    def lenders(self, fingerprints: Collection[int]) -> Mapping[str, int]:
        """Return marked articles that have any of the fingerprints; see `Library.lenders`."""
        wanted = frozenset(fingerprints)
        with self._lock:
            shared = {one: len(wanted & self._print(one).prints) for one in self._readings}
            return {one: n for one, n in shared.items() if n and not self._print(one).unmarked}

    def borrowers(self, fingerprints: Collection[int]) -> frozenset[str]:
        """Return unmarked articles that have any of the fingerprints; see `Library.borrowers`."""
        wanted = frozenset(fingerprints)
        with self._lock:
            unmarked = (one for one in self._readings if self._print(one).unmarked)
            return frozenset(one for one in unmarked if wanted & self._print(one).prints)

    def lent_prints(self, article_ids: Iterable[str]) -> frozenset[int]:
        """Return the fingerprints of marked articles; see `Library.lent_prints`."""
        with self._lock:
            known = [self._print(one) for one in article_ids if one in self._readings]
        return frozenset[int]().union(*(one.prints for one in known if not one.unmarked))

    def updating(self) -> AbstractContextManager[None]:
        """Keep other updates out; there are none: nobody else has this library."""
        return nullcontext()

    def write(self, readings: Iterable[Reading], files: Iterable[SourceFile] = ()) -> None:
        """Add articles, or replace those with the same ids; see `Library.write`."""
        written = {reading.article.id: reading for reading in readings}
        read = {file.path: file for file in files}
        with self._lock:
            self._readings |= written
            self._files |= read
            self._forget(written)

    def delete(self, article_ids: Iterable[str], paths: Iterable[str] = ()) -> None:
        """Take out articles, and forget files; see `Library.delete`."""
        with self._lock:
            gone = set(article_ids)
            for article_id in gone:
                self._readings.pop(article_id, None)
            for path in paths:
                self._files.pop(path, None)
            self._forget(gone)

    def lend(self, loans: Mapping[str, Sequence[Loan]]) -> None:
        """Put loans in the place of all that these articles had; see `Library.lend`."""
        with self._lock:
            for borrower, lent in loans.items():
                if borrower in self._readings:
                    self._loans[borrower] = tuple(
                        loan for loan in lent if loan.lender in self._readings
                    )
            self._changed()

    @property
    def keeps_corrections(self) -> bool:
        """Tell whether there is a folder to keep them in."""
        return self._corrections is not None

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Write corrections to their files, and follow them; see `Library.correct`."""
        self._files_kept().add(corrections)

    def undo(self) -> tuple[Correction, ...]:
        """Take the last step out of the files again; see `Library.undo`."""
        return self._files_kept().take_back()

    def _files_kept(self) -> CorrectionFiles:
        if self._corrections is None:
            raise NotKeptError(self._name)
        return self._corrections

    def _print(self, article_id: str) -> _Print:
        if article_id not in self._prints:
            text = self._readings[article_id].article.text
            self._prints[article_id] = _Print(fingerprints_of(text), is_unmarked(text))
        return self._prints[article_id]

    def _view(self) -> View:
        with self._lock:
            files = self._corrections
            if files and (self._kept is None or self._kept.marks != files.marks()):
                self._kept = files.read().beside(self._kept)
                self._changed()
            if self._made is None:
                edits = self._kept.edits if self._kept else ()
                rules = self._kept.speakers.rules if self._kept else ()
                self._made = View(self._readings, self._loans, edits, rules)
            return self._made

    def _forget(self, articles: Iterable[str]) -> None:
        """Drop what was made of these articles: the loans they had and those they gave."""
        touched = set(articles)
        for article_id in touched:
            self._loans.pop(article_id, None)
            self._prints.pop(article_id, None)
        self._loans = {
            borrower: tuple(loan for loan in lent if loan.lender not in touched)
            for borrower, lent in self._loans.items()
        }
        self._changed()

    def _changed(self) -> None:
        self._made = None
        self._changes += 1
