"""Whether the file of an article is still the one that was read; it asks the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from index import Heading, Library, SourceFile

CHANGED = "Changed on disk since it was indexed; this is the stored text"
GONE = "File is gone; this is the stored text"


class Freshness:
    """Compares files with what the library knows of them; to be asked off the event loop."""

    def __init__(self, library: Library) -> None:
        """Ask a library."""
        self._library = library

    def remark(self, heading: Heading) -> str:
        """Say that an article's file is gone or has changed; nothing where all is well."""
        if heading.path is None:
            return ""
        try:
            status = Path(heading.path).stat()
        except OSError:
            return GONE
        known = self._library.files([heading.path]).get(heading.path)
        return "" if known is None or _same(known, status) else CHANGED


def _same(known: SourceFile, status: os.stat_result) -> bool:
    # Of a file that was read as soon as it was written, the library keeps no time.
    return known.size == status.st_size and known.mtime_ns in (0, status.st_mtime_ns)
