"""The files under the paths that a user names."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter, deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.corpus.formats import format_of
from index.corpus.library_folder import CORRECTIONS_FILE, LIBRARY_FILE
from index.corpus.naming import Held, Place, unique_names
from index.errors import CorpusError, NoSuchPathError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a type that is read.

    Attributes:
        path: absolute.
        id: of its article; a format with many articles a file gives them ids of their own.
        collection: the folder it lies in, below the path that was named.
    """

    path: Path
    id: str
    collection: str | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies under the paths.

    Attributes:
        files: those of a type that is read, in the order of the paths, each folder sorted.
        unread: how many files there are of each type that is not read: (".pdf", 3).
        problems: folders that cannot be listed, files whose names are no text.
    """

    files: tuple[Found, ...]
    unread: tuple[tuple[str, int], ...] = ()
    problems: tuple[CorpusError, ...] = ()


def discover(paths: Iterable[Path], *, held: Held | None = None) -> Discovery:
    """Find the files, each once, however many paths and links lead to it.

    Hidden files and folders are passed over unless they are named themselves.

    Args:
        paths: files and folders.
        held: ids that are in use, and the absolute path of the file that uses each. A file
            keeps the id it holds, and takes none that another holds.

    Raises:
        NoSuchPathError: one of the paths does not exist.
    """
    walk = _Walk()
    places = [place for path in paths for place in walk.under(path)]
    held = {} if held is None else held
    # The rows of a file have names of their own, which are not the file's.
    kept = {
        place.path: name
        for place in places
        for name in place.names()
        if held.get(name) == str(place.path)
    }
    fresh = [place for place in places if place.path not in kept]
    names = unique_names(fresh, held)
    kept.update((place.path, name) for place, name in zip(fresh, names, strict=True))
    files = tuple(Found(p.path, kept[p.path], _collection(p)) for p in places)
    return Discovery(files, tuple(sorted(walk.unread.items())), tuple(walk.problems))


def named(path: Path) -> Path:
    """Return the one path that a file or folder goes by, however it is reached.

    A folder's own name counts and not that of a link to it; a link to a file is a name that
    was given to the file, and has the suffix that tells what it is.
    """
    try:
        return path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    except OSError:
        return path.absolute()


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder of that name is passed over where it is not named."""
    return name.startswith(".")


def _collection(place: Place) -> str | None:
    folder = place.path.parent
    return folder.name if folder == place.root else folder.relative_to(place.root).as_posix()


class _Walk:
    """A walk through folders that remembers where it has been."""

    def __init__(self) -> None:
        self.unread: Counter[str] = Counter()
        self.problems: list[CorpusError] = []
        self._seen: set[str] = set()

    def under(self, path: Path) -> Iterator[Place]:
        """Yield the files of a type that is read at or under a path."""
        path = named(path)
        mode = self._mode(path)
        if mode is None:
            raise NoSuchPathError(path)
        if stat.S_ISDIR(mode):
            yield from self._folders(path)
        elif stat.S_ISREG(mode):
            yield from self._file(path, path.parent)
        elif mode:
            self.problems.append(CorpusError(path, "neither a file nor a folder"))

    def _folders(self, root: Path) -> Iterator[Place]:
        # Folders may be nested deeper than calls can be. Links come last, so that what lies
        # in a folder has that folder's name.
        waiting, links = [root], deque[Path]()
        while waiting or links:
            folder = waiting.pop() if waiting else links.popleft()
            if self._is_known(folder):
                continue
            shown = [(entry, self._mode(entry) or 0) for entry in self._entries(folder)]
            for entry, mode in shown:
                if stat.S_ISREG(mode):
                    yield from self._file(entry, root)
            inner = [entry for entry, mode in shown if stat.S_ISDIR(mode)]
            links.extend(entry for entry in inner if entry.is_symlink())
            waiting.extend(entry for entry in reversed(inner) if not entry.is_symlink())

    def _entries(self, folder: Path) -> list[Path]:
        """Return what is looked at in a folder, sorted."""
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.problems.append(CorpusError(folder, error.strerror or str(error)))
            return []
        # A library may lie in a folder of articles; its corrections are no articles.
        if any(entry.name == LIBRARY_FILE for entry in entries):
            entries = [entry for entry in entries if entry.name != CORRECTIONS_FILE]
        return [entry for entry in entries if not is_hidden(entry.name)]

    def _file(self, path: Path, root: Path) -> Iterator[Place]:
        if self._is_known(path):
            return
        if format_of(path.suffix) is None:
            self.unread[path.suffix.lower() or "no suffix"] += 1
        elif not _is_text(str(path)):
            self.problems.append(CorpusError(_shown(path), "its name is not UTF-8"))
        else:
            yield Place(path, root)

    def _mode(self, path: Path) -> int | None:
        """Return what a path is; None where there is nothing, 0 where that cannot be told."""
        try:
            return path.stat().st_mode
        except OSError as error:
            if error.errno in _NOTHING_THERE:
                return None
            self.problems.append(CorpusError(path, error.strerror or str(error)))
            return 0

    def _is_known(self, path: Path) -> bool:
        real = os.path.realpath(path)  # half the time and memory of what a Path is made for
        known = real in self._seen
        self._seen.add(real)
        return known


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: Path) -> Path:
    return Path(str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
