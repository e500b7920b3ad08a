"""Documents -> readings, each read alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index import corpus
from index.corpus import Document, Note, discover
from index.errors import CorpusError, NoArticleError
from index.extraction import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.corpus import Discovery, Outcome
    from index.model import Reading


def read_document(document: Document) -> Reading:
    """Extract the quotations of a document's body; the spans are in its whole text."""
    article, body = document.article, document.body
    # Blanks in the place of the front matter keep every offset.
    front = "".join(mark if mark in "\r\n" else " " for mark in article.text[: body.start])
    reading = read(replace(article, text=front + body.of(article.text)))
    return replace(reading, article=article)


def read_articles(paths: Iterable[Path]) -> Iterator[Reading | CorpusError | Note]:
    """Read files with no library at all, in the order of the paths.

    What cannot be read is given as a `CorpusError`, and does not end the reading.

    Raises:
        NoSuchPathError: one of the paths does not exist.
        NoArticleError: no file of a type that is read lies in them.
    """
    paths = tuple(paths)
    found = discover(paths)
    if not found.files and not found.problems:
        raise NoArticleError(paths)
    return _readings(_outcomes(found))


def read_stream(name: str, content: bytes | str) -> Iterator[Reading | CorpusError | Note]:
    """Read standard input: JSON lines where the first line is such, else one text.

    Args:
        name: the article's id, and what messages call it.
        content: all of it.
    """
    return _readings(corpus.read_stream(name, content))


def _outcomes(found: Discovery) -> Iterator[Outcome]:
    yield from found.problems
    for file in found.files:
        yield from corpus.read_file(file)


def _readings(outcomes: Iterable[Outcome]) -> Iterator[Reading | CorpusError | Note]:
    for outcome in outcomes:
        yield read_document(outcome) if isinstance(outcome, Document) else outcome
