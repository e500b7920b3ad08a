"""Who reads the articles of an update: how many processes, and how far they stand back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.build.documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.corpus import Document
    from index.model import Reading

# An article takes 3.5 µs a character. Thirty times that is a hang, on a busy machine too.
_LIMIT_S, _LIMIT_S_PER_CHARACTER = 10.0, 100e-6


@dataclass(frozen=True, slots=True)
class Staff:
    """How documents are read.

    Attributes:
        read: what reads one; importable by its name.
        workers: how many processes.
        limit_s: how long a few documents may take; more characters may take longer.
    """

    read: Callable[[Document], Reading]
    workers: int
    limit_s: float = _LIMIT_S

    def limit_for_s(self, characters: int) -> float:
        """Return how long reading so much together may take."""
        return self.limit_s + characters * _LIMIT_S_PER_CHARACTER


def full_staff() -> Staff:
    """Return a reader on each core."""
    return Staff(read_document, _cores())


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
