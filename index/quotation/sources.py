"""The phrase beside a cue that names who speaks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.quotation.asides import behind_opening, explained, with_first_role
from index.quotation.clauses import QUOTE
from index.quotation.lexicon import inverting
from index.quotation.phrases import phrase_from, phrase_to

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

_SHORT = 4  # items of a subject behind its cue, where no comma shows it
_PARENTHESES = {",": ",", ")": "(", "-": "-"}  # what closes an aside -> what opens it
_PAUSES = frozenset({QUOTE, ",", "-", "?", "!", "\u2026"})
_APPOSITIVE = 22  # items between the two commas of "X, spokesman for Y, said"
_SKIPPED = frozenset({"aux", "adv", "ly", "to"})
_RELATIVE = frozenset({"who", "which"})


class Group(NamedTuple):
    """A cue with its subject.

    Attributes:
        start, end: the items from subject to cue, or from cue to subject.
        source: the items of the subject, first and behind the last; None without one.
        inverted: the subject stands behind the cue.
    """

    start: int
    end: int
    source: tuple[int, int] | None
    inverted: bool = False


@lru_cache(maxsize=32)
def group(sentence: Sentence, cue: int, floor: int) -> Group:
    """Find the subject of the cue, before it and not before `floor`, or behind it.

    Whatever reads a cue asks for it, so the last ones are kept.
    """
    at = _skip_back(sentence, cue - 1, floor)
    if at == cue - 1 and at >= floor and _participle(sentence, cue):
        return Group(cue, cue + 1, None)
    behind = phrase_from(sentence, cue + 1) if _may_invert(sentence, cue, floor) else None
    if behind and (at < floor or sentence[at].kind in _PAUSES):
        if _ends(sentence, behind[1]) and not _is_content(sentence, at, behind, floor):
            return Group(cue, behind[1], behind, inverted=True)
    elif behind and _said_so(sentence, behind):
        return Group(cue, behind[1], behind, inverted=True)
    before = _subject(sentence, at, floor)
    return Group(before[0] if before else at + 1, cue + 1, before)


def _participle(sentence: Sentence, cue: int) -> bool:
    """Tell whether the cue is `…, saying`, whose subject stands further off."""
    return sentence[cue].kind == "ing" and sentence[cue - 1].kind == ","


def _may_invert(sentence: Sentence, cue: int, floor: int) -> bool:
    """Tell whether `said Smith` can follow: a verb that inverts, with no auxiliary."""
    if sentence[cue].lower not in inverting():
        return cue > floor and sentence[cue - 1].kind == QUOTE and sentence[cue].kind != "ing"
    return cue == floor or sentence[cue - 1].kind not in {"aux", "to"}


def _said_so(sentence: Sentence, behind: tuple[int, int]) -> bool:
    """Tell whether a supposed sentence ends with `said the spokesman`.

    There the comma before the cue may not have been supposed.
    """
    stop = sentence[-1]
    first, end = behind
    return (
        stop.start == stop.end
        and end == len(sentence) - 1
        and end - first <= _SHORT
        and sentence[first].kind in {"det", "title", "cap"}
    )


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether an inverted clause can end here: before a stop, a link or a relative."""
    if at >= len(sentence):
        return True
    kind = sentence[at].kind
    return (
        not kind.isalpha()
        or kind in {QUOTE, "prep", "sub", "conj", "adv", "ly", "day", "ing"}
        or (sentence[at].lower in _RELATIVE)
    )


def _is_content(sentence: Sentence, at: int, behind: tuple[int, int], floor: int) -> bool:
    """Tell whether what follows is a clause, in `X, which has a say, said doubts on Y were old`."""
    if at < floor or sentence[at].kind != "," or _subject(sentence, at, floor) is None:
        return False
    for item in sentence[behind[1] :]:
        if not item.kind.isalpha() or item.kind in {"wh", "sub", "pron"}:
            return False
        if item.lower in _RELATIVE or item.kind == "aux":
            return item.kind == "aux"
    return False


def opening_phrase(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the noun phrase that opens a sentence, as its subject; None if none does."""
    at = 0
    if sentence[0].kind in {"prep", "sub"}:
        comma = _first(sentence, before, ",")
        at = before if comma is None else comma + 1
    while at < before and sentence[at].kind in {"conj", "adv", "ly", ","}:
        at += 1
    return phrase_from(sentence, at) if at < before else None


def _first(sentence: Sentence, before: int, kind: str) -> int | None:
    return next((at for at in range(before) if sentence[at].kind == kind), None)


def _skip_back(sentence: Sentence, at: int, floor: int) -> int:
    while at >= floor and sentence[at].kind in _SKIPPED:
        at -= 1
    return _before_date(sentence, at, floor) if at >= floor else at


def _before_date(sentence: Sentence, at: int, floor: int) -> int:
    """Pass over "on Saturday" before a cue: a day is never who speaks."""
    place = at
    while place > floor and sentence[place].kind in {"day", "num"}:
        place -= 1
    if place == at or all(item.kind == "num" for item in sentence[place + 1 : at + 1]):
        return at
    if sentence[place].kind == "prep":
        place -= 1
    if place > floor and sentence[place].kind == "ed":  # "a survey released on Friday"
        return at
    parted = place > floor and sentence[place].kind == "," and sentence[place - 1].kind == "cap"
    return place - 1 if parted else place


def _subject(sentence: Sentence, at: int, floor: int) -> tuple[int, int] | None:
    if at < floor or sentence[at].kind == "day":
        return None
    found = _nearest_phrase(sentence, at, floor)
    if found is None:
        return None
    if found[0] == 1 and sentence[1].kind == "num" and sentence[0].lower == "in":
        found = (min(found[0] + 1, found[1] - 1), found[1])  # "In 2004 the council said"
    found = with_first_role(sentence, behind_opening(sentence, found), floor)
    return explained(sentence, found, floor)


def _nearest_phrase(sentence: Sentence, at: int, floor: int) -> tuple[int, int] | None:
    kind = sentence[at].kind
    if kind in _PARENTHESES:
        opening = _previous(sentence, at - 1, floor, _PARENTHESES[kind])
        if kind == "," and opening is not None:
            opening = _before_list(sentence, opening, at, floor)
        if kind == "," and opening is None:
            return _beside_marks(sentence, at, floor)
        return None if opening is None else phrase_to(sentence, opening - 1, floor)
    if sentence[at].lower in _RELATIVE:
        return phrase_to(sentence, _antecedent(sentence, at, floor), floor)
    return phrase_to(sentence, at, floor)


def _beside_marks(sentence: Sentence, at: int, floor: int) -> tuple[int, int] | None:
    """Return the subject between marks and a comma: `"…," Ann Lee of the Trust, told them`."""
    found = phrase_to(sentence, at - 1, floor)
    beside = found is not None and found[0] - 1 == floor and sentence[floor].kind == QUOTE
    return found if beside else None


def _before_list(sentence: Sentence, comma: int, at: int, floor: int) -> int:
    """Return the first comma of `X, which includes A, B and C, said`, else the nearest."""
    if not any(item.lower == "and" for item in sentence[comma:at]):
        return comma
    place = comma
    while True:
        before = _previous(sentence, place - 1, floor, ",")
        if before is None:
            return comma
        if sentence[before + 1].lower in _RELATIVE:
            return before
        place = before


def _antecedent(sentence: Sentence, at: int, floor: int) -> int:
    """Return the last item of what "who" stands for, an age between commas passed over."""
    before = at - 1
    if before > floor and sentence[before].kind == ",":
        before -= 1
        if before - 1 > floor and sentence[before].kind == "num":
            before -= 2
    return before


def _previous(sentence: Sentence, at: int, floor: int, kind: str) -> int | None:
    for place in range(at, max(floor, at - _APPOSITIVE), -1):
        if sentence[place].kind == kind:
            return place
        if sentence[place].kind in {QUOTE, ";", ":"}:
            return None
    return None
