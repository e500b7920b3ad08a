"""A step that changes both files of corrections: written down whole before it is begun.

Whoever is killed before that has changed nothing. Afterwards the next one who opens the files
puts into them what is not there yet. A file that somebody has changed meanwhile by hand is left
as it is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.corrections.names import EDITS_FILE, SPEAKERS_FILE
from index.corrections.plain_file import put_plain, read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STEP_FILE = ".corrections.step"
_LARGEST = 1_000_000_000  # bytes: both files, with their letters written as JSON has them


@dataclass(frozen=True, slots=True)
class Change:
    """What a step makes of one file.

    Attributes:
        file: its name.
        before: hash of what was in it, as `digest` returns it.
        after: all that will be in it; with bytes that are no UTF-8 as lone surrogates.
    """

    file: str
    before: str
    after: str

    def of(self, text: str) -> str:
        """Return what a file comes to: its text, unless that is still the one before."""
        return self.after if digest(text) == self.before else text


def digest(text: str) -> str:
    """Return a hash of what is in a file; of one that is not there, that of no text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def write_down(folder: Path, changes: Iterable[Change]) -> None:
    """Write down what is going to be changed.

    Raises:
        OSError: it cannot be written; nothing is.
    """
    rows = [asdict(one) for one in changes]
    put_plain(folder / STEP_FILE, json.dumps(rows).encode())


def begun(folder: Path) -> tuple[Change, ...]:
    """Return the changes that somebody has begun and may not have ended; none otherwise.

    Nothing that lies in a folder can have a file changed that lies elsewhere.
    """
    try:
        rows = json.loads(read_plain(folder / STEP_FILE, _LARGEST))
        changes = tuple(_change(row) for row in rows)
        return () if any((folder / one.file).is_symlink() for one in changes) else changes
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ()  # what was not written by Quoth says nothing


def is_begun(folder: Path) -> bool:
    """Tell whether anything is written down."""
    return (folder / STEP_FILE).exists()


def strike(folder: Path) -> None:
    """Forget what was written down: it has been done.

    Raises:
        OSError: it cannot be removed.
    """
    (folder / STEP_FILE).unlink(missing_ok=True)


def _change(row: dict[str, object]) -> Change:
    file, before, after = row["file"], row["before"], row["after"]
    if file not in (EDITS_FILE, SPEAKERS_FILE) or not isinstance(file, str):
        raise ValueError
    if not isinstance(before, str) or not isinstance(after, str):
        raise TypeError
    after.encode("utf-8", "surrogateescape")
    return Change(file, before, after)
