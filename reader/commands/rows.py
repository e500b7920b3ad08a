"""Values -> the rows that JSON and JSONL print: the words and keys of the commands' contract.

A row is a mapping because JSON is; it is made here and printed at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.citation import citation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index import Article, Facet, Hit, Page, Quoted, Reading, Report, Span, Speaker


def reading_row(reading: Reading) -> dict[str, object]:
    """Return one document with its quotes, one row per content span."""
    return {"id": reading.article.id, "quotes": list(_extracted(reading))}


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
                **_placed(content),
                "text": content.of(text),
                "cue": _pair(quotation.cue),
                **_mentioned(mention, mention.of(text) if mention else None),
                "speaker": voice.name if voice else None,
                "role": voice.role if voice else None,
                "organisation": voice.organisation if voice else None,
                "confidence": {
                    "span": round(quotation.confidence, 2),
                    "speaker": round(attribution.confidence, 2),
                },
                "why": [*quotation.why, *attribution.why],
            }


def quoted_row(quoted: Quoted) -> dict[str, object]:
    """Return one quotation of a library."""
    quotation, attribution = quoted.quotation, quoted.attribution
    return {
        "id": quoted.id,
        "article": quoted.heading.id,
        "title": quoted.heading.title,
        "date": _day(quoted.heading.date),
        "kind": quotation.kind,
        "mode": quotation.mode,
        **_placed(quotation.contents[0]),
        "text": quoted.texts[0],
        "spans": [_pair(span) for span in quotation.contents],
        "cue": _pair(quotation.cue),
        **_mentioned(attribution.mention, quoted.mention),
        "speaker": quoted.speaker,
        "speaker_id": quoted.speaker_id,
        "confidence": {
            "span": round(quotation.confidence, 2),
            "speaker": round(attribution.confidence, 2),
        },
        "why": [*quotation.why, *attribution.why],
        "continues": quotation.continues,
        "parent": quotation.parent,
        "citation": citation(quoted),
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
        "date": _day(hit.heading.date),
        "score": round(hit.score, 3),
        "quotes": hit.quotes,
        "matches": hit.matches,
        "snippet": {
            "text": hit.snippet.text,
            "highlights": [_pair(span) for span in hit.snippet.highlights],
        },
    }


def article_body(article: Article, quotations: Sequence[Quoted], span: Span) -> dict[str, object]:
    """Return an article or a part of it, with the quotations that begin there."""
    heading = article.heading
    return {
        "id": heading.id,
        "title": heading.title,
        "date": _day(heading.date),
        "path": heading.path,
        "collection": heading.collection,
        "outlet": heading.outlet,
        "url": heading.url,
        **_placed(span),
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
        "first": _day(speaker.first),
        "last": _day(speaker.last),
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


def _placed(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end}


def _mentioned(span: Span | None, words: str | None) -> dict[str, object]:
    return {
        "mention": words if span else None,
        "speaker_start": span.start if span else None,
        "speaker_end": span.end if span else None,
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
