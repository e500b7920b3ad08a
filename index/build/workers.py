"""Processes that read documents, started when they are needed, and again after one is killed."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from index.build.worker import answer, begin, extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from index.build.staff import Staff
    from index.build.worker import Extract
    from index.corpus import Document

T = TypeVar("T")

# Not forked from this process: the reader has threads. Until two workers have read the first
# article it takes 0.8 s, and 0.25 s after one was killed; spawned ones take 0.5 s each time.
_START = "forkserver"


class NoWorkersError(Exception):
    """No worker can be started on this machine, or none lives long enough to answer."""


class Workers:
    """A pool of processes that outlives each of them."""

    def __init__(self, staff: Staff) -> None:
        """Start nothing yet."""
        self._staff = staff
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None

    def submit(self, documents: Sequence[Document]) -> Future[list[Extract]]:
        """Have documents read together; the pool is a new one if the last has broken.

        Raises:
            NoWorkersError: no process can be started.
        """
        limit_s = self._staff.limit_for_s(sum(len(one.article.text) for one in documents))
        try:
            return self._submit(extract, self._staff.read, tuple(documents), limit_s)
        except BrokenProcessPool:
            self.stop()
        return self._submit(extract, self._staff.read, tuple(documents), limit_s)

    def prove(self) -> None:
        """See that a new worker can be started and answers.

        Raises:
            NoWorkersError: none can, or it dies at once.
        """
        self.stop()
        try:
            self._submit(answer).result()
        except BrokenProcessPool as error:
            self.stop()
            raise NoWorkersError from error

    def stop(self) -> None:
        """End all workers at once, whatever they are at."""
        if self._lifeline:
            self._lifeline.close()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = self._lifeline = None

    def _submit(self, task: Callable[..., T], *values: object) -> Future[T]:
        try:
            with _deaf():
                return self._open().submit(task, *values)
        except (OSError, ImportError, NotImplementedError) as error:
            self.stop()
            raise NoWorkersError from error

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context(_START)
            context.set_forkserver_preload([self._staff.read.__module__])
            theirs, self._lifeline = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self._staff.workers, context, begin, (theirs,))
        return self._pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes to which ctrl+c says nothing; they inherit what is blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
