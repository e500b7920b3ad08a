"""Open files in memory, writing nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.build.documents import read_stream
from index.build.sharing import share
from index.build.updating import update
from index.errors import CorpusError, NoArticleError
from index.library.memory import open_memory
from index.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.build.report import Progress
    from index.library.protocol import Library


_NAMED = 3  # paths; more do not fit on the screen


@dataclass(frozen=True, slots=True)
class Opened:
    """A library of files that lives as long as it is open.

    Attributes:
        problems: what was skipped, each with its reason.
    """

    library: Library
    problems: tuple[CorpusError, ...] = ()


def open_paths(
    paths: Iterable[Path], *, on_progress: Callable[[Progress], None] | None = None
) -> Opened:
    """Read files and folders into a library in memory.

    Raises:
        NoSuchPathError: one of the paths does not exist.
        NoArticleError: no file of a type that is read lies in them.
        CorpusError: there are such files, and none can be read: why the first cannot.
    """
    paths = tuple(paths)
    library = open_memory((), name=_name(paths))
    report = update(library, paths, on_progress=on_progress)
    if not report.articles:
        raise next(iter(report.problems), NoArticleError(paths))
    return Opened(library, report.problems)


def _name(paths: Sequence[Path]) -> str:
    names = [path.resolve().name for path in paths]
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def open_stream(name: str, content: bytes | str) -> Opened:
    """Read standard input into a library in memory.

    Raises:
        CorpusError: it holds no article: why the first cannot be read.
    """
    outcomes = tuple(read_stream(name, content))
    readings = tuple(one for one in outcomes if isinstance(one, Reading))
    problems = tuple(one for one in outcomes if isinstance(one, CorpusError))
    if not readings:
        raise next(iter(problems), NoArticleError([Path(name)]))
    library = open_memory(readings, name=name)
    share(library, readings)
    return Opened(library, problems)
