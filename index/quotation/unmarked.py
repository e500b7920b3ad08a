"""Quotations of text with neither case nor marks: from cue and complement, no mark invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import word_group
from index.model import Kind, Mode, Span
from index.quotation import confidence
from index.quotation.cues import View
from index.quotation.drafts import Draft, Read, place
from index.quotation.reported import findings
from index.quotation.reports import joined, parted
from index.quotation.stops import supposed_sentences
from index.quotation.tokens import tokens

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence
    from index.quotation.reported import Finding

_FEWEST = 12  # words from which a paragraph can be told to have no stops
_SPARSE = 60  # letters to one capital or stop, at most, where there are any
_SIGN = re.compile(r'[A-Z.?!,;:"“”«»]')


def is_unmarked(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph has neither capitals nor stops nor marks, or hardly any."""
    words = paragraph.of(text)
    if (words.count(".") + words.count(",")) * _SPARSE > len(words):
        return False  # the cheapest test; most texts end here
    signs = len(_SIGN.findall(words))  # ten times as fast as a look at each character
    if signs * _SPARSE > len(words):
        return False
    signs += sum(c.isupper() for c in words if not c.isascii())
    return signs * _SPARSE <= len(words) and len(words.split(maxsplit=_FEWEST)) > _FEWEST


def read(text: str, paragraph: Span) -> Read:
    """Return what is read in a paragraph; its sentences are supposed."""
    found: list[Draft] = []
    speaking = False
    every = tokens(text, paragraph)
    words = [token for token in every if token.is_word]
    sentences = list(parted(joined(supposed_sentences(words))))
    for sentence in sentences:
        drafts = _sentence(sentence, speaking=speaking)
        found.extend(drafts)
        speaking = any(draft.mode is not Mode.THOUGHT for draft in drafts)
    return Read(every, sentences, found)


def _sentence(sentence: Sentence, *, speaking: bool) -> list[Draft]:
    reported = findings(sentence, View.UNMARKED)
    if any(_first_person(_source(sentence, finding)) for finding in reported):
        reported = []  # `we believe that …` is itself what somebody said
    if not reported and _first_person(sentence):
        return [_spoken(sentence, speaking=speaking)]
    return [_draft(sentence, finding) for finding in reported]


def _source(sentence: Sentence, finding: Finding) -> Sentence:
    return sentence[slice(*finding.source)] if finding.source else ()


def _first_person(items: Sentence) -> bool:
    return any(item.lower in word_group("first person") for item in items)


def _spoken(sentence: Sentence, *, speaking: bool) -> Draft:
    """Return a sentence that says I or we: news itself does not."""
    why = "carried on: no cue after the quote before" if speaking else "no cue"
    return Draft(
        contents=(Span(sentence[0].start, sentence[-1].end),),
        kind=Kind.UNMARKED,
        why=(why, "says I or we"),
        confidence=confidence.unmarked(speaking=speaking),
        carried=speaking,
    )


def _draft(sentence: Sentence, finding: Finding) -> Draft:
    cue = sentence[finding.cue.at]
    spans = tuple(Span(sentence[a].start, sentence[b - 1].end) for a, b in finding.parts)
    return Draft(
        contents=spans,
        kind=Kind.UNMARKED,
        why=(f"cue: {cue.lower}", "text without marks"),
        confidence=confidence.with_cue(Kind.UNMARKED, finding.cue.mode, finding.cue.score),
        mode=finding.cue.mode,
        cue=Span(cue.start, cue.end),
        source=place(sentence, finding.source),
    )
