"""Connections to the SQLite file of a library: who may write, who only reads, who only looks.

A write-ahead log has an index beside it, which its first reader makes. Where there is no room
for that, or no permission, the file is read without.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Access = Callable[[Path], str]

IMMUTABLE, WRITABLE = "immutable=1", "mode=rw"
_READING = "mode=ro"
_LOOKING = "mode=ro&readonly_shm=1"  # what is not there is made in memory, and not on the disk
READING_CACHE = "cache_size = -16384"
"""The setting for what a connection keeps in memory: 16 MB; the system keeps the rest."""
WRITING_CACHE = "cache_size = -65536"
"""The same while it writes: a portion of articles changes pages all over, and what does not fit
is written twice."""
# A cut of power may take the last writes back, and harms nothing that is older: what is lost is
# read again, for files are noted with their articles. A killed process takes nothing back.
_SETTINGS = ("synchronous = NORMAL", READING_CACHE, "wal_autocheckpoint = 8192")
READER_WAITS_MS = 5000  # only ever while another process mends or closes the file
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


class Connection(sqlite3.Connection):
    """A connection that knows whether what it takes to be frozen has changed.

    Attributes:
        lacks: why nothing can be written by it; None where it can, as far as is known.
    """

    lacks: str | None = None
    _frozen: tuple[Path, tuple[int, int], Access] | None = None

    def freeze(self, path: Path, access: Access) -> None:
        """Remember how the file is that is opened as one that nobody changes."""
        self._frozen = path, _state(path), access

    def is_outdated(self) -> bool:
        """Tell whether somebody has written all the same, or has begun to."""
        if self._frozen is None:
            return False
        path, state, access = self._frozen
        return access(path) != IMMUTABLE or _state(path) != state


def wanted(path: Path) -> str:
    """Return how to open a library's file, to write if that may be.

    Who may not write in the folder cannot make the log's index, and needs none where there
    is no log: then nothing changes. A log that is there holds what was written last, and
    is read with the index that its writer keeps.
    """
    if not path.exists() or os.access(path.parent, os.W_OK):
        return WRITABLE
    log, shared = _beside(path)
    return _READING if shared.exists() or _state(log)[0] else IMMUTABLE


def glanced(path: Path) -> str:
    """Return how to open a library's file so that nothing at all changes on the disk."""
    log, shared = _beside(path)
    return _LOOKING if shared.exists() or _state(log)[0] else IMMUTABLE


def connected(path: Path, access: Access) -> Connection:
    """Connect with a library's file; where a full disk stands in the way, only to read it.

    Raises:
        sqlite3.Error: it cannot be opened, or even read.
    """
    how = access(path)
    try:
        connection = _connected(path, how)
    except sqlite3.Error as error:
        if how != WRITABLE or not _is_for_want_of_room(error) or not path.exists():
            raise
        # What is left of the log's index is enough to read by, and to see others write.
        connection = _connected(path, _LOOKING)
        connection.lacks = "the disk is full"
        return connection
    if how == IMMUTABLE:
        connection.freeze(path, access)
    if how != WRITABLE:
        connection.lacks = _reason(path)
    return connection


def _is_for_want_of_room(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ROOM


def is_made(path: Path) -> bool:
    """Tell whether a library has been made in a file."""
    return path.is_file() and _state(path)[0] > 0 and _has_tables(path)


def _has_tables(path: Path) -> bool:
    with closing(connected(path, wanted)) as connection:
        return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _connected(path: Path, how: str) -> Connection:
    """Connect with a file, and read in it, so that whatever stands in the way is met here."""
    # Transactions are begun by hand; another thread may only interrupt and close.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        factory=Connection,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # Who only looks does not wait for anybody.
        waits_ms = 0 if how == _LOOKING else READER_WAITS_MS
        for setting in (f"busy_timeout = {waits_ms}", *_SETTINGS, "user_version"):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def made(path: Path) -> Connection:
    """Connect with a library's file, which need not be there yet."""
    return _connected(path, wanted(path) if path.exists() else "mode=rwc")


def _reason(path: Path) -> str:
    """Say why nothing can be written in a folder."""
    try:
        read_only = os.statvfs(path.parent).f_flag & os.ST_RDONLY
    except OSError:
        read_only = 0
    return "the disk is read-only" if read_only else "no permission to write"


def _beside(path: Path) -> tuple[Path, Path]:
    """Return the log of a library's file, and the index of that."""
    log, shared = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))
    return log, shared


def _state(path: Path) -> tuple[int, int]:
    """Return size and time of a file; those of nothing where it is gone."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns
