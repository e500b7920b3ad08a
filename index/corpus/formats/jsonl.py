"""JSON lines: one article a line, an object with `id` and `text`.

`title`, `date`, `collection` (or `category`), `outlet` (or `publisher`) and `url` are used
where they are there, and other fields are ignored. The file is read line by line, so its
size does not matter; a line that cannot be read costs that line alone.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from typing import TYPE_CHECKING, AnyStr

from index.corpus.decoding import SAMPLE, NotTextError, decode, is_binary
from index.corpus.document import Document, Note
from index.corpus.heading import cut_title, first_line, parse_date
from index.corpus.whole import LARGEST, TOO_LARGE
from index.errors import CorpusError
from index.model import Article, Heading, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from index.corpus.document import Outcome, Source

SUFFIXES = (".jsonl", ".ndjson")

_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _RowError(ValueError):
    """A line is no article; the message says why."""


def documents(source: Source) -> Iterator[Outcome]:
    """Read the articles of all lines, in order."""
    lines_of: dict[str, int] = {}
    blank, guessed, undated, end = True, 0, 0, 0
    for number, line in enumerate(_lines(source), start=1):
        end += len(line)
        try:
            decoded = decode(_bearable(line))
            if not decoded.text.strip():
                continue
            blank = False
            row = _row(decoded.text)
            article = Article(_heading(row, _new_id(row, lines_of), source), _text(row))
        except NotTextError as error:
            blank = False
            yield CorpusError(source.where, str(error), line=number)
            if number == 1 and _is_of_another_kind(source):
                return
            continue
        except _RowError as error:
            blank = False
            yield CorpusError(source.where, str(error), line=number)
            continue
        lines_of[article.id] = number
        guessed += decoded.guessed is not None
        undated += bool(row.get("date")) and article.heading.date is None
        yield Document(article, Span(0, len(article.text)), number, end)
    if blank:
        yield CorpusError(source.where, "empty")
    if guessed:
        yield Note(source.where, f"not UTF-8, read as Windows-1252 (lines: {guessed})")
    if undated:
        yield Note(source.where, f"dates not understood, not YYYY-MM-DD (lines: {undated})")


def body_of(text: str) -> Span:
    """Return all of a text: a row has no front matter."""
    return Span(0, len(text))


def _lines(source: Source) -> Iterator[bytes]:
    """Yield the lines, in UTF-8 if they were in UTF-16; of one too long so much that it shows."""
    with source.open() as file:
        mark = file.read(len(_WIDE_BOMS[0]))
        file.seek(0)
        if mark in _WIDE_BOMS:
            wide = io.TextIOWrapper(file, "utf-16", errors="replace", newline="\n")
            yield from (line.encode() for line in _bounded(wide.readline, "\n"))
        else:
            yield from _bounded(file.readline, b"\n")


def _bounded(readline: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr]:
    while line := readline(LARGEST + 1):
        yield line
        while len(line) > LARGEST and not line.endswith(end):
            line = readline(LARGEST + 1)


def _is_of_another_kind(source: Source) -> bool:
    with source.open() as file:
        return is_binary(file.read(SAMPLE))


def _bearable(line: bytes) -> bytes:
    if len(line) > LARGEST:
        raise _RowError(TOO_LARGE)
    return line


def _row(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"broken JSON at character {error.pos + 1}: {error.msg}"
        raise _RowError(problem) from error
    except (ValueError, RecursionError) as error:  # a number too long, lists too deep
        problem = f"JSON that cannot be read: {error}"
        raise _RowError(problem) from error
    if not isinstance(row, dict):
        problem = "not an object with id and text"
        raise _RowError(problem)
    return row


def _new_id(row: dict[str, object], lines_of: Mapping[str, int]) -> str:
    article_id = _id(row)
    if article_id in lines_of:
        problem = f"id {article_id!r} was used in line {lines_of[article_id]} already"
        raise _RowError(problem)
    return article_id


def _id(row: dict[str, object]) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    name = _string(value)
    if not name:
        problem = "no id"
        raise _RowError(problem)
    return name


def _text(row: dict[str, object]) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        problem = "no text"
        raise _RowError(problem)
    if not text.strip():
        problem = "text is empty"
        raise _RowError(problem)
    return _sound(text)


def _heading(row: dict[str, object], article_id: str, source: Source) -> Heading:
    return Heading(
        id=article_id,
        title=cut_title(_string(row.get("title"))) or first_line(_text(row)),
        date=parse_date(_string(row.get("date"))),
        path=source.path,
        collection=_string(row.get("collection")) or _string(row.get("category")) or None,
        outlet=_string(row.get("outlet")) or _string(row.get("publisher")) or None,
        url=_string(row.get("url")) or None,
    )


def _string(value: object) -> str:
    return _sound(value).strip() if isinstance(value, str) else ""


def _sound(text: str) -> str:
    # JSON can spell half a surrogate pair, which no encoding can write.
    return _SURROGATE.sub("\ufffd", text)
