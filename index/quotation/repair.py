"""Ends a quotation that nothing closed before the sentence in which the article speaks again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Span
from index.quotation.clauses import sentences
from index.quotation.cues import View, cues
from index.quotation.lexicon import inverting
from index.quotation.marks import Status, regions
from index.quotation.sources import group

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence
    from index.quotation.cues import Cue
    from index.quotation.marks import Region

_SURE = 0.8  # score of a cue that makes a sentence a report
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})


def repaired(text: str, paragraph: Span) -> list[Region]:
    """Return the regions of a paragraph, the unclosed ones cut where narration begins."""
    return [_cut(text, region) for region in regions(text, paragraph)]


def _cut(text: str, region: Region) -> Region:
    if region.status not in {Status.UNCLOSED, Status.REOPENED}:
        return region
    parts = sentences(text, region.inner, ())
    fragment = region.inner.of(text)[:1].islower()  # it ends with the sentence around it
    for sentence in parts[1:]:
        if fragment or any(_narrates(sentence, cue) for cue in cues(sentence, View.MARKED)):
            end = sentence[0].start
            return replace(
                region,
                outer=Span(region.outer.start, end),
                inner=Span(region.inner.start, end),
            )
    return region


def _narrates(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether somebody who is named, or "he" before a colon, is said to have spoken."""
    if cue.score < _SURE or cue.form not in inverting():
        return False
    if any(item.lower in _FIRST_PERSON for item in sentence):
        return False
    span = group(sentence, cue.at, 0)
    if span.source is None or span.inverted:
        return False
    source = sentence[span.source[0] : span.source[1]]
    if source[0].lower in _THIRD_PERSON:
        return sentence[-1].kind == ":"
    return any(item.kind in {"cap", "title"} for item in source)
