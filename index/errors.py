"""The errors that are raised on purpose.

    LibraryError
    ├── CorpusError            a file or a part of it cannot be read as an article
    ├── NoSuchPathError        a path that was named does not exist
    ├── NoArticleError         nothing readable in the paths that were named
    ├── UnknownArticleError    no article of that id in the library
    ├── NoLibraryError         there is no library in that folder
    ├── LibraryVersionError    a library of a version that cannot be read
    ├── LibraryBusyError       another process is writing to it
    ├── NotKeptError           what was opened is no library, so that corrections are not kept
    └── StorageError           the disk is full, no permission, a damaged file

The message says where and what; the attributes let a program act on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class LibraryError(Exception):
    """The base of every error that Quoth raises on purpose."""


class CorpusError(LibraryError):
    """A file, or one line of it, cannot be read as an article."""

    def __init__(self, path: Path, problem: str, *, line: int | None = None) -> None:
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {problem}")
        self.path, self.problem, self.line = path, problem, line


class NoSuchPathError(LibraryError):
    """A path that was named does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such file or folder")
        self.path = path


class NoArticleError(LibraryError):
    """No file of a type that is read lies in the paths that were named."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        super().__init__(f"{', '.join(map(str, self.paths))}: no article found")


class UnknownArticleError(LibraryError):
    """The library holds no article of that id."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"{article_id}: no such article in this library")
        self.article_id = article_id


class NoLibraryError(LibraryError):
    """The folder holds no library."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no library there")
        self.folder = folder


class LibraryVersionError(LibraryError):
    """The library was written by a version that this one cannot read."""

    def __init__(self, folder: Path, version: int, known: int) -> None:
        super().__init__(f"{folder}: library of version {version}, this Quoth reads {known}")
        self.folder, self.version, self.known = folder, version, known


class LibraryBusyError(LibraryError):
    """Another process is writing to the library."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: another quoth is writing to this library")
        self.folder = folder


class NotKeptError(LibraryError):
    """What was opened is no library in a folder, so that corrections have no place to be kept."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: only a library keeps corrections; make one with quoth index")
        self.name = name


class StorageError(LibraryError):
    """The library's files cannot be read or written."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem
