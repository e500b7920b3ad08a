"""The text of a source that is one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.corpus.decoding import NotTextError, decode
from index.corpus.document import Note
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Generator

    from index.corpus.document import Outcome, Source

TOO_LARGE = "more than 50 MB, too much for one article"
LARGEST = 50 * 2**20  # bytes: more is no article, and would stop the reader for minutes


def whole_text(source: Source) -> Generator[Outcome, None, str | None]:
    """Decode all of a source, giving a note where its encoding was guessed.

    The result is None, and a `CorpusError` is given, where there is no text.
    """
    with source.open() as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield CorpusError(source.where, TOO_LARGE)
        return None
    try:
        decoded = decode(data)
    except NotTextError as error:
        yield CorpusError(source.where, str(error))
        return None
    if not decoded.text.strip():
        yield CorpusError(source.where, "empty")
        return None
    if decoded.guessed:
        yield Note(source.where, f"not UTF-8, read as {decoded.guessed}")
    return decoded.text
