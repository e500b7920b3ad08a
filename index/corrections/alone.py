"""One process at a time changes the files of corrections in a folder."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import LibraryBusyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK = ".corrections.lock"
PATIENCE_S = 5.0  # for others who hold the lock for as long as a file takes to write
_AGAIN_S = 0.02


@contextmanager
def alone(folder: Path, *, patience_s: float | None = None) -> Iterator[None]:
    """Keep others out who would change the files meanwhile; a killed process lets go.

    Raises:
        LibraryBusyError: another process has been at it for long.
        StorageError: nothing can be written there.
    """
    path = folder / _LOCK
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    try:
        _wait_for(handle, folder, PATIENCE_S if patience_s is None else patience_s)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, folder: Path, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= end:
                raise LibraryBusyError(folder) from error
            time.sleep(_AGAIN_S)
        else:
            return
