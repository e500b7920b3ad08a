"""The private folder that holds the full-text index of one library.

The index is some segments, folders of files that never change, and a manifest that says
which: of which generation, their files with sizes and hashes, and what is deleted in them.
Whoever makes the next one keeps the segments that still hold and adds another.

An index read from a folder that somebody else can write to runs what they wrote (it is
unpickled), so it lies in the user's cache, open to nobody else, and never in the library's
folder, which an unpacked archive may have brought. All of it can be made again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import stat
import time
import uuid
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import platformdirs

from index.errors import StorageError
from index.library.generations import Generation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FORMAT = 5  # of what is in an index; another number means that it is made again
_MANIFEST = "manifest.json"
_LOCK = "lock"
_PRIVATE = 0o700
_POLL_S = 0.05


class UnusableIndexError(Exception):
    """There is no index that can be used; it has to be made. Never leaves `index.library`."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}")
        self.reason = reason


class TakenError(Exception):
    """Another thread or process is making the index."""


class File(NamedTuple):
    """A file of a segment: its path in there, its size and its hash."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A segment of an index.

    Attributes:
        name: of its folder.
        dead: the places of the articles that are deleted or replaced, as a bitmap.
        files: all that is in it; nothing of that changes.
    """

    name: str
    dead: int
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An index that is ready.

    Attributes:
        folder: where its segments are.
        generation: of the library that it was made of.
    """

    folder: Path
    generation: Generation
    segments: tuple[Kept, ...]


class Cache:
    """A folder with at most one index that is ready, and some that are being made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> str | None:
        """Make the folder, private to the user.

        Returns:
            Why what was in it had to be thrown away; None if it had not.

        Raises:
            StorageError: it cannot be had.
        """
        try:
            self.folder.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            self.folder.mkdir(mode=_PRIVATE, exist_ok=True)
            status = self.folder.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
                raise StorageError(self.folder, "it belongs to somebody else")
            if stat.S_IMODE(status.st_mode) == _PRIVATE:
                return None
            self.folder.chmod(_PRIVATE)
            self._clear(keep=None)
        except OSError as error:
            raise StorageError(self.folder, error.strerror or str(error)) from error
        return "its folder was open to others"

    def ready(self) -> Made:
        """Return the index that is ready, if its files are all there.

        Raises:
            UnusableIndexError: there is none.
        """
        path = self.folder / _MANIFEST
        try:
            made = _made(self.folder, json.loads(path.read_text(encoding="utf-8")))
            whole = all(_is_whole(self.folder / kept.name, kept) for kept in made.segments)
        except FileNotFoundError as error:
            raise UnusableIndexError(self.folder, "there was none") from error
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
            raise UnusableIndexError(self.folder, "it was damaged") from error
        if not whole:
            raise UnusableIndexError(self.folder, "it was damaged")
        return made

    def new_folder(self) -> Path:
        """Return an empty folder to make a segment in."""
        folder = self.folder / uuid.uuid4().hex
        folder.mkdir(mode=_PRIVATE)
        return folder

    def kept(self, folder: Path) -> Kept:
        """Return a segment that has been made, with the hashes of its files."""
        return Kept(folder.name, 0, tuple(_files(folder)))

    def publish(self, made: Made) -> None:
        """Put an index in the place of the one before; all or nothing."""
        draft = self.folder / f"{uuid.uuid4().hex}.json"
        draft.write_text(json.dumps(_manifest(made)), encoding="utf-8")
        draft.replace(self.folder / _MANIFEST)
        self._clear(keep={kept.name for kept in made.segments})

    def withdraw(self) -> None:
        """Take the index away; it is made again when it is asked for."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)

    def _clear(self, keep: Collection[str] | None) -> None:
        """Take out all segments but these; who has one open keeps its files until then.

        Args:
            keep: their names; None if nothing at all is to be left.
        """
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                if path.name not in (keep or ()):
                    shutil.rmtree(path, ignore_errors=True)
            elif keep is None or path.name not in (_MANIFEST, _LOCK):
                path.unlink(missing_ok=True)

    @contextmanager
    def making(self, *, patience_s: float) -> Iterator[None]:
        """Keep all other threads and processes from making an index.

        Args:
            patience_s: how long to wait for whoever is making one.

        Raises:
            TakenError: that was too long.
        """
        end = time.monotonic() + patience_s
        with (self.folder / _LOCK).open("w") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError as error:
                    if time.monotonic() >= end:
                        raise TakenError from error
                time.sleep(_POLL_S)
            yield


def cache_of(library: Path) -> Cache:
    """Return the cache of the library in a folder."""
    name = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:32]
    return Cache(Path(platformdirs.user_cache_dir("quoth", appauthor=False)) / name)


def changed_file(made: Made) -> str | None:
    """Return the path of a file that is not what was written, or None; it reads them all."""
    for kept in made.segments:
        if tuple(_files(made.folder / kept.name)) != kept.files:
            return str(made.folder / kept.name)
    return None


def _files(folder: Path) -> Iterator[File]:
    for path in _paths(folder):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield File(path.relative_to(folder).as_posix(), path.stat().st_size, digest)


def _is_whole(folder: Path, kept: Kept) -> bool:
    """Tell whether a segment has its files, by their sizes."""
    sizes = [(path.relative_to(folder).as_posix(), path.stat().st_size) for path in _paths(folder)]
    return sizes == [(file.path, file.size) for file in kept.files]


def _paths(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def _manifest(made: Made) -> dict[str, object]:
    content = {
        "format": FORMAT,
        "generation": made.generation.number,
        "stamp": made.generation.stamp,
        "segments": [
            {"name": kept.name, "dead": f"{kept.dead:x}", "files": kept.files}
            for kept in made.segments
        ],
    }
    return content | {"sum": _sum(content)}


def _sum(content: dict[str, Any]) -> int:
    """Return the check sum of what a manifest says."""
    return zlib.crc32(json.dumps(content, sort_keys=True).encode())


def _made(folder: Path, raw: Any) -> Made:  # noqa: ANN401  # whatever the JSON is
    """Return what a manifest says.

    Raises:
        ValueError: it is no manifest, or one of another format.
        LookupError: it is no manifest.
        TypeError: the same.
    """
    if raw["format"] != FORMAT:
        raise ValueError(raw["format"])
    written = raw.pop("sum")
    if _sum(raw) != written:
        raise ValueError(written)
    segments = tuple(
        Kept(
            _name(segment["name"]),
            int(segment["dead"], 16),
            tuple(File(str(path), int(size), str(sha)) for path, size, sha in segment["files"]),
        )
        for segment in raw["segments"]
    )
    return Made(folder, Generation(int(raw["generation"]), str(raw["stamp"])), segments)


def _name(name: str) -> str:
    """Return the name of a segment: of nothing outside the folder."""
    if uuid.UUID(hex=name).hex != name:
        raise ValueError(name)
    return name
