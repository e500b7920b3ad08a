"""What comes by on the way from files to a library, one after the other, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.corpus import Document, Note
from index.errors import CorpusError

if TYPE_CHECKING:
    from index.model import Reading, SourceFile


UNFINISHED = ""
"""The version of a file of which not all is written."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A file begins.

    Attributes:
        file: what it is now.
        known: what the library knows of it.
        meanwhile: the version to note of it as long as not all of it is written.
    """

    file: SourceFile
    known: SourceFile | None
    meanwhile: str = UNFINISHED


@dataclass(frozen=True, slots=True)
class AsBefore:
    """An article of a file that the library has just so, read by this version.

    Attributes:
        reading: what was extracted, where an interruption may have come before it was lent.
    """

    document: Document
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """All of a file has come.

    Attributes:
        size: of the file, in bytes, as it was planned with.
        dropped: ids of articles of before that are no longer in it.
        keeping: ids of those that may be what cannot be read of it now.
    """

    size: int
    dropped: tuple[str, ...]
    keeping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A file whose bytes are those that were read, whatever its time says."""

    size: int
    file: SourceFile
    known: SourceFile


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of which nothing can be read; what is known of it stays."""

    size: int


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and what was extracted from it."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that nothing can be extracted from, and why."""

    document: Document
    problem: str


Passing = Begun | AsBefore | Finished | Touched | Unread | CorpusError | Note
"""What is handed on as it is, in its place between the documents."""

Step = Passing | Document
Outcome = Passing | Read | Failed
