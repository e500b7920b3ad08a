"""`marks.jsonl` in a library's folder: a line for each mark that was put or taken away.

Lines are only ever added, each at once, so that several readers can mark at the same time and
nothing that was marked is lost with a process that is killed.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from index import StorageError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "marks.jsonl"
_LARGEST = 64_000_000  # bytes; nobody has put so many


def read_lines(folder: Path) -> list[str]:
    """Return the lines; none where there is no file.

    Raises:
        StorageError: it cannot be read.
    """
    path = folder / NAME
    try:
        with path.open("rb") as file:
            held = file.read(_LARGEST)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    lines = held.decode("utf-8", "replace").split("\n")
    return [line for line in lines if line.strip()]


def add_line(folder: Path, line: str) -> None:
    """Add a line; one that was torn is passed over by whoever reads.

    Raises:
        StorageError: it cannot be written.
    """
    path = folder / NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            _add(handle, line)
        finally:
            os.close(handle)
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error


def _add(handle: int, line: str) -> None:
    size = os.lseek(handle, 0, os.SEEK_END)
    torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
    whole = ("\n" * torn + line + "\n").encode()
    if os.write(handle, whole) != len(whole):  # what is torn ends where the next line begins
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(handle)
