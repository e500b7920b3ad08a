"""Where a person was the last time, a file for each library in the state folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.config import state_folder
from reader.outside.remembered import name_of, recall, remember

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = "visits"


def last(folder: Path) -> tuple[object, bool]:
    """Return what was kept of a library, and whether there is a file at all."""
    name = name_of(folder, _FOLDER)
    return recall(name), (state_folder() / name).exists()


def keep(folder: Path, visit: object) -> str | None:
    """Keep a visit; return why it cannot be kept, for which nothing else fails."""
    try:
        remember(name_of(folder, _FOLDER), {"library": str(folder.absolute()), "visit": visit})
    except OSError as error:
        return f"Where you are is not remembered: {error.strerror or error}"
    return None
