"""The libraries that have been used on this machine, the last one first.

Kept in `libraries.json` in the state folder. A file that cannot be read counts as empty:
it only saves typing, and is written anew at the next use.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import NamedTemporaryFile

from index import StorageError, is_library
from reader.config import state_folder


def known() -> tuple[Path, ...]:
    """Return the folders of the known libraries that still exist, last used first."""
    return tuple(folder for folder in _listed() if is_library(folder))


def remember(folder: Path) -> None:
    """Put a library's folder first in the list.

    Raises:
        StorageError: the list cannot be written.
    """
    first = folder.resolve()
    folders = [first, *(other for other in _listed() if other != first)]
    path = state_folder() / "libraries.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8"
        ) as file:
            json.dump([str(folder) for folder in folders], file)
        Path(file.name).replace(path)
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error


def _listed() -> tuple[Path, ...]:
    try:
        raw = json.loads((state_folder() / "libraries.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    if not isinstance(raw, list):
        return ()
    return tuple(Path(item) for item in raw if isinstance(item, str))
