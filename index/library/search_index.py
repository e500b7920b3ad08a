"""The full-text index of one library, kept at the generation that its SQLite file is at.

SQLite commits first and the index follows. Wherever the two do not fit together, for
whatever reason, the index is made again from SQLite, and a notice says so.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from index.errors import LibraryBusyError, StorageError
from index.library.answering import WordIndexes
from index.library.cache import Cache, Made, TakenError, UnusableIndexError, cache_of
from index.library.fulltext import Searcher, build, carry_on
from index.library.per_thread import ClosedError, PerThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from index.library.answering import Document
    from index.library.store import Generation

T = TypeVar("T")

SHELVES = ("articles", "quotations")
_MISSING = "there was none"
_DAMAGED = "it was damaged"
_PATIENCE_S = 60.0  # for another process that is making the index


class Source(Protocol):
    """What an index is made of: the library as it is at one generation."""

    @property
    def generation(self) -> Generation:
        """Return which state of the library it is."""
        ...

    def keys(self, shelf: str) -> set[int]:
        """Return the keys of all documents of one of `SHELVES`."""
        ...

    def documents(self, shelf: str, keys: set[int]) -> Iterator[Document]:
        """Yield documents of one of `SHELVES`."""
        ...


class SearchIndex:
    """The full-text index of one library; any thread may use it."""

    def __init__(self, library: Path, source: Callable[[], AbstractContextManager[Source]]) -> None:
        """Name the library's folder and what to index; nothing is opened yet."""
        self._library, self._source = library, source
        self._lock = Lock()  # held while this process finds out which index to use
        self._cache = cache_of(library)
        self._private: Cache | None = None  # a temporary one, where the cache cannot be used
        self._distrusted: str | None = None  # why what was in the cache was thrown away
        self._made: Made | None = None
        self._notices: list[str] = []
        self._searchers = PerThread(self._open, close=_Searchers.close)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user."""
        return tuple(self._notices)

    def ask(self, generation: Generation, question: Callable[[WordIndexes], T]) -> T:
        """Put a question to the index, at a generation if that can be had.

        While another process or thread is making the index of that generation, the one
        before answers: its own generation tells.

        Raises:
            LibraryBusyError: there is none before, and making it takes long.
            StorageError: no index can be made, or the library has been closed.
        """
        self._settle(generation)
        asked = self._made
        try:
            return self._put(question)
        except UnusableIndexError:
            self._settle(generation, broken=asked)
        try:
            return self._put(question)
        except UnusableIndexError as error:
            raise StorageError(self._library, f"no search index: {error.reason}") from error

    def follow(self, before: Generation) -> None:
        """Bring the index to where the library is after a write.

        What goes wrong is put right at the next search, for the library itself is written.

        Args:
            before: the generation that was written on.
        """
        try:
            with self._lock:
                cache = self._prepared()
            with cache.making(patience_s=_PATIENCE_S), self._source() as source:
                self._made = _carried_on(cache, source, before)
        except TakenError:
            return
        except OSError as error:
            self._notices.append(f"Search index not brought up to date: {error}")

    def close(self) -> None:
        """Let go of all files."""
        self._searchers.close()
        if self._private is not None:
            shutil.rmtree(self._private.folder, ignore_errors=True)

    # Asking

    def _put(self, question: Callable[[WordIndexes], T]) -> T:
        try:
            with self._searchers.use() as searchers:
                if searchers.made == self._made:
                    return question(searchers.indexes)
            self._searchers.renew()
            with self._searchers.use() as searchers:
                return question(searchers.indexes)
        except ClosedError as error:
            raise StorageError(self._library, "the library has been closed") from error

    def _open(self) -> _Searchers:
        if self._made is None:
            raise UnusableIndexError(self._library, _MISSING)
        return _Searchers(self._made)

    # Finding an index, or making it

    def _settle(self, generation: Generation, *, broken: Made | None = None) -> None:
        """Find the index of a generation, or make it, or stay with the one before.

        Args:
            generation: of the library.
            broken: an index that cannot be used, whatever it looks like.
        """
        with self._lock:
            if self._made == broken:
                self._made = None
            if self._made and self._made.generation == generation:
                return
            cache = self._prepared()
            reason = self._take_ready(cache, generation, broken)
            if reason is None:
                return
            try:
                with cache.making(patience_s=0 if self._made else _PATIENCE_S):
                    self._take_ready(cache, generation, broken)
                    self._make(cache, reason)
            except TakenError as error:
                if self._made is None:
                    raise LibraryBusyError(self._library) from error
            except OSError as error:
                self._make_in_private(error, reason)

    def _take_ready(self, cache: Cache, generation: Generation, broken: Made | None) -> str | None:
        """Use the index that is ready; say what is wrong with it, None for nothing."""
        try:
            made = cache.ready()
        except UnusableIndexError as error:
            return self._distrusted or error.reason
        if made == broken:
            return _DAMAGED
        self._made = made
        return None if made.generation == generation else "it was of another state of the library"

    def _make(self, cache: Cache, reason: str) -> None:
        """Make the index, unless one of the library's last generation has been made."""
        with self._source() as source:
            if self._made and self._made.generation == source.generation:
                return
            self._made = _new(cache, source, partial(_build, source))
            if source.keys(SHELVES[0]):
                self._notices.append(f"Search index rebuilt: {reason}.")

    def _make_in_private(self, error: OSError, reason: str) -> None:
        if self._private is not None:
            raise StorageError(self._library, f"no search index: {error}") from error
        try:
            self._make(self._go_private(error.strerror or str(error)), reason)
        except OSError as second:
            raise StorageError(self._library, f"no search index: {second}") from second

    def _prepared(self) -> Cache:
        """Return the folder to have the index in: a temporary one if there is no other."""
        if self._private is not None:
            return self._private
        try:
            self._distrusted = self._cache.prepare() or self._distrusted
        except StorageError as error:
            return self._go_private(str(error))
        return self._cache

    def _go_private(self, problem: str) -> Cache:
        self._private = Cache(Path(tempfile.mkdtemp(prefix="quoth-")))
        self._notices.append(f"Search index made for this session only: {problem}")
        return self._private


class _Searchers:
    """The searchers of one thread."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self._open = [Searcher(made.folder / shelf) for shelf in SHELVES]
        self.indexes = WordIndexes(made.generation, *self._open)

    def close(self) -> None:
        """Let go of their files."""
        for searcher in self._open:
            searcher.close()


def _carried_on(cache: Cache, source: Source, before: Generation) -> Made:
    """Return an index of the source, made out of the one of the generation before."""
    try:
        old = cache.ready()
        if old.generation == source.generation:
            return old
        if old.generation == before:
            return _new(cache, source, partial(_carry_on, source, old))
    except UnusableIndexError:
        pass  # made anew, as if there were none
    return _new(cache, source, partial(_build, source))


def _new(cache: Cache, source: Source, fill: Callable[[Path], None]) -> Made:
    """Make an index aside, and put it in its place when it is whole."""
    folder = cache.new_folder()
    try:
        for shelf in SHELVES:
            (folder / shelf).mkdir()
        fill(folder)
        made = Made(folder, source.generation)
        cache.publish(made)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _build(source: Source, folder: Path) -> None:
    for shelf in SHELVES:
        build(folder / shelf, source.documents(shelf, source.keys(shelf)))


def _carry_on(source: Source, old: Made, folder: Path) -> None:
    for shelf in SHELVES:
        documents = partial(source.documents, shelf)
        carry_on(old.folder / shelf, folder / shelf, source.keys(shelf), documents)
