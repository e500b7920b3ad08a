"""What lies in a library's folder, which may lie among the articles; known here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.corrections.names import EDITS_FILE as CORRECTIONS_FILE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CORRECTIONS_FILE", "LIBRARY_FILE", "is_library"]

LIBRARY_FILE = "library.sqlite"


def is_library(folder: Path) -> bool:
    """Tell whether a library lies in a folder; False where that cannot be looked at."""
    try:
        return (folder / LIBRARY_FILE).is_file()
    except OSError:
        return False
