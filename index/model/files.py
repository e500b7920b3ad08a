"""What is noted of the files that articles were read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that could not be read.

    Attributes:
        problem: why.
        line: which it is, in a file that is read line by line.
    """

    problem: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when its articles were read, to tell whether it has changed.

    Attributes:
        path: absolute.
        sha256: of its bytes, in hex.
        articles: ids of the articles that came from it.
        version: of the extraction that read them; "" where that was not finished.
        skipped: what could not be read of it.
        kept: ids of those articles that are no longer seen in it, and may be what was skipped.
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str
    articles: tuple[str, ...] = ()
    version: str = ""
    skipped: tuple[Skipped, ...] = ()
    kept: tuple[str, ...] = ()
