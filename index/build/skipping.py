"""What could not be read of a file: told of at every update, and what it may have been."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import CorpusError
from index.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.model import SourceFile


def skipped(problems: Iterable[CorpusError]) -> tuple[Skipped, ...]:
    """Return problems as they are noted with their file."""
    return tuple(Skipped(one.problem, one.line) for one in problems)


def told_again(file: SourceFile) -> Iterator[CorpusError]:
    """Yield the problems that a file had when it was read."""
    path = Path(file.path)
    return (CorpusError(path, one.problem, line=one.line) for one in file.skipped)


def kept(
    missing: Sequence[str], now: Sequence[Skipped], known: SourceFile | None
) -> tuple[str, ...]:
    """Return those of the missing articles that a line may be that cannot be read.

    A line that has just broken may be any of them. One that was broken before is none that
    was read since.

    Args:
        missing: ids of articles that were read of the file before, and not now.
        now: what could not be read now.
        known: the file as it was before.
    """
    # The numbers of lines change with every line that comes or goes.
    before = Counter(one.problem for one in known.skipped) if known else Counter[str]()
    just_broken = Counter(one.problem for one in now) - before
    if just_broken:
        return tuple(missing)
    may_be = set(known.kept) if known and now else set[str]()
    return tuple(one for one in missing if one in may_be)
