"""What lies in a library's folder, which may lie among the articles; known here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY_FILE = "library.sqlite"
CORRECTIONS_FILE = "edits.jsonl"


def is_library(folder: Path) -> bool:
    """Tell whether a library lies in a folder; False where that cannot be looked at."""
    try:
        return (folder / LIBRARY_FILE).is_file()
    except OSError:
        return False
