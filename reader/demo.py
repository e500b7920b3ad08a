"""The demo library: the seed files, indexed at the first start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index import create_library, update
from reader.config import data_folder

if TYPE_CHECKING:
    from index import Library

INDEX_KEY = "{index.add}"
"""Stands in a banner for the key that the user has set for that."""
BANNER = "Demo collection ({n} articles). {key} indexes your own, or run: quoth index FOLDER"


def seeds_folder() -> Path:
    """Return the folder of the seed files: in an installed package, or in a checkout."""
    here = Path(__file__).parent
    packaged = here / "seeds"
    return packaged if packaged.is_dir() else here.parent / "seeds"


def demo_folder() -> Path:
    """Return the folder of the demo library."""
    return data_folder() / "demo"


def open_demo() -> Library:
    """Open the demo library, and make or update it where that is needed.

    Raises:
        StorageError: the data folder cannot be written.
        LibraryBusyError: another process is making it at this moment.
    """
    library = create_library(demo_folder())
    update(library, [seeds_folder()])
    return library
