"""Bring a library up to date with files and folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.build.holders import Holders, asked_of
from index.build.job import Job
from index.build.sharing import share
from index.build.staff import full_staff
from index.corpus import discover, is_hidden, named
from index.errors import NoArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.build.report import Progress, Report
    from index.build.staff import Staff
    from index.corpus import Discovery
    from index.library.protocol import Library
    from index.model import SourceFile


def update(
    library: Library,
    paths: Iterable[Path],
    *,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    staff: Staff | None = None,
) -> Report:
    """Bring a library up to date with files and folders.

    New and changed files are read, and those that an older version read; files of the
    library that are gone from the paths are taken out; all others are left alone. Written
    in batches: after an interruption the next update goes on where the last batch ended.

    Args:
        library: what to write to.
        paths: files and folders.
        on_progress: told of each article.
        cancelled: asked before each article whether to stop.
        staff: who reads where there are more than a few articles; else as many processes as
            there are cores. It starts Python anew: a script that calls this does so below
            `if __name__ == "__main__"`.

    Raises:
        NoSuchPathError: one of the paths does not exist.
        NoArticleError: there is no file of a type that is read, and none to take out.
        LibraryBusyError: another process is bringing the library up to date.
        StorageError: the disk is full, or there is no permission.
    """
    job = Job(library, on_progress, cancelled, staff or full_staff())
    with library.updating():
        return _update(job, [named(path) for path in paths])


def _update(job: Job, roots: Sequence[Path]) -> Report:
    library = job.library
    few = all(map(_is_file, roots))
    files = library.files(list(map(str, roots))) if few else library.files()
    ask = asked_of(library) if few else _nobody
    found = discover(roots, held=Holders(_still_there(files.values()), _if_there(ask)))
    gone = _gone(files, roots, found)
    if not found.files and not gone and not found.problems:
        raise NoArticleError(roots)
    _take_out(library, gone)
    there = {path: file for path, file in files.items() if path not in gone}
    report = job.read(found.files, there, Holders(there.values(), ask))
    return replace(
        report,
        removed=len(gone),
        problems=(*found.problems, *report.problems),
        unread=found.unread,
    )


def check_paths(paths: Iterable[Path]) -> None:
    """See that there is something to read, before a library is made for it.

    A library that is there may be updated all the same: with nothing left to read, its
    articles are taken out.

    Raises:
        NoSuchPathError: one of the paths does not exist.
        NoArticleError: no file of a type that is read lies in them.
    """
    roots = tuple(paths)
    found = discover(roots)
    if not found.files and not found.problems:
        raise NoArticleError(roots)


def forget(library: Library, path: Path) -> int:
    """Take a file, or all files of a folder, out of a library.

    Returns:
        How many articles that were; 0 where the library knows no such file.

    Raises:
        LibraryBusyError: another process is bringing the library up to date.
        StorageError: the disk is full, or there is no permission.
    """
    root = named(path)
    with library.updating():
        gone = {path: file for path, file in library.files().items() if _is_under(path, [root])}
        _take_out(library, gone)
    return sum(len(file.articles) for file in gone.values())


def _take_out(library: Library, gone: Mapping[str, SourceFile]) -> None:
    articles = [article for file in gone.values() for article in file.articles]
    if gone:
        prints = library.lent_prints(articles)
        library.delete(articles, gone)
        share(library, (), prints)


def _gone(
    files: Mapping[str, SourceFile], roots: Sequence[Path], found: Discovery
) -> dict[str, SourceFile]:
    """Return the files of the library that lie under the paths and were not found there."""
    there = {str(file.path) for file in found.files}
    # What cannot be listed may still be there.
    closed = [problem.path for problem in found.problems]
    return {
        path: file
        for path, file in files.items()
        if path not in there and _is_seen(path, roots) and not _is_under(path, closed)
    }


def _nobody(_name: str) -> None:
    """Say that an id is free: all files are known."""


def _if_there(ask: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Return what says that an id is free where its file is gone."""

    def ask_and_look(name: str) -> str | None:
        path = ask(name)
        return path if path is not None and _is_file(Path(path)) else None

    return ask_and_look


def _still_there(files: Iterable[SourceFile]) -> Iterable[SourceFile]:
    return (file for file in files if _is_file(Path(file.path)))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # behind a door that is closed now
        return True


def _is_seen(path: str, roots: Iterable[Path]) -> bool:
    """Tell whether a file would be found under the paths, if it were there."""
    inner = (Path(path).relative_to(root).parts for root in roots if _is_under(path, [root]))
    return any(not any(map(is_hidden, parts)) for parts in inner)


def _is_under(path: str, roots: Iterable[Path]) -> bool:
    return any(Path(path).is_relative_to(root) for root in roots)
