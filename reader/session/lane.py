"""Questions to the library, answered off the event loop by a thread that never holds up exit."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_JOIN_S = 0.2


@dataclass(frozen=True, slots=True)
class _Job(Generic[_T]):
    kind: str
    number: int
    question: Callable[[], _T]
    answer: Callable[[_T], None]


class Lane:
    """Answers questions one after another in a daemon thread.

    Of the questions of one kind only the newest counts: one that still waits is dropped, and
    the answer to an older one is not delivered. A thread worker of Textual would hold up the
    program's end until its call returns; a daemon thread does not.
    """

    def __init__(
        self,
        name: str,
        *,
        deliver: Callable[[Callable[[], None]], object],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start the thread.

        Args:
            name: of the thread.
            deliver: runs a function on the event loop; called from the thread.
            failed: told of what a question raised, on the event loop.
        """
        self._deliver = deliver
        self._failed = failed
        self._jobs: deque[_Job[object]] = deque()
        self._newest: dict[str, int] = {}
        self._wake = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def ask(self, kind: str, question: Callable[[], _T], answer: Callable[[_T], None]) -> None:
        """Have the question answered in the thread, and `answer` called on the event loop."""
        with self._wake:
            number = self._newest.get(kind, 0) + 1
            self._newest[kind] = number
            kept = [job for job in self._jobs if job.kind != kind]
            self._jobs = deque(kept)
            self._jobs.append(_Job(kind, number, question, answer))  # type: ignore[arg-type]
            self._wake.notify()

    def forget(self, kind: str) -> None:
        """Drop the questions of a kind, and the answer that is being found to one."""
        with self._wake:
            self._newest[kind] = self._newest.get(kind, 0) + 1
            self._jobs = deque(job for job in self._jobs if job.kind != kind)

    def stop(self) -> None:
        """Take no more questions, and deliver no more answers."""
        with self._wake:
            self._stopped = True
            self._jobs.clear()
            self._wake.notify()

    def stopped(self) -> bool:
        """Tell whether `stop` was called; what takes long asks it now and then."""
        return self._stopped

    def ended(self) -> bool:
        """Tell whether the thread has ended after `stop`, without waiting long."""
        self._thread.join(_JOIN_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                outcome = partial(self._arrive, job, job.question())
            except Exception as fault:  # noqa: BLE001  a thread hands everything to the event loop
                outcome = partial(self._failed, fault)
            if not self._hand_over(outcome):
                return

    def _next(self) -> _Job[object] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._jobs or self._stopped)
            return None if self._stopped else self._jobs.popleft()

    def _hand_over(self, outcome: Callable[[], None]) -> bool:
        if self._stopped:
            return False
        try:
            self._deliver(outcome)
        except RuntimeError:  # the event loop has been closed
            return False
        return True

    def _arrive(self, job: _Job[object], value: object) -> None:
        if self._newest.get(job.kind) == job.number and not self._stopped:
            job.answer(value)
