"""The exit statuses, and which error means which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import (
    LibraryBusyError,
    LibraryVersionError,
    NoArticleError,
    NoLibraryError,
    NoSuchPathError,
    NotKeptError,
    StorageError,
    UnknownArticleError,
)

if TYPE_CHECKING:
    from index import LibraryError

DONE = 0
NOTHING = 1
"""Nothing found; no article in the paths."""
USAGE = 2
"""Wrong usage; a path, a target or a reference that does not exist."""
NO_LIBRARY = 3
PARTLY = 4
"""Some files of a readable type failed."""
NOT_DONE = 5
"""Library locked, disk full, no permission."""
FAULT = 70
INTERRUPTED = 130

_STATUS = (
    (NoSuchPathError, USAGE),
    (UnknownArticleError, USAGE),
    (NoArticleError, NOTHING),
    (NoLibraryError, NO_LIBRARY),
    (LibraryVersionError, NO_LIBRARY),
    (LibraryBusyError, NOT_DONE),
    (NotKeptError, USAGE),
    (StorageError, NOT_DONE),
)


def status_of(error: LibraryError) -> int:
    """Return the exit status for an error that ends a command."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), PARTLY)
