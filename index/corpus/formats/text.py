"""Plain text: one article a file, its first line the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.corpus.document import Document
from index.corpus.heading import date_in_name, first_line
from index.corpus.whole import whole_text
from index.model import Article, Heading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.corpus.document import Outcome, Source

SUFFIXES = (".txt", ".text")


def documents(source: Source) -> Iterator[Outcome]:
    """Read one article; its text is the whole file."""
    text = yield from whole_text(source)
    if text is None:
        return
    heading = Heading(
        id=source.id,
        title=first_line(text),
        date=date_in_name(source.where.name),
        path=source.path,
        collection=source.collection,
    )
    yield Document(Article(heading, text), Span(0, len(text)))


def body_of(text: str) -> Span:
    """Return all of a text: it has no front matter."""
    return Span(0, len(text))
