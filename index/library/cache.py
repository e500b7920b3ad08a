"""The private folder that holds the full-text index of one library.

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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from index.errors import StorageError
from index.library.store import Generation

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1  # of what is in an index; another number means that it is made again
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


@dataclass(frozen=True, slots=True)
class Made:
    """An index that is ready.

    Attributes:
        folder: where its files are; nothing in it changes.
        generation: of the library that it was made of.
    """

    folder: Path
    generation: Generation


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
            raw = json.loads(path.read_text(encoding="utf-8"))
            folder = self.folder / Path(raw["folder"]).name
            made = Made(folder, Generation(int(raw["generation"]), str(raw["stamp"])))
            whole = raw["format"] == FORMAT and raw["files"] == _sizes(folder)
        except FileNotFoundError as error:
            raise UnusableIndexError(self.folder, "there was none") from error
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise UnusableIndexError(self.folder, "it was damaged") from error
        if not whole:
            raise UnusableIndexError(self.folder, "it was damaged")
        return made

    def new_folder(self) -> Path:
        """Return an empty folder to make an index in."""
        folder = self.folder / uuid.uuid4().hex
        folder.mkdir(mode=_PRIVATE)
        return folder

    def publish(self, made: Made) -> None:
        """Put an index in the place of the one before; all or nothing."""
        manifest = {
            "format": FORMAT,
            "generation": made.generation.number,
            "stamp": made.generation.stamp,
            "folder": made.folder.name,
            "files": _sizes(made.folder),
        }
        draft = made.folder.with_suffix(".json")
        draft.write_text(json.dumps(manifest), encoding="utf-8")
        draft.replace(self.folder / _MANIFEST)
        self._clear(keep=made.folder)

    def _clear(self, keep: Path | None) -> None:
        """Take out all indexes but one; who has another open keeps its files until then."""
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                if path != keep:
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


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of each file in a folder, by its path in there."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }
