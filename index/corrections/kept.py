"""What the two files of corrections say, and how they look from outside."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.corrections.names import EDITS_FILE
from index.corrections.values import Conflict

if TYPE_CHECKING:
    from pathlib import Path

    from index.corrections.edits import Line
    from index.corrections.speakers_file import SpeakersText
    from index.corrections.values import Edit, Rule
    from index.errors import StorageError

_SHUT = "; what it said before is followed, and nothing is written to it"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file looks from outside: another one wherever it may have been changed.

    Attributes:
        ctime_ns: when anything of it has changed last, such as who may read it.
    """

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int


_UNSEEN = Mark(-1, 0, 0, 0)  # behind a link into a closed folder, or in a circle of links

Marks = tuple[Mark | None, Mark | None]
"""Of the edits and of the speakers; None where there is no file."""


@dataclass(frozen=True)
class Kept:
    """What the two files say.

    Attributes:
        edits_fault, speakers_fault: why that file cannot be read; it counts as empty here.
    """

    lines: tuple[Line, ...]
    speakers: SpeakersText
    edits_text: str
    speakers_text: str
    marks: Marks
    edits_fault: StorageError | None = None
    speakers_fault: StorageError | None = None

    @property
    def faults(self) -> tuple[StorageError, ...]:
        """Return why files cannot be read."""
        return tuple(filter(None, (self.edits_fault, self.speakers_fault)))

    def beside(self, before: Kept | None) -> Kept:
        """Return this with what a file said before in the place of one that cannot be read."""
        if before is None:
            return self
        kept = self
        if self.edits_fault is not None:
            kept = replace(kept, lines=before.lines, edits_text=before.edits_text)
        if self.speakers_fault is not None:
            text = before.speakers_text
            kept = replace(kept, speakers=before.speakers, speakers_text=text)
        return kept

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the decisions about quotations, in order."""
        return tuple(one.edit for one in self.lines if one.edit is not None)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what cannot be read, and what is not understood."""
        shut = (Conflict(one.path.name, f"{one.problem}{_SHUT}") for one in self.faults)
        broken = (
            Conflict(f"{EDITS_FILE}, line {one.number}", one.problem)
            for one in self.lines
            if one.problem is not None
        )
        return (*shut, *broken, *self.speakers.conflicts)


def mark_of(path: Path) -> Mark | None:
    """Return how a file looks from outside; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return _UNSEEN
    return Mark(found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns)


def last_step(kept: Kept) -> dt.datetime | None:
    """Return when the last step was written, None where there is none."""
    edits = (moment_of(one) for one in reversed(kept.edits))
    rules = (moment_of(one) for one in reversed(kept.speakers.rules))
    last = (next(filter(None, moments), None) for moments in (edits, rules))
    return max(filter(None, last), default=None)


def moment_of(correction: Edit | Rule) -> dt.datetime | None:
    """Return when a correction was written; None where it was by hand."""
    try:
        moment = dt.datetime.fromisoformat(correction.at)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
