"""Puts what was measured into a page of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def insert(path: Path, begin: str, end: str, text: str) -> None:
    """Put a text between two marker lines of a file.

    Raises:
        ValueError: the file lacks one of them.
    """
    before, opened, rest = path.read_text(encoding="utf-8").partition(f"{begin}\n")
    _, closed, after = rest.partition(f"{end}\n")
    if not opened or not closed:
        message = f"{path} has no lines {begin} and {end}"
        raise ValueError(message)
    path.write_text(f"{before}{opened}\n{text}\n\n{closed}{after}", encoding="utf-8")
