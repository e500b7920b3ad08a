"""Rows of the tables of a library into values; `index.library.inserts` is the way in."""

from __future__ import annotations

import datetime as dt
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, overload

from index.library.damage import sound_rows
from index.model import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Skipped,
    SourceFile,
    Span,
    Voice,
    VoiceKind,
)
from index.renderings import Loan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


def article_key(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return the key of an article, None if there is none of that id."""
    row = connection.execute("SELECT key FROM article WHERE id = ?", (packed(article_id),))
    found = row.fetchone()
    return found[0] if found else None


@sound_rows()
def articles(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Article]:
    """Return articles by their keys; those that are gone are left out."""
    rows = connection.execute(
        "SELECT key, text, id, title, date, path, collection, outlet, url FROM article"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {key: Article(heading_of(cells), unpacked(text)) for key, text, *cells in rows}


@sound_rows()
def reading(connection: sqlite3.Connection, key: int) -> Reading:
    """Return what was extracted from an article that is there, without loans."""
    (version,) = connection.execute("SELECT version FROM article WHERE key = ?", (key,)).fetchone()
    quoted = connection.execute("SELECT * FROM quoted WHERE article = ? ORDER BY key", (key,))
    rows = [row for row in map(_row, quoted) if row[2] is None]
    return Reading(
        articles(connection, [key])[key],
        tuple(quotation for quotation, _, _ in rows),
        tuple(attribution for _, attribution, _ in rows),
        version,
    )


Row = tuple[Quotation, Attribution, Loan | None]


@sound_rows()
def quotations(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Row]:
    """Return quotations with their attributions, and the loan where they are lent, by key.

    Those that are gone are left out.
    """
    rows = connection.execute(
        "SELECT * FROM quoted WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {cells[0]: _row(cells) for cells in rows}


def _row(cells: Sequence[Any]) -> Row:
    _, _, borrower, lender, lender_quotation, replaces, *rest = cells
    quotation = _quotation(rest[:10])
    attribution = _attribution(quotation.id, rest[10:15], voice_of(rest[15:]))
    if lender is None:
        return quotation, attribution, None
    return (
        quotation,
        attribution,
        Loan(
            unpacked(borrower),
            quotation,
            attribution,
            unpacked(lender),
            unpacked(lender_quotation),
            _strings(replaces),
        ),
    )


def _quotation(cells: Sequence[Any]) -> Quotation:
    quotation_id, kind, mode, contents, cue, source, continues, confidence, why, parent = cells
    return Quotation(
        unpacked(quotation_id),
        Kind(kind),
        Mode(mode),
        _spans(contents),
        _span(cue),
        _span(source),
        unpacked(continues),
        confidence,
        _strings(why),
        unpacked(parent),
    )


def _attribution(quotation_id: str, cells: Sequence[Any], voice: Voice | None) -> Attribution:
    mention, named, certainty, because, candidates = cells
    return Attribution(
        quotation_id,
        voice,
        _span(mention),
        bool(named),
        certainty,
        _strings(because),
        tuple((name, score) for name, score in json.loads(candidates)),
    )


def voice_of(cells: Sequence[Any]) -> Voice | None:
    """Return a voice: id, name, kind, role, organisation, mentions, aliases; None for none."""
    voice_id, name, kind, role, organisation, mentions, aliases = cells
    if voice_id is None:
        return None
    return Voice(
        unpacked(voice_id),
        unpacked(name),
        VoiceKind(kind),
        _spans(mentions),
        _strings(aliases),
        unpacked(role),
        unpacked(organisation),
    )


def heading_of(cells: Sequence[Any]) -> Heading:
    """Return a heading: id, title, date, path, collection, outlet, url."""
    heading_id, title, date, *texts = cells
    path, collection, outlet, url = map(unpacked, texts)
    day = dt.date.fromisoformat(date) if date else None
    return Heading(unpacked(heading_id), unpacked(title), day, path, collection, outlet, url)


@sound_rows()
def contents(
    connection: sqlite3.Connection, article_keys: Iterable[int]
) -> dict[int, tuple[Span, ...]]:
    """Return the contents of all quotations of articles, by the quotations' keys."""
    found = connection.execute(
        "SELECT key, contents FROM quotation WHERE article IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_keys)),),
    )
    return {key: _spans(cell) for key, cell in found}


def lenders(connection: sqlite3.Connection, prints: Iterable[int]) -> dict[str, int]:
    """Return how many of the fingerprints each marked article has, for those that have any."""
    found = connection.execute(
        f"SELECT id, count(*) {_AKIN} AND NOT unmarked GROUP BY key",
        (json.dumps(sorted(prints)),),
    )
    return {unpacked(article_id): count for article_id, count in found}


def borrowers(connection: sqlite3.Connection, prints: Iterable[int]) -> frozenset[str]:
    """Return the unmarked articles that have any of the fingerprints."""
    found = connection.execute(
        f"SELECT DISTINCT id {_AKIN} AND unmarked", (json.dumps(sorted(prints)),)
    )
    return frozenset(unpacked(article_id) for (article_id,) in found)


def lent_prints(connection: sqlite3.Connection, article_ids: Iterable[str]) -> frozenset[int]:
    """Return the fingerprints of those of the articles that have marks."""
    statement = (
        "SELECT print FROM fingerprint JOIN article ON key = article WHERE id = ? AND NOT unmarked"
    )
    rows = (connection.execute(statement, (packed(one),)) for one in article_ids)
    return frozenset(print_ for (print_,) in chain.from_iterable(rows))


_AKIN = (
    "FROM fingerprint JOIN article ON key = article WHERE print IN (SELECT value FROM json_each(?))"
)


@sound_rows()
def files(connection: sqlite3.Connection) -> dict[str, SourceFile]:
    """Return all files that were read, by path."""
    rows = map(_file, connection.execute("SELECT * FROM file"))
    return {file.path: file for file in rows}


def _file(cells: Sequence[Any]) -> SourceFile:
    path, size, mtime, sha256, ids, version, skipped, kept = cells
    return SourceFile(
        unpacked(path),
        size,
        mtime,
        sha256,
        _strings(ids),
        version,
        tuple(Skipped(problem, line) for problem, line in json.loads(skipped)),
        _strings(kept),
    )


@overload
def packed(text: str) -> str | bytes: ...
@overload
def packed(text: str | None) -> str | bytes | None: ...
def packed(text: str | None) -> str | bytes | None:
    """Return a string as it is stored: as bytes if it is not Unicode (lone surrogates)."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unpacked(cell: Any) -> Any:  # noqa: ANN401 - a cell has no type
    """Return the string that `packed` stored; None for none."""
    return cell.decode("utf-8", "surrogatepass") if isinstance(cell, bytes) else cell


def _span(cell: str | None) -> Span | None:
    return None if cell is None else Span(*json.loads(cell))


def _spans(cell: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(cell))


def _strings(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))
