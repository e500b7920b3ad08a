"""Where what was said begins, behind its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import affixes, word_group
from index.quotation.clauses import QUOTE, STOPS

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

CLOSING = frozenset({",", ";", "-", ")"}) | STOPS

_ADJUNCT = 14  # items between "said in a statement" and its "that"
_LINKING = frozenset({"prep", "day", "to", "adv", "ly"})
_ADDRESSEES = frozenset({"cap", "obj", "low", "det"})


def complement(sentence: Sentence, form: str, at: int) -> int | None:
    """Return the item at which the complement of a cue begins, looking from item `at`.

    None where nothing that was said follows: `he said on Tuesday.`
    """
    if at >= len(sentence):
        return None
    told = _behind_addressee(sentence, at) if form.startswith(affixes("addressing stems")) else None
    if told is not None:
        return told
    if sentence[at].lower == "out":  # pointed out, set out
        return complement(sentence, form, at + 1)
    item = sentence[at]
    if item.lower == "that" or item.kind in {":", ","}:
        return _opened(sentence, at)
    if item.kind in _LINKING:
        return _behind_link(sentence, form, at)
    return None if item.kind in CLOSING else at


def _behind_link(sentence: Sentence, form: str, at: int) -> int | None:
    signal = _signal(sentence, at)
    if signal is not None:
        return signal
    lower = sentence[at].lower
    if form in word_group("saying") or lower == "by" or _dated(sentence, at):
        return None
    return at + 1 if lower in word_group("object prepositions") and at + 1 < len(sentence) else at


def _dated(sentence: Sentence, at: int) -> bool:
    """Tell whether "on Tuesday" or "in 2004" follows, which is no content."""
    return any(item.kind in {"day", "num"} for item in sentence[at : at + 2])


def _opened(sentence: Sentence, at: int) -> int | None:
    while at < len(sentence) and _opens(sentence, at):
        at += 1
    return at if at < len(sentence) else None


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether the item only opens a complement; "that was a mistake" is one already."""
    if sentence[at].lower == "that":
        return at + 1 == len(sentence) or sentence[at + 1].kind != "aux"
    return sentence[at].kind in {":", ","}


def _signal(sentence: Sentence, at: int) -> int | None:
    """Return what follows the "that", the colon or the comma and mark that open a complement."""
    for place in range(at, min(len(sentence) - 1, at + _ADJUNCT)):
        item = sentence[place]
        if item.lower == "that" or item.kind == ":":
            return _opened(sentence, place)
        if item.kind == QUOTE:
            return place
        if item.kind == ",":
            return place + 1 if sentence[place + 1].kind == QUOTE else None
        if item.kind in STOPS:
            return None
    return None


def _behind_addressee(sentence: Sentence, at: int) -> int | None:
    """Return what follows "the audience" in `told the audience he would`."""
    signal = _signal(sentence, at)
    if signal is not None:
        return signal
    if sentence[at].kind == "obj":
        return at + 1 if at + 1 < len(sentence) else None
    if sentence[at].kind == "prep":
        return None
    for place in range(at + 1, min(len(sentence), at + _ADJUNCT)):
        item = sentence[place]
        if item.kind in {"pron", "wh", "to"} or item.lower in {"if", "whether", "there"}:
            return place
        if item.kind in STOPS or item.kind == ",":
            return None
    return None


def behind_adjunct(sentence: Sentence, form: str, at: int) -> int:
    """Pass over "in a statement", "on Friday", and who is told: what ends at the next stop."""
    limit = min(len(sentence), at + _ADJUNCT)
    passed = _LINKING | _ADDRESSEES if form.startswith(affixes("addressing stems")) else _LINKING
    if at < limit and sentence[at].kind not in passed:
        return at
    for place in range(at, limit):
        item = sentence[place]
        if item.kind in CLOSING:
            return place
        if item.kind in {"pron", "aux", "sub", QUOTE, ":"}:
            return at
    return limit if limit == len(sentence) else at


def resumed(sentence: Sentence, at: int) -> int | None:
    """Return the region that goes on after `"A," she said on Friday,`."""
    for place in range(at, min(len(sentence), at + _ADJUNCT)):
        if sentence[place].kind == QUOTE:
            return place if place == at or sentence[place - 1].kind == "," else None
        if sentence[place].kind in STOPS | {":"}:
            return None
    return None
