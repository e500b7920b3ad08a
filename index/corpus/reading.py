"""Files and streams -> documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from index.corpus.document import Document, Source
from index.corpus.formats import format_of, jsonl, text
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.corpus.discovery import Found
    from index.corpus.document import Outcome
    from index.model import Article


def read_file(found: Found) -> Iterator[Outcome]:
    """Read the articles of a file, one after the other.

    What cannot be read is given as a `CorpusError`, and does not end the reading.
    """
    chosen = format_of(found.path.suffix) or text
    source = Source(found.path, found.id, found.collection)
    try:
        yield from chosen.documents(source)
    except OSError as error:
        yield CorpusError(found.path, error.strerror or str(error))


def stored(article: Article) -> Document:
    """Return the document that an article was when its file was read."""
    path = article.heading.path
    chosen = format_of(Path(path or "").suffix) or text
    return Document(article, chosen.body_of(article.text))


def read_stream(name: str, content: bytes | str) -> Iterator[Outcome]:
    """Read standard input: JSON lines where the first line is such, else one text.

    Args:
        name: the article's id, and what messages call it.
        content: all of it.
    """
    data = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
    chosen = jsonl if _looks_like_rows(data) else text
    yield from chosen.documents(Source(Path(name), name, content=data))


def _looks_like_rows(data: bytes) -> bool:
    try:
        row = json.loads(data.lstrip().split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and {"id", "text"} <= row.keys()
