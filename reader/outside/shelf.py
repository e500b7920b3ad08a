"""The libraries that have been used on this machine, the last one first."""

from __future__ import annotations

from pathlib import Path

from index import StorageError, is_library
from reader.config import default_library, state_folder
from reader.outside import remembered

_FILE = "libraries.json"


def known() -> tuple[Path, ...]:
    """Return the folders of the known libraries that still exist, last used first."""
    return tuple(folder for folder in _listed() if is_library(folder))


def chosen(named: Path | None) -> Path:
    """Return the library to use: the one that is named, else the one used last.

    Where none has been used yet, it is the one in the user's data folder, be it there or not.
    """
    return named or next(iter(known()), None) or default_library()


def remember(folder: Path) -> None:
    """Put a library's folder first in the list.

    Raises:
        StorageError: the list cannot be written.
    """
    first = folder.resolve()
    folders = [first, *(other for other in _listed() if other != first)]
    try:
        remembered.remember(_FILE, [str(folder) for folder in folders])
    except OSError as error:
        raise StorageError(state_folder() / _FILE, error.strerror or str(error)) from error


def _listed() -> tuple[Path, ...]:
    raw = remembered.recall(_FILE)
    if not isinstance(raw, list):
        return ()
    return tuple(Path(item) for item in raw if isinstance(item, str))
