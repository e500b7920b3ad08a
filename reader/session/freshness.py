"""Whether the file of an article is still the one that was read; it asks the disk."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.page.wording import day

if TYPE_CHECKING:
    import os

    from index import Heading, Library, SourceFile

CHANGED = "Changed on disk since "
"""What is said of a file that is not the one that was read begins so."""
GONE = "File is gone; this is the stored text"

_HASHED_BYTES = 4_000_000  # of a file that was touched; a larger one counts as changed


class Freshness:
    """Compares files with what the library knows of them; to be asked off the event loop."""

    def __init__(self, library: Library) -> None:
        """Ask a library."""
        self._library = library
        self._hashed: tuple[str, int, int, str] | None = None  # of the file looked at last

    def remark(self, heading: Heading) -> str:
        """Say that an article's file is gone or has changed; nothing where all is well."""
        if heading.path is None:
            return ""
        try:
            status = Path(heading.path).stat()
        except OSError:
            return GONE
        known = self._library.files([heading.path]).get(heading.path)
        if known is None or self._is_same(known, Path(heading.path), status):
            return ""
        return f"{CHANGED}{_when(known)}; this is the stored text"

    def _is_same(self, known: SourceFile, path: Path, status: os.stat_result) -> bool:
        if known.size != status.st_size:
            return False
        # Of a file that was read as soon as it was written, the library keeps no time.
        if known.mtime_ns in (0, status.st_mtime_ns) or known.size > _HASHED_BYTES:
            return known.mtime_ns in (0, status.st_mtime_ns)
        seen = str(path), status.st_size, status.st_mtime_ns
        if self._hashed is None or self._hashed[:3] != seen:
            try:
                self._hashed = (*seen, hashlib.sha256(path.read_bytes()).hexdigest())
            except OSError:
                return False
        return self._hashed[3] == known.sha256


def _when(known: SourceFile) -> str:
    """Say from when the file is that was read, by the clock on the wall."""
    if not known.mtime_ns:
        return "it was indexed"
    return day(dt.datetime.fromtimestamp(known.mtime_ns / 1e9).astimezone().date())
