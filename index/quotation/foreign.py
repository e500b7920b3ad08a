"""Quotations of text in another language: what stands between marks, without a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Kind, Span
from index.quotation import confidence
from index.quotation.drafts import Draft, trimmed, words_in
from index.quotation.marks import regions

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(
    "\u00ab([^\u00ab\u00bb]*)\u00bb|\u00bb([^\u00ab\u00bb]*)\u00ab"
    "|\u201e([^\u201e\u201c\u201d]*)[\u201c\u201d]"
)
_SCARE = 3  # words between marks that are a term or a title


def read(text: str, paragraph: Span) -> Iterator[Draft]:
    """Yield what stands between marks, in order."""
    for inner in _inner(text, paragraph):
        span = trimmed(text, inner)
        words = words_in(text, span) if span else 0
        if span is not None and words > _SCARE:
            why = ("no cue", "text of another language")
            yield Draft((span,), Kind.DIRECT, why, confidence.alone(words))


def _inner(text: str, paragraph: Span) -> list[Span]:
    """Return what stands between marks whose glyphs tell their direction, else any."""
    paired = [
        Span(*m.span(m.lastindex or 0))
        for m in _PAIR.finditer(text, paragraph.start, paragraph.end)
    ]
    return paired or [region.inner for region in regions(text, paragraph)]
