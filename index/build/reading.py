"""Read the documents among steps: a few in this process, many on all cores."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from index.build.steps import Read
from index.corpus import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.build.staff import Staff
    from index.build.steps import Outcome, Step

# In characters: a second's work, in which two workers would have started and read half.
_FEW = 250_000
_STEPS = 1_000  # so many are looked at in advance


def read_steps(
    steps: Iterable[Step], staff: Staff, cancelled: Callable[[], bool]
) -> Iterator[Outcome]:
    """Yield the steps in order, what was read in the places of the documents.

    Args:
        steps: from the files.
        staff: how documents are read, where there are more than a few.
        cancelled: asked before each document whether to stop.
    """
    ahead = iter(steps)
    first, are_all = _first(ahead)
    if are_all:
        yield from _here(first, staff, cancelled)
    else:
        # What starts processes takes 20 ms to import, and an opened library needs none.
        from index.build.parallel import Parallel  # noqa: PLC0415

        yield from Parallel(staff, cancelled).outcomes(chain(first, ahead))


def _first(steps: Iterator[Step]) -> tuple[list[Step], bool]:
    """Take a few steps; tell whether there were no more."""
    first: list[Step] = []
    characters = 0
    for step in steps:
        first.append(step)
        characters += len(step.article.text) if isinstance(step, Document) else 0
        if characters > _FEW or len(first) > _STEPS:
            return first, False
    return first, True


def _here(steps: Iterable[Step], staff: Staff, cancelled: Callable[[], bool]) -> Iterator[Outcome]:
    for step in steps:
        if not isinstance(step, Document):
            yield step
        elif cancelled():
            return
        else:
            yield Read(step, staff.read(step))
