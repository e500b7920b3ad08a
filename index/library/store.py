"""The SQLite file of a library: opening it, its threads, its transactions, its errors."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import uuid
from contextlib import closing, contextmanager
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from index.corpus.library_folder import LIBRARY_FILE
from index.errors import LibraryBusyError, LibraryVersionError, NoLibraryError, StorageError
from index.library.access import (
    READER_WAITS_MS,
    READING_CACHE,
    WRITING_CACHE,
    connected,
    is_made,
    made,
    wanted,
)
from index.library.damage import DamagedError
from index.library.generations import Generation, begin_generation, generation
from index.library.per_thread import ClosedError, PerThread

__all__ = ["VERSION", "Generation", "Store", "generation"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.errors import LibraryError
    from index.library.access import Access, Connection

VERSION = 5
_BEFORE = (1, 2, 3, 4)  # versions that are made into the one of today
_APPLICATION = 0x51554F54  # "QUOT": whose file this is
_DAMAGED = "the file is damaged"
_SMALL_CACHE = "PRAGMA cache_size = -4096"
_WRITER_WAITS_MS = 250


class Store:
    """The SQLite file of a library; any thread may use it.

    It keeps a write-ahead log, so that readers and the one writer do not wait for each
    other: a person goes on reading while files are indexed.
    """

    def __init__(self, folder: Path, *, access: Access = wanted) -> None:
        """Open the file of a library.

        Args:
            folder: of the library.
            access: says how its file is opened.

        Raises:
            NoLibraryError: there is none.
            LibraryVersionError: it is of another version.
            StorageError: it cannot be read.
        """
        self.folder = folder
        self.path = folder / LIBRARY_FILE
        self.notices: tuple[str, ...] = ()
        self._access = access
        self._writing = Lock()
        self._connections = PerThread(
            self._connect, close=sqlite3.Connection.close, interrupt=sqlite3.Connection.interrupt
        )
        try:
            if not self.path.is_file():
                raise NoLibraryError(folder)
        except OSError as error:
            raise StorageError(self.path, error.strerror or str(error)) from error
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, folder: Path) -> Store:
        """Open the file of a library, and make an empty one first where there is none.

        Raises:
            LibraryVersionError: it is of another version.
            LibraryBusyError: another process is making it.
            StorageError: it cannot be made or read.
        """
        path = folder / LIBRARY_FILE
        with _translated(folder):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if not is_made(path):
                    with _alone(folder, fcntl.LOCK_EX):
                        _make(path)
            except OSError as error:
                raise StorageError(path, error.strerror or str(error)) from error
        return cls(folder)

    @contextmanager
    def updating(self) -> Iterator[None]:
        """Keep others out who would bring the library up to date meanwhile.

        Raises:
            LibraryBusyError: another is at it.
            StorageError: the folder cannot be read.
        """
        try:
            with _alone(self.folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
                yield
        except BlockingIOError as error:
            raise LibraryBusyError(self.folder) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a view of one state of the library, whatever is written meanwhile.

        Raises:
            StorageError: the file cannot be read, or the library has been closed.
        """
        with self._connected() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """Give a view of one state of the library that lasts beside all others of this thread.

        Raises:
            StorageError: the file cannot be read.
        """
        with _translated(self.folder), closing(self._connect()) as connection:
            connection.execute(_SMALL_CACHE)  # what is read once is not read again
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the library, all or nothing; if anything changed, its generation does.

        Raises:
            LibraryBusyError: another process is writing.
            StorageError: the disk is full, or there is no permission.
        """
        self._try_again()
        with self._writing, self._connected() as connection:
            if connection.lacks is not None:
                raise StorageError(self.path, connection.lacks)
            connection.execute(f"PRAGMA busy_timeout = {_WRITER_WAITS_MS}")
            connection.execute(f"PRAGMA {WRITING_CACHE}")
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(_SINCE)
                before = connection.total_changes
                yield connection
                if connection.total_changes != before:
                    begin_generation(connection)
                    connection.commit()
            finally:
                connection.rollback()
                connection.execute(f"PRAGMA busy_timeout = {READER_WAITS_MS}")
                connection.execute(f"PRAGMA {READING_CACHE}")

    def _try_again(self) -> None:
        """See that what was opened for reading alone is opened anew: there may be room by now."""
        with self._connected() as connection:
            lacks = connection.lacks
        if lacks is not None:
            self._connections.renew_all()

    def close(self) -> None:
        """Let go of the file in all threads."""
        self._connections.close()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with _translated(self.folder):
            try:
                with self._connections.use() as connection:
                    outdated = connection.is_outdated()
                if outdated:
                    self._connections.renew()
                with self._connections.use() as connection:
                    yield connection
            except ClosedError as error:
                raise StorageError(self.folder, "the library has been closed") from error

    def _connect(self) -> Connection:
        connection = connected(self.path, self._access)
        connection.execute("PRAGMA foreign_keys = ON")
        if connection.lacks is not None:
            self._note(f"{self.folder}: {connection.lacks}; the library is read as it is.")
        return connection

    def _note(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices = (*self.notices, notice)

    def _check(self) -> None:
        with self._connected() as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if application == _APPLICATION and version in _BEFORE and connection.lacks is None:
                self._upgrade(connection, version)
                version = VERSION
        if application != _APPLICATION:
            raise NoLibraryError(self.folder)
        if version != VERSION:
            raise LibraryVersionError(self.folder, version, VERSION)

    def _upgrade(self, connection: sqlite3.Connection, version: int) -> None:
        # Whoever opens a library of today does without what is needed to write.
        from index.library.upgrading import upgrade  # noqa: PLC0415

        with closing(self._connect()) as before:
            upgrade(connection, before, _schema(), to=VERSION)
        self._note(f"Library brought from version {version} to {VERSION}.")


# Libraries that were made without it are of the same version.
_SINCE = "CREATE INDEX IF NOT EXISTS article_revision ON article (revision)"


@contextmanager
def _alone(folder: Path, operation: int) -> Iterator[None]:
    """Keep all others out who ask for a folder in this way; a killed process lets go."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, operation)
        yield
    finally:
        os.close(handle)


def _make(path: Path) -> None:
    """Make a library without articles of a file that is not there, or is empty.

    The tables come in one transaction: who is killed before its end has made nothing.
    """
    connection = made(path)
    try:
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in _schema():
            connection.execute(statement)
        stamp = uuid.uuid4().hex
        connection.execute("INSERT INTO state VALUES (1, 0, ?, 0, 0, 0)", (stamp,))
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.commit()
    finally:
        connection.close()


def _schema() -> Iterator[str]:
    script = files("index.library").joinpath("schema.sql").read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(error, folder) from error
    except DamagedError as error:
        raise StorageError(folder / LIBRARY_FILE, _DAMAGED) from error


def _translation(error: sqlite3.Error, folder: Path) -> LibraryError:
    # The low byte is the kind; what is above it says more exactly where.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusyError(folder)
    problems = {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: "no permission to write",
        sqlite3.SQLITE_PERM: "no permission",
        sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
        sqlite3.SQLITE_NOTADB: "not a library's file",
        sqlite3.SQLITE_CORRUPT: _DAMAGED,
        sqlite3.SQLITE_INTERRUPT: "the library has been closed",
        sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    }
    return StorageError(folder / LIBRARY_FILE, problems.get(code) or _unknown(error))


def _unknown(error: sqlite3.Error) -> str:
    """Say what went wrong; never in the words of the error, which quote what is in the file."""
    name = getattr(error, "sqlite_errorname", "")
    # Without a code it comes from Python, which cannot make a string of what it has read.
    by_python = not name and isinstance(error, sqlite3.OperationalError | sqlite3.DataError)
    return _DAMAGED if by_python else f"it cannot be used ({name or type(error).__name__})"
