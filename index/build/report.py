"""What an update did and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.corpus import Note
    from index.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an update is, said at the beginning, with every article, and at the end.

    Attributes:
        done: files that are dealt with.
        total: files there are.
        path: the file that is being read; "" at the end.
        articles: how many were read.
        read_bytes: how much of what is to be read that is.
        total_bytes: how much there is to be read, being new or changed.
    """

    done: int
    total: int
    path: str
    articles: int = 0
    read_bytes: int = 0
    total_bytes: int = 0

    @property
    def share(self) -> float:
        """Return how much of the work is done, from 0 to 1."""
        if self.total_bytes:
            return min(1.0, self.read_bytes / self.total_bytes)
        return self.done / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """What an update of a library did.

    Attributes:
        files: how many files of a type that is read there are in the paths.
        read: how many of them were read, being new or changed, or read by an older version.
        unchanged: how many were as the library knew them.
        removed: how many files of the library are no longer there, and were taken out.
        articles, quotations, speakers: how many the library holds now.
        problems: what was skipped, each with its reason; its articles of before are kept.
        notes: what may be good to know of files that were read.
        unread: how many files there are of each type that is not read: (".pdf", 3).
        interrupted: it was cancelled; what was read until then is kept.
    """

    files: int
    read: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    quotations: int = 0
    speakers: int = 0
    problems: tuple[CorpusError, ...] = ()
    notes: tuple[Note, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    interrupted: bool = False
