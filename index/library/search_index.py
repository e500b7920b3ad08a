"""The full-text index of one library, kept at the generation that its SQLite file is at.

SQLite commits first and the index follows. Wherever the two do not fit together, for
whatever reason, the index is brought to where the library is: out of what it was before
if that was an earlier state, else made again, and a notice says so.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.errors import LibraryBusyError, StorageError
from index.library.cache import Cache, Made, TakenError, UnusableIndexError, cache_of, changed_file
from index.library.engine.carrying import carry_on, make
from index.library.engine.opened import Opened
from index.library.per_thread import ClosedError, PerThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from index.library.engine.values import Source
    from index.library.engine.view import View
    from index.library.generations import Generation

T = TypeVar("T")

_MISSING = "there was none"
_DAMAGED = "it was damaged"
_OTHER_STATE = "it was of another state of the library"
_FIRST_S = 1.0  # an update that is done by then is followed once, at its end
_TIMES_AS_LONG = 10
_PATIENCE_S = 60.0  # for another process that is making the index


class Verified(NamedTuple):
    """What was found by reading all of an index.

    Attributes:
        generation: of the library that it was made of; None if there is no index.
        articles, quotations: how many it holds; 0 where it cannot be read.
        problem: what is wrong with it, in words for the user; None if nothing is.
    """

    generation: Generation | None
    articles: int = 0
    quotations: int = 0
    problem: str | None = None


class _Pace(NamedTuple):
    """How often the index follows an update of many writes: a tenth of the time."""

    started: float
    ended: float

    def is_due(self) -> bool:
        """Tell whether it is time again."""
        return time.monotonic() - self.ended >= _TIMES_AS_LONG * (self.ended - self.started)


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
        self._held: Cache | None = None  # while an update keeps others from making the index
        self._pace: _Pace | None = None
        self._opened = PerThread(Opened, close=Opened.close)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user."""
        return tuple(self._notices)

    def ask(self, generation: Generation, question: Callable[[View], T]) -> T:
        """Put a question to the index, at a generation if that can be had.

        The question may be put twice, and is put under no lock.

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

    def follow(self, before: Generation, *, patience_s: float | None = None) -> None:
        """Bring the index to where the library is after a write.

        What goes wrong is put right at the next search, for the library itself is written.

        Args:
            before: the generation that was written on.
            patience_s: how long to wait for another process that is making the index, which
                brings it to where the library is when it is done; a minute if not given.
        """
        if self._pace is not None and not self._pace.is_due():
            return
        started = time.monotonic()
        with ExitStack() as held:
            try:
                cache = self._held or self._hold(held, patience_s)
                with self._source() as source:
                    self._made = _followed(cache, source, before)
            except TakenError:
                return
            except OSError as error:
                self._notices.append(f"Search index not brought up to date: {error}")
        if self._pace is not None:
            self._pace = _Pace(started, time.monotonic())

    @contextmanager
    def pacing(self) -> Iterator[None]:
        """Follow the many writes of one update now and then, and at its end.

        Meanwhile no other process makes the index, and the one before answers: none should
        have to index what this one is about to. If the update is broken off, what is not
        indexed yet is at the next search.
        """
        with ExitStack() as held:
            with suppress(OSError, TakenError):
                self._held = self._hold(held)
            began = time.monotonic()
            self._pace = _Pace(began - _FIRST_S / _TIMES_AS_LONG, began)
            try:
                yield
                self._pace = None
                with self._source() as source:
                    now = source.generation
                self.follow(now)
            finally:
                self._held = self._pace = None

    def _hold(self, held: ExitStack, patience_s: float | None = None) -> Cache:
        """Keep others from making the index until the stack is closed."""
        with self._lock:
            cache = self._prepared()
        patience_s = _PATIENCE_S if patience_s is None else patience_s
        held.enter_context(cache.making(patience_s=patience_s))
        return cache

    def verify(self) -> Verified:
        """Read all of the index that is ready, and compare its files with their hashes.

        Raises:
            StorageError: the folder where it should be is somebody else's.
        """
        with self._lock:
            cache = self._prepared()
        try:
            made = cache.ready()
        except UnusableIndexError as error:
            return Verified(None, problem=error.reason)
        opened = Opened()
        try:
            if changed_file(made):
                return Verified(made.generation, problem=_DAMAGED)
            view = opened.view(made)
            return Verified(made.generation, view.live.bit_count(), view.all_said.bit_count())
        except (OSError, UnusableIndexError):
            return Verified(made.generation, problem=_DAMAGED)
        finally:
            opened.close()

    def withdraw(self) -> None:
        """Take the index away, so that the next question makes it again."""
        with self._lock:
            self._prepared().withdraw()
            self._made = None

    def close(self) -> None:
        """Let go of all files."""
        self._opened.close()
        if self._private is not None:
            shutil.rmtree(self._private.folder, ignore_errors=True)

    # Asking

    def _put(self, question: Callable[[View], T]) -> T:
        made = self._made
        if made is None:
            raise UnusableIndexError(self._library, _MISSING)
        try:
            with self._opened.use() as opened:
                return question(opened.view(made))
        except ClosedError as error:
            raise StorageError(self._library, "the library has been closed") from error

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
        return None if made.generation == generation else _OTHER_STATE

    def _make(self, cache: Cache, reason: str) -> None:
        """Make the index, unless one of the library's last generation has been made."""
        with self._source() as source:
            old = self._made
            if old and old.generation == source.generation:
                return
            if old and reason == _OTHER_STATE and source.follows(old.generation):
                self._made = _carried_on(cache, source, old)
                return
            self._made = make(cache, source)
            if self._made.segments:
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


def _followed(cache: Cache, source: Source, before: Generation) -> Made:
    """Return an index of the source, made out of the one that is ready."""
    try:
        old = cache.ready()
    except UnusableIndexError:
        return make(cache, source)
    if old.generation == source.generation:
        return old
    if old.generation == before or source.follows(old.generation):
        return _carried_on(cache, source, old)
    return make(cache, source)


def _carried_on(cache: Cache, source: Source, old: Made) -> Made:
    """Return an index made out of an old one; made anew where that cannot be read."""
    try:
        return carry_on(cache, source, old)
    except UnusableIndexError:
        return make(cache, source)
