"""Values into the tables of a library; `index.library.rows` is the way back."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from index.library.rows import article_key, packed
from index.renderings import fingerprints, is_unmarked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from index.model import Attribution, Quotation, Reading, SourceFile, Span, Voice
    from index.renderings import Loan

Cell = str | bytes | int | float | None
# By their ids, for hashing a voice hashes all its mentions. A borrower's own voice may come
# under two spellings of its name.
Known = defaultdict[str, list[tuple["Voice", int]]]


def insert_reading(connection: sqlite3.Connection, reading: Reading) -> None:
    """Add an article, its quotations and their attributions; its id must be free."""
    article = reading.article
    heading = article.heading
    date = heading.date.isoformat() if heading.date else None
    texts = (heading.title, date, heading.path, heading.collection, heading.outlet, heading.url)
    key = connection.execute(
        "INSERT INTO article (id, title, date, path, collection, outlet, url, text, version,"
        " unmarked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(packed(text) for text in (heading.id, *texts, article.text, reading.version)),
            is_unmarked(article.text),
        ],
    ).lastrowid
    voices: Known = defaultdict(list)
    for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True):
        voice = _voice_key(connection, voices, attribution.voice, (key, None))
        _insert_quotation(connection, quotation, attribution, [key, voice, None, None, "[]"])
    connection.executemany(
        "INSERT INTO fingerprint VALUES (?, ?)",
        ((print_, key) for print_ in fingerprints(article.text)),
    )


def replace_loans(connection: sqlite3.Connection, borrower_id: str, loans: Iterable[Loan]) -> None:
    """Put loans in the place of all that an article had; nothing if there is no such article.

    Loans from a lender that is not there are passed over.
    """
    borrower = article_key(connection, borrower_id)
    if borrower is None:
        return
    connection.execute("DELETE FROM quotation WHERE article = ? AND lender NOTNULL", (borrower,))
    connection.execute("DELETE FROM voice WHERE article = ? AND lender NOTNULL", (borrower,))
    voices: defaultdict[int, Known] = defaultdict(lambda: defaultdict(list))
    for loan in loans:
        lender = article_key(connection, loan.lender)
        if lender is None:
            continue
        known = voices[lender]
        voice = _voice_key(connection, known, loan.attribution.voice, (borrower, lender))
        row = [borrower, voice, lender, packed(loan.lender_quotation), json.dumps(loan.replaces)]
        _insert_quotation(connection, loan.quotation, loan.attribution, row)


def delete_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Take out articles with all that was made of them, and with what they lent."""
    rows = ((packed(article_id),) for article_id in article_ids)
    connection.executemany("DELETE FROM article WHERE id = ?", rows)


def delete_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files."""
    connection.executemany("DELETE FROM file WHERE path = ?", ((packed(one),) for one in paths))


def insert_file(connection: sqlite3.Connection, file: SourceFile) -> None:
    """Add a file, or put it in the place of what was known of it."""
    connection.execute(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            packed(file.path),
            file.size,
            file.mtime_ns,
            file.sha256,
            json.dumps(file.articles),
            file.version,
            json.dumps([[one.problem, one.line] for one in file.skipped]),
            json.dumps(file.kept),
        ),
    )


def _voice_key(
    connection: sqlite3.Connection,
    known: Known,
    voice: Voice | None,
    owners: tuple[int | None, int | None],
) -> int | None:
    """Return the key of a voice, added where it is not known yet."""
    if voice is None:
        return None
    for other, key in known[voice.id]:
        if other == voice:
            return key
    texts = (voice.id, voice.name, voice.kind, voice.role, voice.organisation)
    cells = [*owners, *map(packed, texts), _spans(voice.mentions), json.dumps(voice.aliases)]
    cursor = connection.execute(
        "INSERT INTO voice (article, lender, id, name, kind, role, organisation, mentions,"
        " aliases) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        cells,
    )
    key = int(cursor.lastrowid or 0)
    known[voice.id].append((voice, key))
    return key


def _insert_quotation(
    connection: sqlite3.Connection,
    quotation: Quotation,
    attribution: Attribution,
    place: Sequence[Cell],
) -> None:
    """Add a quotation; `place` is its article, voice, lender, its quotation, and replaced."""
    connection.execute(
        "INSERT INTO quotation (id, kind, mode, begins, ends, contents, cue, source, continues,"
        " confidence, why, mention, named, certainty, because, candidates,"
        " parent, article, voice, lender, lender_quotation, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            packed(quotation.id),
            quotation.kind,
            quotation.mode,
            quotation.start,
            quotation.end,
            _spans(quotation.contents),
            _span(quotation.cue),
            _span(quotation.source),
            packed(quotation.continues),
            quotation.confidence,
            json.dumps(quotation.why),
            _span(attribution.mention),
            attribution.named,
            attribution.confidence,
            json.dumps(attribution.why),
            json.dumps(attribution.candidates),
            packed(quotation.parent),
            *place,
        ),
    )


def _span(span: Span | None) -> str | None:
    return None if span is None else json.dumps([span.start, span.end])


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
