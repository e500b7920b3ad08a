"""Changed files -> steps: what each holds, under ids that no other file has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.build.changes import is_as_known, state
from index.build.skipping import kept, skipped
from index.build.steps import UNFINISHED, AsBefore, Begun, Finished, Touched, Unread
from index.corpus import Document, read_file
from index.errors import CorpusError, UnknownArticleError
from index.extraction import EXTRACTION_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.build.changes import Change
    from index.build.holders import Holders
    from index.build.steps import Step
    from index.corpus import Found
    from index.library.protocol import Library
    from index.model import Reading, SourceFile


def as_before(document: Document, reading: Reading) -> AsBefore | Document:
    """Return a document to be read only if it is not what this version has read."""
    same = reading.version == EXTRACTION_VERSION and reading.article == document.article
    return AsBefore(document, reading) if same else document


class Walk:
    """A walk through changed files, one after the other; their order settles the ids."""

    def __init__(self, library: Library, taken: Holders, cancelled: Callable[[], bool]) -> None:
        """Walk for a library.

        Args:
            library: knows which articles are as they were.
            taken: ids that are in use; kept up.
            cancelled: asked before each article whether to stop.
        """
        self._library = library
        self._taken = taken
        self._cancelled = cancelled

    def steps(self, changes: Iterable[Change]) -> Iterator[Step]:
        """Go through the files; where it is cancelled, the last one is not finished."""
        for change in changes:
            if self._cancelled():
                return
            yield from self._file(change)

    def _file(self, change: Change) -> Iterator[Step]:
        found, known = change.found, change.known
        try:
            now = state(found.path, known)
        except OSError as error:
            yield CorpusError(found.path, error.strerror or str(error))
            yield Unread(change.size)
            return
        if known and is_as_known(now, known):
            yield Touched(change.size, now, known)
            return
        yield Begun(now, known)
        yield from self._articles(change)

    def _articles(self, change: Change) -> Iterator[Step]:
        found, known = change.found, change.known
        names: set[str] = set()
        problems: list[CorpusError] = []
        before = frozenset(known.articles) if known else frozenset[str]()
        for outcome in read_file(found):
            if self._cancelled():
                return
            if isinstance(outcome, Document):
                document = self._named(outcome, found)
                names.add(document.article.id)
                yield self._compared(document, known) if document.article.id in before else document
            else:
                problems.extend([outcome] if isinstance(outcome, CorpusError) else ())
                yield outcome
        if not names:
            yield Unread(change.size)
            return
        missing = [one for one in (known.articles if known else ()) if one not in names]
        keeping = kept(missing, skipped(problems), known)
        yield Finished(change.size, self._dropped(missing, keeping), keeping)

    def _named(self, document: Document, found: Found) -> Document:
        """Put the file's name in front of an id that an article of another file has."""
        article = document.article
        name, path = article.id, str(found.path)
        while self._taken.get(name) not in (None, path):
            name = f"{found.id}/{name}"
        self._taken.take(name, path)
        heading = replace(article.heading, id=name)
        return replace(document, article=replace(article, heading=heading))

    def _compared(self, document: Document, known: SourceFile | None) -> Step:
        """Leave an article alone where the library has just this one, read by this version."""
        article = document.article
        try:
            if known and known.version == UNFINISHED:
                return as_before(document, self._library.reading(article.id))
            if known and known.version == EXTRACTION_VERSION and article.id not in known.kept:
                same = self._library.article(article.id) == article
                return AsBefore(document) if same else document
        except UnknownArticleError:
            return document
        return document

    def _dropped(self, missing: Iterable[str], keeping: Iterable[str]) -> tuple[str, ...]:
        keep = set(keeping)
        dropped = tuple(one for one in missing if one not in keep)
        for one in dropped:
            self._taken.free(one)
        return dropped
