"""The noun phrase beside a cue that names who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.quotation.clauses import QUOTE
from index.quotation.lexicon import inverting

if TYPE_CHECKING:
    from index.quotation.clauses import Item, Sentence

_LONGEST = 30  # items
_NAME = 6  # items before the determiner of a name
_SHORT = 4  # items of a subject behind its cue, where no comma shows it
_PARENTHESES = {",": ",", ")": "(", "-": "-"}  # what closes an aside -> what opens it
_PAUSES = frozenset({QUOTE, ",", "-", "?", "!", "\u2026"})
_APPOSITIVE = 22  # items between the two commas of "X, spokesman for Y, said"
_SKIPPED = frozenset({"aux", "adv", "ly", "to"})
_NOMINAL = frozenset({"cap", "low", "num", "title", "ing", "ed", "&", "'", "day", "%", "/"})
_LINKS = frozenset({"of", "for", "at", "from", "in", "with", "on", "by"})
_RELATIVE = frozenset({"who", "which"})
_POSTPONED = frozenset({"of", "for", "at", "from"})


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


def group(sentence: Sentence, cue: int, floor: int) -> Group:
    """Find the subject of the cue, before it and not before `floor`, or behind it."""
    at = _skip_back(sentence, cue - 1, floor)
    if at == cue - 1 and at >= floor and _participle(sentence, cue):
        return Group(cue, cue + 1, None)
    behind = phrase_from(sentence, cue + 1) if _may_invert(sentence, cue, floor) else None
    if behind and (at < floor or sentence[at].kind in _PAUSES):
        if _ends(sentence, behind[1]):
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
    return at


def _subject(sentence: Sentence, at: int, floor: int) -> tuple[int, int] | None:
    if at < floor:
        return None
    kind = sentence[at].kind
    if kind in _PARENTHESES:
        opening = _previous(sentence, at - 1, floor, _PARENTHESES[kind])
        return None if opening is None else phrase_to(sentence, opening - 1, floor)
    if sentence[at].lower in _RELATIVE:
        return phrase_to(sentence, _antecedent(sentence, at, floor), floor)
    return phrase_to(sentence, at, floor)


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


def phrase_to(sentence: Sentence, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with the item `last`."""
    if last < floor:
        return None
    if sentence[last].kind in {"pron", "obj"}:
        return last, last + 1
    start = last + 1
    for at in range(last, max(floor, last - _LONGEST) - 1, -1):
        step = _grows(sentence, at, start, floor)
        if step is None:
            break
        start = step
    start = _whole(sentence, _shorn(sentence, start, last + 1), floor)
    return (start, last + 1) if start <= last else None


def _whole(sentence: Sentence, start: int, floor: int) -> int:
    """Take in a name that a determiner parts: `Ann Lee of Save the Harbour`."""
    head = sentence[floor:start]
    named = all(item.kind in _NOMINAL or item.lower in _LINKS for item in head)
    linked = any(item.lower in _POSTPONED for item in head[1:-1])
    if named and linked and len(head) <= _NAME and head[0].kind == "cap":
        return floor
    return start


def _grows(sentence: Sentence, at: int, start: int, floor: int) -> int | None:
    """Return where the phrase starts with the item `at` in it, or None if it is not in it."""
    item = sentence[at]
    if item.kind == "det":
        return at
    if at + 1 == start and start < len(sentence) and _closed_left(sentence[start], item):
        return None
    if item.kind in _NOMINAL:
        return None if _two_phrases(item, sentence, start) else at
    if item.lower in _LINKS or item.kind == "title":
        return at if at > floor and sentence[at - 1].kind in _NOMINAL | {"det"} else None
    if item.lower == "and" and at > floor:
        return at if _joins(sentence[at - 1], sentence[start]) else None
    return None


def _closed_left(first: Item, before: Item) -> bool:
    """Tell whether a phrase that starts with a determiner cannot go on to the left."""
    return first.kind == "det" and before.lower not in _LINKS | {"and"} and before.kind != "det"


def _two_phrases(item: Item, sentence: Sentence, start: int) -> bool:
    first = sentence[start] if start < len(sentence) else item
    return item.kind == "day" and first.kind in {"cap", "det", "title"}


def _joins(left: Item, right: Item) -> bool:
    return left.kind == right.kind == "cap" or right.kind == "det"


def _shorn(sentence: Sentence, start: int, end: int) -> int:
    """Leave out what opens a sentence but not a phrase: links, and what follows them alone."""
    while start < end and sentence[start].lower in _LINKS | {"and", "&", "'"}:
        start += 1
    return start


def phrase_from(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the noun phrase that starts with the item `first`."""
    if first >= len(sentence):
        return None
    if sentence[first].kind == "pron":
        return first, first + 1
    if sentence[first].kind not in {"det", "cap", "title", "low", "num"}:
        return None
    end = first + 1
    while end < min(len(sentence), first + _LONGEST) and _continues(sentence, end):
        end += 1
    while end > first and sentence[end - 1].lower in _POSTPONED | {"and", "in"}:
        end -= 1
    return (first, end) if any(i.kind in _NOMINAL for i in sentence[first:end]) else None


def _continues(sentence: Sentence, at: int) -> bool:
    item, before = sentence[at], sentence[at - 1]
    if item.lower == ".":
        return before.kind == "title" and item.start == before.end
    if item.kind == "det":
        return before.lower in _POSTPONED | {"and"}
    if item.kind in {"cap", "title", "num", "'", "&"}:
        return True
    if item.kind in {"low", "ing", "ed"}:
        return item.kind == "low" or before.kind == "det"
    return item.lower in _POSTPONED or (item.lower == "and" and before.kind == "cap")
