"""Ends a quotation that nothing closed before the sentence in which the article speaks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import word_group
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
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})


def repaired(text: str, paragraph: Span) -> list[Region]:
    """Return the regions of a paragraph, the unclosed ones cut where narration begins."""
    return [_cut(text, region) for region in regions(text, paragraph)]


def _cut(text: str, region: Region) -> Region:
    if region.status not in {Status.UNCLOSED, Status.REOPENED}:
        return region
    end = _end(text, region)
    if end is None:
        return region
    outer, inner = Span(region.outer.start, end), Span(region.inner.start, end)
    return region._replace(outer=outer, inner=inner)


def _end(text: str, region: Region) -> int | None:
    """Return where the article speaks again, if it does."""
    fragment = region.inner.of(text)[:1].islower()  # it ends with the sentence around it
    for number, sentence in enumerate(sentences(text, region.inner, ())):
        found = list(cues(sentence, View.MARKED))
        if number and (fragment or any(_narrates(sentence, cue) for cue in found)):
            return sentence[0].start
        for cue in found:
            comma = _reported_at(sentence, cue)
            if comma is not None:
                return comma
    return None


def _reported_at(sentence: Sentence, cue: Cue) -> int | None:
    """Return the end of the comma in `…, said Smith.` or `…, she said.`, where a mark is lost."""
    if cue.score < _SURE or cue.form not in inverting():
        return None
    span = group(sentence, cue.at, 0)
    last = span.start - 1
    if span.source is None or last < 1 or sentence[last].kind != ",":
        return None
    source = sentence[slice(*span.source)]
    third = len(source) == 1 and source[0].lower in _THIRD_PERSON
    named = source[0].kind in {"cap", "title", "det"}
    ends = span.end >= len(sentence) or sentence[span.end].kind in {",", "."}
    return sentence[last].end if (third or named) and ends else None


def _narrates(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether somebody who is named, or "he" before a colon, is said to have spoken."""
    if cue.score < _SURE or cue.form not in inverting():
        return False
    spoken = word_group("first person") | word_group("second person")
    if any(item.lower in spoken for item in sentence):
        return False
    span = group(sentence, cue.at, 0)
    if span.source is None or span.inverted:
        return False
    source = sentence[span.source[0] : span.source[1]]
    if source[0].lower in _THIRD_PERSON:
        return sentence[-1].kind == ":"
    return any(item.kind in {"cap", "title"} for item in source)
