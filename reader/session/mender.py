"""Corrections on their way into the library and out of it; none is dropped, in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Correction, Library
    from reader.session.lane import Lane


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it.

    Attributes:
        corrections: what was saved, or what was taken back.
        problem: why nothing was; None where it was.
    """

    corrections: tuple[Correction, ...] = ()
    problem: str | None = None


class Mender:
    """Saves corrections and takes them back, in a thread.

    Attributes:
        waiting: how many are on their way.
    """

    def __init__(self, library: Library, lane: Lane) -> None:
        """Correct a library through a lane."""
        self.waiting = 0
        self._library = library
        self._lane = lane
        self._number = 0
        self._at_rest: Callable[[], None] | None = None

    def save(self, corrections: Sequence[Correction], then: Callable[[Outcome], None]) -> None:
        """Save corrections as one step, and tell what became of them."""
        self._ask(partial(self._saved, tuple(corrections)), then)

    def undo(self, then: Callable[[Outcome], None]) -> None:
        """Take the last step back, and tell which that was; none where there was none."""
        self._ask(self._undone, then)

    def when_at_rest(self, then: Callable[[], None]) -> None:
        """Call a function once nothing is on its way, at once where that is so."""
        if self.waiting:
            self._at_rest = then
        else:
            then()

    def _ask(self, question: Callable[[], Outcome], then: Callable[[Outcome], None]) -> None:
        self.waiting += 1
        self._number += 1  # of questions of one kind, the lane would answer the last one only
        self._lane.ask(f"correction {self._number}", question, partial(self._answered, then))

    def _answered(self, then: Callable[[Outcome], None], outcome: Outcome) -> None:
        self.waiting -= 1
        then(outcome)
        if not self.waiting and self._at_rest is not None:
            self._at_rest()

    def _saved(self, corrections: tuple[Correction, ...]) -> Outcome:
        try:
            self._library.correct(corrections)
        except LibraryError as error:
            return Outcome(problem=str(error))
        return Outcome(corrections)

    def _undone(self) -> Outcome:
        try:
            return Outcome(self._library.undo())
        except LibraryError as error:
            return Outcome(problem=str(error))
