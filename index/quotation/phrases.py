"""Noun phrases, as far as word classes and shapes show where they start and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import word_group, words
from index.quotation.clauses import QUOTE

if TYPE_CHECKING:
    from index.quotation.clauses import Item, Sentence

NOMINAL = frozenset({"cap", "low", "num", "title", "ing", "ed", "&", "'", "day", "%", "/"})

_LONGEST = 30  # items
_LONGEST_NAMED = 16  # items behind "according to"
_NAME = 6  # items before the determiner of a name
_POSTPONED = frozenset({"of", "for", "at", "from"})


def phrase_to(sentence: Sentence, last: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends with the item `last`."""
    if last < floor:
        return None
    if sentence[last].kind in {"pron", "obj"}:
        return last, last + 1
    start = last + 1
    for at in range(last, max(floor, last - _LONGEST) - 1, -1):
        if not _belongs(sentence, at, start, floor):
            break
        start = at
    start = _whole(sentence, _shorn(sentence, start, last + 1), floor)
    return (start, last + 1) if start <= last else None


def _whole(sentence: Sentence, start: int, floor: int) -> int:
    """Take in a name that a determiner parts: `Ann Lee of Save the Harbour`."""
    head = sentence[floor:start]
    named = all(item.kind in NOMINAL or _is_link(item) for item in head)
    linked = any(item.lower in _POSTPONED for item in head[1:-1])
    if named and linked and len(head) <= _NAME and head[0].kind == "cap":
        return floor
    return start


def _belongs(sentence: Sentence, at: int, start: int, floor: int) -> bool:
    """Tell whether the item before a phrase that starts at `start` is a part of it."""
    item = sentence[at]
    if item.kind == "det":
        return True
    if start < len(sentence) and _closed_left(sentence[start], item):
        return False
    if item.kind in NOMINAL:
        return not _two_phrases(item, sentence, start)
    return at > floor and _links(sentence[at - 1], item, sentence[start : start + 1])


def _links(before: Item, link: Item, behind: Sentence) -> bool:
    """Tell whether a preposition, "and" or stop holds two parts of a phrase together."""
    if link.lower == ".":
        return _shortened(before, link)
    if _is_link(link):
        return before.kind in NOMINAL | {"det"}
    return link.lower == "and" and bool(behind) and _joins(before, behind[0])


def _is_link(item: Item) -> bool:
    return item.lower in word_group("phrase prepositions")


def _shortened(word: Item, stop: Item) -> bool:
    """Tell whether the stop is that of "Mr." or "J."."""
    return word.end == stop.start and (word.kind == "title" or len(word.lower) == 1)


def _closed_left(first: Item, before: Item) -> bool:
    """Tell whether a phrase that starts with a determiner cannot go on to the left."""
    linked = _is_link(before) or before.lower == "and"
    return first.kind == "det" and not linked and before.kind != "det"


def _two_phrases(item: Item, sentence: Sentence, start: int) -> bool:
    first = sentence[start] if start < len(sentence) else item
    paper = start > 1 and sentence[start - 2].kind == "det"  # "The Sunday Herald"
    return item.kind == "day" and first.kind in {"cap", "det", "title"} and not paper


def _joins(left: Item, right: Item) -> bool:
    return left.kind == right.kind == "cap" or right.kind == "det"


def _shorn(sentence: Sentence, start: int, end: int) -> int:
    """Leave out what opens a sentence but not a phrase: links, and what follows them alone."""
    while start < end and (_is_link(sentence[start]) or sentence[start].lower in {"and", "&", "'"}):
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
    return (first, end) if any(i.kind in NOMINAL for i in sentence[first:end]) else None


def named_phrase(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return the noun phrase of `according to …`, whatever its form, up to the next stop."""
    if first < len(sentence) and sentence[first].kind in {"pron", "obj", QUOTE}:
        return first, first + 1
    end = first
    while end < min(len(sentence), first + _LONGEST_NAMED) and _goes_on(sentence, end):
        end += 1
    while end > first and sentence[end - 1].kind in {"prep", "conj", "det", "adv"}:
        end -= 1
    # "ly": the family
    return (first, end) if any(i.kind in NOMINAL | {"ly"} for i in sentence[first:end]) else None


def _goes_on(sentence: Sentence, at: int) -> bool:
    item = sentence[at]
    if item.lower == ".":
        return _shortened(sentence[at - 1], item)
    if item.kind == "to":  # "figures presented to the Senate"
        return sentence[at - 1].kind == "ed"
    return item.kind in NOMINAL | {"det", "prep", "ly", "adv", "obj"} or item.lower == "and"


def _continues(sentence: Sentence, at: int) -> bool:
    item, before = sentence[at], sentence[at - 1]
    if item.lower == ".":
        return _shortened(before, item)
    if item.kind == "det":
        return before.lower in _POSTPONED | {"and"}
    if item.kind in {"cap", "title", "num", "'", "&"}:
        return True
    if item.kind in {"low", "ing", "ed"}:
        return item.kind == "low" or before.kind == "det" or _opens_role(sentence, at)
    return item.lower in _POSTPONED or (item.lower == "and" and before.kind == "cap")


def _opens_role(sentence: Sentence, at: int) -> bool:
    """Tell whether a participle opens a role before its name: `sporting director Ann Lee`."""
    if sentence[at].kind != "ing":
        return False
    end = at + 1
    while end < len(sentence) and sentence[end].kind == "low":
        end += 1
    named = end < len(sentence) and sentence[end].kind == "cap"
    return named and sentence[end - 1].lower in words("attribution_nouns.tsv")
