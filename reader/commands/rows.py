"""Values -> the rows that JSON and JSONL print: the words and keys of the commands' contract.

A row is a mapping because JSON is; it is made here and printed at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Article, Heading, Hit, Reading, Snippet, Speaker, VoiceKind
from reader.page.rows import NO_QUOTE, iso, mentioned, pair, placed, quoted_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index import Facet, Page, Quoted, Report, Span

NO_HIT = Hit(Heading("", ""), quotes=0, matches=0, snippet=Snippet(""))
NO_SPEAKER = Speaker("", "", VoiceKind.PERSON)
NO_READING = Reading(
    Article(Heading("", ""), ""), (NO_QUOTE.quotation,), (NO_QUOTE.attribution,), ""
)
"""Specimens, whose rows say which columns there are where nothing was found."""


def reading_row(reading: Reading) -> dict[str, object]:
    """Return one document with its quotes, one row per content span."""
    return {"id": reading.article.id, "quotes": list(_extracted(reading))}


def document_rows(reading: Reading) -> Iterator[dict[str, object]]:
    """Yield the quotes of one document, one row per content span, each with the document's id."""
    return ({"document": reading.article.id, **row} for row in _extracted(reading))


def _extracted(reading: Reading) -> Iterator[dict[str, object]]:
    text = reading.article.text
    for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True):
        voice, mention = attribution.voice, attribution.mention
        for number, content in enumerate(quotation.contents, 1):
            yield {
                "id": quotation.id if number == 1 else f"{quotation.id}.{number}",
                "group": quotation.id,
                "continues": quotation.continues,
                "parent": quotation.parent,
                "kind": quotation.kind,
                "mode": quotation.mode,
                **placed(content),
                "text": content.of(text),
                "cue": pair(quotation.cue),
                **mentioned(mention, mention.of(text) if mention else None),
                "speaker": voice.name if voice else None,
                "role": voice.role if voice else None,
                "organisation": voice.organisation if voice else None,
                "confidence": {
                    "span": round(quotation.confidence, 2),
                    "speaker": round(attribution.confidence, 2),
                },
                "why": [*quotation.why, *attribution.why],
            }


def page_body(page: Page, facet: Facet, query: str) -> dict[str, object]:
    """Return the answer to a search; the facet counts in all articles that match."""
    return {
        "query": query,
        "total": page.total,
        "quotes": page.quotes,
        "took_ms": round(page.took_ms, 1),
        "articles": [hit_row(hit) for hit in page.hits],
        "facets": {"speaker": [[speaker.name, count] for speaker, count in facet.speakers]},
    }


def hit_row(hit: Hit) -> dict[str, object]:
    """Return one article that a search found."""
    return {
        "id": hit.heading.id,
        "title": hit.heading.title,
        "path": hit.heading.path,
        "date": iso(hit.heading.date),
        "score": round(hit.score, 3),
        "quotes": hit.quotes,
        "matches": hit.matches,
        "snippet": {
            "text": hit.snippet.text,
            "highlights": [pair(span) for span in hit.snippet.highlights],
        },
    }


def article_body(article: Article, quotations: Sequence[Quoted], span: Span) -> dict[str, object]:
    """Return an article or a part of it, with the quotations that begin there."""
    heading = article.heading
    return {
        "id": heading.id,
        "title": heading.title,
        "date": iso(heading.date),
        "path": heading.path,
        "collection": heading.collection,
        "outlet": heading.outlet,
        "url": heading.url,
        **placed(span),
        "text": span.of(article.text),
        "quotes": [quoted_row(q) for q in quotations if span.start <= q.quotation.start < span.end],
    }


def speaker_row(speaker: Speaker) -> dict[str, object]:
    """Return one speaker of a library."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "kind": speaker.kind,
        "role": speaker.role,
        "organisation": speaker.organisation,
        "quotes": speaker.quotes,
        "articles": speaker.articles,
        "first": iso(speaker.first),
        "last": iso(speaker.last),
    }


def report_body(report: Report, folder: Path) -> dict[str, object]:
    """Return what an update of a library did."""
    return {
        "library": str(folder),
        "files": report.files,
        "read": report.read,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "articles": report.articles,
        "quotes": report.quotations,
        "speakers": report.speakers,
        "skipped": [
            {"path": str(error.path), "line": error.line, "reason": error.problem}
            for error in report.problems
        ],
        "unread": dict(report.unread),
        "interrupted": report.interrupted,
    }


def library_row(folder: Path) -> dict[str, object]:
    """Return one known library."""
    return {"path": str(folder)}
