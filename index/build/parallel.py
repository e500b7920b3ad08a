"""Read documents on all cores: their order is kept, and no death of a worker costs anything."""

from __future__ import annotations

from collections import deque
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.build.steps import Failed, Read
from index.build.workers import NoWorkersError, Workers
from index.corpus import Document
from index.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from index.build.staff import Staff
    from index.build.steps import Outcome, Step
    from index.build.worker import Extract

# In characters. A part is a quarter of a second's work, so that little is done again after a
# worker is killed; all that are under way keep the workers busy while a batch is written.
_PART = 64_000
_UNDER_WAY = 4_000_000
_EACH = 500  # what a step weighs beside its text

_ASK_S = 0.1  # how long a cancellation may wait
_TRIES = 2  # an article is blamed that kills its worker so many times, being alone with it
_KILLED = "reading it ends or hangs the process that does"


class _CancelledError(Exception):
    """What is waited for is not wanted any more."""


@dataclass(slots=True)
class _Part:
    """Steps in a row; the documents among them are read together."""

    steps: list[Step] = field(default_factory=list)
    weight: int = 0
    future: Future[list[Extract]] | None = None

    @property
    def documents(self) -> list[Document]:
        return [step for step in self.steps if isinstance(step, Document)]

    @property
    def is_ready(self) -> bool:
        return self.future is None or self.future.done()

    @property
    def is_lost(self) -> bool:
        """Tell whether a worker was killed while this waited; it may be another's fault."""
        return self.future is not None and self.future.done() and _is_killed(self.future)

    def add(self, step: Step) -> None:
        self.steps.append(step)
        self.weight += _EACH + (len(step.article.text) if isinstance(step, Document) else 0)

    def outcomes(self, read: Iterable[Read | Failed]) -> Iterator[Outcome]:
        """Put what was read in the places of the documents."""
        each = iter(read)
        for step in self.steps:
            yield next(each) if isinstance(step, Document) else step


class Parallel:
    """Reads the documents among steps in worker processes."""

    def __init__(self, staff: Staff, cancelled: Callable[[], bool]) -> None:
        """Start nothing yet.

        Args:
            staff: how documents are read.
            cancelled: asked all the time whether to stop.
        """
        self._workers = Workers(staff)
        self._read = staff.read
        self._cancelled = cancelled
        self._waiting: deque[_Part] = deque()
        self._under_way = _UNDER_WAY

    def outcomes(self, steps: Iterable[Step]) -> Iterator[Outcome]:
        """Yield the steps in order, what was read in the places of the documents.

        So many are taken in advance as keep the workers busy, and no more. Where it is
        cancelled, what is ready by then is given out.
        """
        try:
            for part in _parts(steps):
                self._begin(part)
                self._waiting.append(part)
                while self._waiting and (self._waiting[0].is_ready or self._is_full()):
                    yield from self._next()
            while self._waiting:
                yield from self._next()
        except _CancelledError:
            return
        finally:
            self._workers.stop()

    def _is_full(self) -> bool:
        return sum(part.weight for part in self._waiting) > self._under_way

    def _begin(self, part: _Part) -> None:
        part.future = None
        if part.documents and self._under_way:
            try:
                part.future = self._workers.submit(part.documents)
            except NoWorkersError:
                self._under_way = 0

    def _next(self) -> Iterator[Outcome]:
        """Give out the part that has waited longest."""
        part = self._waiting.popleft()
        if part.future is None:
            return part.outcomes(self._here(part.documents))
        self._wait(part.future)
        if part.future.exception() is None:
            return part.outcomes(_reads(part.documents, part.future.result()))
        read = self._carefully(part.documents)
        for other in self._waiting:
            if other.is_lost:
                self._begin(other)
        return part.outcomes(read)

    def _here(self, documents: Iterable[Document]) -> Iterator[Read]:
        """Read in this process: there is nothing to read, or no worker can be started."""
        for document in documents:
            if self._cancelled():
                raise _CancelledError
            yield Read(document, self._read(document))

    def _carefully(self, documents: Sequence[Document]) -> Iterable[Read | Failed]:
        """Read what may have killed a worker, with nothing beside it."""
        try:
            return self._halved(documents)
        except NoWorkersError:
            self._under_way = 0
            return self._here(documents)

    def _halved(self, documents: Sequence[Document]) -> list[Read | Failed]:
        """Read documents together; if that fails, each half by itself, down to the one."""
        for _ in range(_TRIES if len(documents) == 1 else 1):
            future = self._workers.submit(documents)
            self._wait(future)
            if future.exception() is None:
                return list(_reads(documents, future.result()))
        if len(documents) == 1:
            self._workers.prove()
            return [Failed(documents[0], _problem(future))]
        middle = len(documents) // 2
        return self._halved(documents[:middle]) + self._halved(documents[middle:])

    def _wait(self, future: Future[list[Extract]]) -> None:
        while not wait((future,), timeout=_ASK_S).done:
            if self._cancelled():
                raise _CancelledError


def _parts(steps: Iterable[Step]) -> Iterator[_Part]:
    part = _Part()
    for step in steps:
        part.add(step)
        if part.weight >= _PART:
            yield part
            part = _Part()
    if part.steps:
        yield part


def _reads(documents: Iterable[Document], extracts: Iterable[Extract]) -> Iterator[Read]:
    for document, extract in zip(documents, extracts, strict=True):
        yield Read(document, Reading(document.article, *extract))


def _is_killed(future: Future[list[Extract]]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _problem(future: Future[list[Extract]]) -> str:
    if _is_killed(future):
        return _KILLED
    error = future.exception()
    return f"a fault in Quoth: {type(error).__name__}: {error}"
