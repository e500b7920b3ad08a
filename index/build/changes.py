"""Which files are not what the library knows of them."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.build.skipping import told_again
from index.errors import CorpusError
from index.extraction import EXTRACTION_VERSION
from index.model import SourceFile

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from index.corpus import Found

# A file that has just been written may be written again within one tick of its clock.
_SETTLED_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """A file that has to be looked into: it is new, or its size, time or version differ.

    Attributes:
        size: in bytes, when it was looked at.
    """

    found: Found
    known: SourceFile | None
    size: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What there is to do.

    Attributes:
        unchanged: how many files are as the library knows them.
        problems: what was skipped of those, and files that are gone by now.
    """

    files: tuple[Change, ...]
    unchanged: int
    problems: tuple[CorpusError, ...]

    @property
    def size(self) -> int:
        """Return how many bytes there are to read."""
        return sum(change.size for change in self.files)


def changes(found: Iterable[Found], known: Mapping[str, SourceFile]) -> Changes:
    """Look at each file; nothing is opened."""
    files: list[Change] = []
    problems: list[CorpusError] = []
    unchanged = 0
    for one in found:
        before = known.get(str(one.path))
        try:
            status = one.path.stat()
        except OSError as error:
            problems.append(CorpusError(one.path, error.strerror or str(error)))
            continue
        if before and before.version == EXTRACTION_VERSION and _looks_same(before, status):
            unchanged += 1
            problems.extend(told_again(before))
        else:
            files.append(Change(one, before, status.st_size))
    return Changes(tuple(files), unchanged, tuple(problems))


def state(path: Path, known: SourceFile | None) -> SourceFile:
    """Return what a file is now; its bytes are not looked at where size and time agree.

    Raises:
        OSError: it cannot be read.
    """
    status = path.stat()
    settled = time.time_ns() - status.st_mtime_ns > _SETTLED_NS
    now = SourceFile(
        path=str(path),
        size=status.st_size,
        mtime_ns=status.st_mtime_ns if settled else 0,
        sha256=known.sha256 if known else "",
        articles=known.articles if known else (),
        version=EXTRACTION_VERSION,
        skipped=known.skipped if known else (),
        kept=known.kept if known else (),
    )
    if known and _looks_same(known, status):
        return now
    with path.open("rb") as file:
        return replace(now, sha256=hashlib.file_digest(file, "sha256").hexdigest())


def is_as_known(now: SourceFile, known: SourceFile | None) -> bool:
    """Tell whether this version has read all of these very bytes."""
    return known is not None and (known.version, known.sha256) == (now.version, now.sha256)


def _looks_same(known: SourceFile, status: os.stat_result) -> bool:
    return (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns)
