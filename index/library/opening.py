"""Opening libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from index.library.by_rows import RowLibrary
    from index.library.keeping import KeptLibrary
    from index.library.protocol import Library


def open_library(folder: Path) -> Library:
    """Open the library in a folder.

    Raises:
        NoLibraryError: there is none.
        LibraryVersionError: it is of a version that cannot be read.
        StorageError: it cannot be read.
    """
    # SQLite is loaded when a library is opened, not when help is asked for.
    from index.library.keeping import KeptLibrary  # noqa: PLC0415
    from index.library.store import Store  # noqa: PLC0415

    return _caught_up(KeptLibrary(Store(folder)))


def glance_into(folder: Path) -> RowLibrary:
    """Open the library in a folder to look at its rows; nothing is changed or waited for.

    It is as it was left: corrections that are not followed yet are not followed now.

    Raises:
        NoLibraryError: there is none.
        LibraryVersionError: it is of another version.
        StorageError: it cannot be read.
        LibraryBusyError: another process mends it.
    """
    from index.library.access import glanced  # noqa: PLC0415 - as above
    from index.library.by_rows import RowLibrary  # noqa: PLC0415
    from index.library.store import Store  # noqa: PLC0415

    return RowLibrary(Store(folder, access=glanced))


def create_library(folder: Path) -> Library:
    """Open the library in a folder, and make an empty one first where there is none.

    Raises:
        LibraryVersionError: it is of a version that cannot be read.
        StorageError: it cannot be made or read.
    """
    from index.library.keeping import KeptLibrary  # noqa: PLC0415
    from index.library.store import Store  # noqa: PLC0415

    return _caught_up(KeptLibrary(Store.create(folder)))


def _caught_up(library: KeptLibrary) -> Library:
    """Return a library that follows the corrections in its folder, if it can be written."""
    library.catch_up()
    return library
