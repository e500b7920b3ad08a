"""Rows of the tables of a library into values; `index.library.inserts` is the way in."""

from __future__ import annotations

import datetime as dt
import json
import struct
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, overload

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
    Status,
    Voice,
    VoiceKind,
)
from index.renderings import Loan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


# Asking the classes for their values took a tenth of what it takes to read a quotation.
_KINDS = {one.value: one for one in Kind}
_MODES = {one.value: one for one in Mode}
_VOICE_KINDS = {one.value: one for one in VoiceKind}
_NONE = "[]"  # what most lists are; JSON is slow to say so


def article_key(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return the key of an article, None if there is none of that id."""
    row = connection.execute("SELECT key FROM article WHERE id = ?", (packed(article_id),))
    found = row.fetchone()
    return found[0] if found else None


def article_keys(connection: sqlite3.Connection, article_ids: Iterable[str]) -> list[int]:
    """Return the keys of those of the articles that are there."""
    keys = (article_key(connection, one) for one in article_ids)
    return sorted({key for key in keys if key is not None})


def ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of all articles, in order."""
    return [unpacked(cell) for (cell,) in connection.execute("SELECT id FROM article ORDER BY id")]


@sound_rows()
def headings(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Heading]:
    """Return headings of articles by their keys; those that are gone are left out."""
    found = connection.execute(
        "SELECT key, id, title, date, path, collection, outlet, url FROM article"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {key: heading_of(cells) for key, *cells in found}


@sound_rows()
def articles(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Article]:
    """Return articles by their keys; those that are gone are left out."""
    rows = connection.execute(
        "SELECT key, text, id, title, date, path, collection, outlet, url FROM article"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {key: Article(heading_of(cells), unpacked(text)) for key, text, *cells in rows}


def reading(connection: sqlite3.Connection, key: int) -> Reading:
    """Return what was extracted from an article that is there, without loans."""
    return reading_of(connection, key, [row for _, row in found(connection, key)])


@sound_rows()
def reading_of(connection: sqlite3.Connection, key: int, several: Iterable[Row]) -> Reading:
    """Return what was extracted from an article that is there, of all that was found in it."""
    (version,) = connection.execute("SELECT version FROM article WHERE key = ?", (key,)).fetchone()
    own = [row for row in several if row[2] is None]
    return Reading(
        articles(connection, [key])[key],
        tuple(quotation for quotation, _, _ in own),
        tuple(attribution for _, attribution, _ in own),
        version,
    )


def loans(connection: sqlite3.Connection, key: int) -> tuple[Loan, ...]:
    """Return what an article borrows."""
    return tuple(loan for _, (_, _, loan) in found(connection, key) if loan is not None)


@sound_rows()
def found(connection: sqlite3.Connection, key: int) -> list[tuple[int, Row]]:
    """Return all quotations that no person put into an article, with their keys, in their order."""
    quoted = connection.execute("SELECT * FROM quoted WHERE article = ? ORDER BY key", (key,))
    voices: _Voices = {}
    return [(cells[0], _row(cells, voices)) for cells in quoted if _is_found(cells)]


Row = tuple[Quotation, Attribution, Loan | None]
_Voices = dict[tuple[Any, ...], Voice | None]  # by their columns, for most say several things


class Attributed(NamedTuple):
    """A quotation with its attribution, and the loan where it is lent.

    Attributes:
        article: row of the one it stands in.
        speaker: row of who said it; None where that is not known.
        over: row of the quotation that this one, put there by a person, stands over.
    """

    article: int
    row: Row
    speaker: int | None
    status: Status
    over: int | None
    by_hand: bool


@sound_rows()
def quotations(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Attributed]:
    """Return quotations by key; those that are gone are left out."""
    rows = connection.execute(
        "SELECT * FROM quoted WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    voices: _Voices = {}
    return {
        cells[0]: Attributed(
            cells[1],
            _row(cells, voices),
            cells[-1],
            Status(cells[-4] or Status.AUTO),
            cells[-3],
            not _is_found(cells),
        )
        for cells in rows
    }


def _is_found(cells: Sequence[Any]) -> bool:
    """Tell whether a quotation was found, and not put there by a person."""
    return not cells[-5]


def _row(cells: Sequence[Any], voices: _Voices) -> Row:
    _, _, borrower, lender, lender_quotation, replaces, *rest = cells
    quotation = _quotation(rest[:10])
    known = tuple(rest[15:23])
    if known not in voices:
        voices[known] = voice_of(known)
    attribution = _attribution(quotation.id, rest[10:15], voices[known])
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
        _KINDS[kind],
        _MODES[mode],
        spans_of(contents),
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
        _pairs(candidates),
    )


def voice_of(cells: Sequence[Any]) -> Voice | None:
    """Return a voice of its columns, in their order in the view `quoted`; None for none."""
    voice_id, name, kind, role, organisation, mentions, aliases, pronouns = cells
    if voice_id is None:
        return None
    return Voice(
        unpacked(voice_id),
        unpacked(name),
        _VOICE_KINDS[kind],
        spans_of(mentions),
        _strings(aliases),
        unpacked(role),
        unpacked(organisation),
        _pairs(pronouns),
    )


def heading_of(cells: Sequence[Any]) -> Heading:
    """Return a heading: id, title, date, path, collection, outlet, url."""
    heading_id, title, date, *texts = cells
    path, collection, outlet, url = map(unpacked, texts)
    day = dt.date.fromisoformat(date) if date else None
    return Heading(unpacked(heading_id), unpacked(title), day, path, collection, outlet, url)


@sound_rows()
def lenders(connection: sqlite3.Connection, prints: Iterable[int]) -> dict[str, int]:
    """Return how many of the fingerprints each marked article has, for those that have any."""
    found = connection.execute(
        f"SELECT id, count(*) {_AKIN} AND f.unmarked = 0 GROUP BY key",
        (json.dumps(sorted(prints)),),
    )
    return {unpacked(article_id): count for article_id, count in found}


@sound_rows()
def borrowers(connection: sqlite3.Connection, prints: Iterable[int]) -> frozenset[str]:
    """Return the unmarked articles that have any of the fingerprints."""
    found = connection.execute(
        f"SELECT DISTINCT id {_AKIN} AND f.unmarked = 1", (json.dumps(sorted(prints)),)
    )
    return frozenset(unpacked(article_id) for (article_id,) in found)


def lent_prints(connection: sqlite3.Connection, article_ids: Iterable[str]) -> frozenset[int]:
    """Return the fingerprints of those of the articles that have marks."""
    statement = "SELECT prints FROM article WHERE id = ? AND NOT unmarked"
    rows = (connection.execute(statement, (packed(one),)) for one in article_ids)
    return frozenset(chain.from_iterable(prints_of(cell) for (cell,) in chain.from_iterable(rows)))


def packed_prints(prints: Iterable[int]) -> bytes:
    """Return fingerprints as they are stored with their article."""
    return b"".join(print_.to_bytes(4, "big") for print_ in sorted(prints))


def prints_of(cell: bytes) -> tuple[int, ...]:
    """Return the fingerprints that `packed_prints` stored."""
    return struct.unpack(f">{len(cell) // 4}I", cell)


_AKIN = (
    "FROM fingerprint f JOIN article ON key = f.article"
    " WHERE f.print IN (SELECT value FROM json_each(?))"
)


@sound_rows()
def files(
    connection: sqlite3.Connection, paths: Iterable[str] | None = None
) -> dict[str, SourceFile]:
    """Return files that were read, by path; all where none are named."""
    if paths is None:
        found: Iterable[Sequence[Any]] = connection.execute("SELECT * FROM file")
    else:
        statement = "SELECT * FROM file WHERE path = ?"
        found = chain.from_iterable(
            connection.execute(statement, (packed(path),)) for path in set(paths)
        )
    return {file.path: file for file in map(_file, found)}


@sound_rows()
def files_of_other_versions(
    connection: sqlite3.Connection, versions: Iterable[str]
) -> tuple[SourceFile, ...]:
    """Return the files that none of the versions has read, by path."""
    found = connection.execute(
        "SELECT * FROM file WHERE version NOT IN (SELECT value FROM json_each(?)) ORDER BY path",
        (json.dumps(list(versions)),),
    )
    return tuple(map(_file, found))


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


def ordered_text(text: str) -> bytes:
    """Return a string as what is ordered by is stored: bytes that sort as the string does."""
    return text.encode("utf-8", "surrogatepass")


def day_number(date: dt.date | None) -> int | None:
    """Return a date as a number that can be ordered by: YYYYMMDD."""
    return date.year * 10000 + date.month * 100 + date.day if date else None


def date_of(number: int) -> dt.date:
    """Return the date of a `day_number`."""
    return dt.date(number // 10000, number // 100 % 100, number % 100)


def _span(cell: str | None) -> Span | None:
    return None if cell is None else _between(cell[1:-1])


def spans_of(cell: str) -> tuple[Span, ...]:
    """Return spans that were stored."""
    return () if cell == _NONE else tuple(map(_between, cell[2:-2].split("], [")))


def _between(ends: str) -> Span:
    """Return the span of what stands between its brackets, four times as fast as JSON."""
    start, end = ends.split(", ")
    return Span(int(start), int(end))


@lru_cache(maxsize=1 << 12)  # most reasons are those of many
def _strings(cell: str) -> tuple[str, ...]:
    return () if cell == _NONE else tuple(json.loads(cell))


def _pairs(cell: str) -> tuple[tuple[str, Any], ...]:
    return () if cell == _NONE else tuple([(name, number) for name, number in json.loads(cell)])
