"""Turns: whether a quotation without a source goes on with what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Kind, Quotation, Span, VoiceKind

if TYPE_CHECKING:
    from index.attribution.figures import Figure
    from index.attribution.tokens import Words
    from index.attribution.voices import Figures

_STOPS = ".,?!\u2026"
_FEWEST_WORDS = 4
_NEAR = 10  # characters before a quotation
_MARKS = " \t\"'\u201c\u201d\u2018\u2019\u00ab\u00bb`"
_LONGEST_ASIDE = 12  # words between two quotations of one turn
_LONGEST_GAP = 30  # the same, where speech without marks, cue or source goes on


def stay_open(text: str, first: Quotation, then: Quotation) -> bool:
    """Tell whether the marks of a quotation stay open up to the next one."""
    if first.kind is not Kind.DIRECT or then.kind is not Kind.DIRECT:
        return False
    marks = "".join(text[first.end : then.start].split()).strip(_STOPS)
    return len(marks) == 1 and not marks.isalnum()


def stands_alone(text: str, quotation: Quotation) -> bool:
    """Tell whether whole sentences stand between marks, so that somebody must have said them."""
    content = quotation.contents[0].of(text)
    if quotation.kind is not Kind.DIRECT or quotation.cue is not None:
        return False
    if not content[:1].isupper() or len(content.split()) < _FEWEST_WORDS:
        return False
    before = text[max(0, quotation.start - _NEAR) : quotation.start].rstrip(_MARKS)
    return before.rstrip("\r\n") != before or before.rstrip()[-1:] in {"", *".!?:"}


class Turns:
    """Tells of one article where a turn goes on: in the next marks, or "but added that".

    It looks no farther than the longest gap, so that an article takes linear time.
    """

    def __init__(self, text: Words, figures: Figures) -> None:
        self._text = text
        self._figures = figures

    def goes_on(self, quotation: Quotation, before: Quotation, speaker: Figure) -> bool:
        """Tell whether the speaker of a quotation goes on in one without a source."""
        gap = Span(before.end, max(before.end, quotation.start))
        between = self._text.within(gap)
        told = self._text.told(between)
        if quotation.kind is Kind.DIRECT and before.kind is Kind.INDIRECT:
            closed = self._text.text[quotation.end : quotation.end + 1] != ","
            near = self._text.line_ends(gap) <= 1 and not told
            return near and closed and _is_named_person(speaker)
        if quotation.kind is Kind.DIRECT:
            return self._text.paragraph_ends(gap) <= 1 and len(told) <= _LONGEST_ASIDE
        if quotation.kind is Kind.UNMARKED and quotation.cue is None:
            return len(told) <= _LONGEST_GAP and not self._mentions_human(between)
        return quotation.cue is not None and self._is_elided(told)

    def _is_elided(self, told: range) -> bool:
        """Tell whether the narration between goes on a sentence: "but added that"."""
        if not 0 < len(told) <= _LONGEST_ASIDE:
            return False
        words = [self._text.narration[at] for at in told]
        tokens = self._text.tokens
        return tokens.lower[words[0]] in {"and", "but"} and not any(
            tokens.opens[at] for at in words
        )

    def _mentions_human(self, tokens: range) -> bool:
        recent = self._figures.before(tokens.stop)
        return any(one.first in tokens and one.figure.human for one in recent)


def _is_named_person(figure: Figure) -> bool:
    return figure.named and figure.kind is VoiceKind.PERSON
