"""What the formats are given and what they give: `Source` -> `Document`, `Note`, `CorpusError`."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from index.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

    from index.model import Article, Span


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read, from a file or from standard input.

    Attributes:
        where: the file, or the name of the stream, for messages.
        id: the article's id, where the bytes are one article.
        collection: the folder it lies in.
        content: the bytes; None where they are the file's.
    """

    where: Path
    id: str
    collection: str | None = None
    content: bytes | None = None

    @property
    def path(self) -> str | None:
        """Return the file's path, None for a stream."""
        return None if self.content is not None else str(self.where)

    def open(self) -> BinaryIO:
        """Open the bytes for reading."""
        return io.BytesIO(self.content) if self.content is not None else self.where.open("rb")


@dataclass(frozen=True, slots=True)
class Document:
    """An article, and the part of its text in which quotations are looked for.

    Attributes:
        article: its text is the whole text, front matter too, so that offsets are the file's.
        body: all of it, or what follows the front matter.
        line: which line of the file it is, where each is an article.
        end: how much of the file has been read with it, in bytes; 0 where it is all of it.
    """

    article: Article
    body: Span
    line: int | None = None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user may want to know of a file that was read."""

    path: Path
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


Outcome = Document | Note | CorpusError
