"""A quotation as a row: the columns that every format prints and that the reader copies.

A row is a mapping because JSON is; it is made here and written at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Attribution, Heading, Kind, Mode, Quotation, Quoted, Span, text_hash
from reader.page.citation import GAP, citation
from reader.page.wording import attributed

if TYPE_CHECKING:
    import datetime as dt

    from index import Automatic

NO_QUOTE = Quoted(
    heading=Heading("", ""),
    quotation=Quotation("", Kind.DIRECT, Mode.SPEECH, (Span(0, 0),)),
    attribution=Attribution("", None),
    texts=("",),
    mention=None,
    speaker_id=None,
    speaker=None,
    group="",
)
"""A specimen, whose row says which columns there are where there is no quotation."""

_CONTEXT = 32  # characters on each side, as a selector of a web annotation has them


def quoted_row(quoted: Quoted) -> dict[str, object]:
    """Return one quotation of a library."""
    quotation, attribution = quoted.quotation, quoted.attribution
    heading, voice = quoted.heading, attribution.voice
    return {
        "id": quoted.id,
        "article": heading.id,
        "title": heading.title,
        "date": iso(heading.date),
        "outlet": heading.outlet,
        "url": heading.url,
        "kind": quotation.kind,
        "mode": quotation.mode,
        **placed(quotation.contents[0]),
        "text": quoted.texts[0],
        "spans": [pair(span) for span in quotation.contents],
        "quotation": GAP.join(quoted.texts),
        "cue": pair(quotation.cue),
        **mentioned(attribution.mention, quoted.mention),
        "speaker": quoted.speaker,
        "speaker_id": quoted.speaker_id,
        "speaker_kind": voice.kind if voice else None,
        "role": voice.role if voice else None,
        "organisation": voice.organisation if voice else None,
        "confidence": {
            "span": round(quotation.confidence, 2),
            "speaker": round(attribution.confidence, 2),
        },
        "why": [*quotation.why, *attribution.why],
        "continues": quotation.continues,
        "parent": quotation.parent,
        "status": quoted.status,
        "automatic": _automatic(quoted.automatic),
        "citation": citation(quoted),
    }


def _automatic(found: Automatic | None) -> dict[str, object]:
    """Return what extraction said of a quotation that a person corrected; nulls for others."""
    return {
        "speaker": found.speaker if found else None,
        "spans": [pair(span) for span in found.contents] if found else None,
        "confidence": round(found.confidence, 2) if found else None,
    }


def copied_row(quoted: Quoted, text: str) -> dict[str, object]:
    """Return one quotation with what finds it again in another copy of its article's text."""
    start, end = quoted.quotation.start, quoted.quotation.end
    return {
        **quoted_row(quoted),
        "sha256": text_hash(text),
        "prefix": text[max(0, start - _CONTEXT) : start],
        "suffix": text[end : end + _CONTEXT],
        "method": attributed(quoted).split()[0].rstrip(","),
    }


def placed(span: Span) -> dict[str, object]:
    """Return where something stands."""
    return {"start": span.start, "end": span.end}


def mentioned(span: Span | None, words: str | None) -> dict[str, object]:
    """Return the words that name who speaks, and where they stand; nothing, or all of it."""
    return {
        "mention": words if span else None,
        "speaker_start": span.start if span else None,
        "speaker_end": span.end if span else None,
    }


def pair(span: Span | None) -> list[int] | None:
    """Return both ends of a span."""
    return [span.start, span.end] if span else None


def iso(date: dt.date | None) -> str | None:
    """Return a date as a program writes it."""
    return date.isoformat() if date else None
