"""Quotations as W3C Web Annotations: JSON-LD that other programs for annotations read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from index import selector_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index import Article, Heading, Quoted, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # letters before and after a span, to find it again by


def annotation_page(annotations: Iterable[dict[str, object]]) -> Iterator[str]:
    """Yield the parts of a document that holds annotations, as they come."""
    yield f'{{"@context": {json.dumps(_CONTEXT)}, "type": "AnnotationPage", "items": ['
    between = "\n"
    for one in annotations:
        yield f"{between}{json.dumps(one)}"
        between = ",\n"
    yield "\n]}\n"


def annotation(article: Article, quoted: Quoted) -> dict[str, object]:
    """Return a quotation as an annotation of its article.

    Positions are code points of the text, half-open, as the standard has them.
    """
    text, quotation = article.text, quoted.quotation
    bodies: list[dict[str, object]] = []
    if quoted.speaker is not None:
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": quoted.speaker})
    about = {
        "kind": quotation.kind,
        "mode": quotation.mode,
        "status": quoted.status,
        "cue": _words(text, quotation.cue),
        "source": quoted.mention,
        "speaker_id": quoted.speaker_id,
        "confidence": {"span": quotation.confidence, "speaker": quoted.attribution.confidence},
    }
    described = {"type": "TextualBody", "purpose": "describing", "format": "application/json"}
    return {
        "id": f"urn:quoth:{quote(quoted.id, errors='replace')}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*bodies, {**described, "value": json.dumps(about)}],
        "target": {
            "source": source_of(article.heading),
            "selector": [one for span in quotation.contents for one in _selectors(text, span)],
        },
    }


def source_of(heading: Heading) -> str:
    """Return where an article is: its URL, else its file, else its name here."""
    if heading.url:
        return heading.url
    path = PurePath(heading.path) if heading.path else None
    return path.as_uri() if path and path.is_absolute() else heading.id


def _selectors(text: str, span: Span) -> Iterator[dict[str, object]]:
    around = selector_at(text, span)
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {
        "type": "TextQuoteSelector",
        "exact": around.exact,
        "prefix": around.prefix[-_AROUND:],
        "suffix": around.suffix[:_AROUND],
    }


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)
