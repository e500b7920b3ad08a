"""Supposed sentences put right where a report says that a stop is wrong, or wanting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.clauses import Item, Whole
from index.quotation.complements import behind_adjunct
from index.quotation.cues import View, cues
from index.quotation.lexicon import inverting
from index.quotation.sources import group
from index.quotation.stops import likeliest_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.quotation.clauses import Sentence

_SHORT = 8  # items of a sentence that can be the end of the one before, its stop among them
_FIRST, _LAST = 2, 5  # items between a cue and a stop that parts two reports
_NAMING = frozenset({"cap", "title", "low", "det", "num", "day"})


def joined(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Join to a sentence what can only be its end: "the spokesman", "on monday", "he said"."""
    held: Sentence = ()
    for sentence in sentences:
        if held and len(sentence) <= _SHORT and len(held) > _SHORT:
            end = _end_of(held, sentence)
            if end is not None:
                held = end
                continue
        if held:
            yield held
        held = sentence
    if held:
        yield held


def _end_of(held: Sentence, sentence: Sentence) -> Sentence | None:
    """Return both in one where the second is no sentence, else None."""
    *_, last, stop = held
    words = sentence[:-1]
    if last.lower in inverting() and all(item.kind in _NAMING for item in words):
        return Whole([*held[:-1], *sentence])
    if words[0].kind == "prep" and all(item.kind in _NAMING for item in words[1:]):
        return Whole([*held[:-1], *sentence])
    if _reports_only(sentence):
        return Whole([*held[:-1], Item(stop.start, stop.end, ",", ","), *sentence])
    return None


def _reports_only(sentence: Sentence) -> bool:
    """Tell whether a sentence is no more than `the mayor said on monday`."""
    for cue in cues(sentence, View.UNMARKED):
        span = group(sentence, cue.at, 0)
        if cue.form in inverting() and span.start == 0 and span.source is not None:
            return behind_adjunct(sentence, cue.form, span.end) >= len(sentence) - 1
    return False


def parted(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Part a sentence that opens with one report and closes with another."""
    for sentence in sentences:
        spoken = [cue.at for cue in cues(sentence, View.UNMARKED) if cue.form in inverting()]
        if len(spoken) > 1 and _both(sentence, spoken[0], spoken[-1]):
            last = likeliest_stop(sentence, spoken[0] + _FIRST, spoken[-1] - _LAST)
            if last is not None:
                yield Whole(sentence[: last + 1])
                yield Whole(sentence[last + 1 :])
                continue
        yield sentence


def _both(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the first cue has its subject before it, and the last cue closes."""
    opening = group(sentence, first, 0)
    closing = group(sentence, last, first)
    return opening.source is not None and not opening.inverted and closing.inverted
