"""What is told again inside a content: where the words of the other begin and end."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from index.quotation.clauses import QUOTE
from index.quotation.complements import complement

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.reported import Finding

_NEAR = 4  # words
_SUBORDINATE = frozenset({"when", "after", "although", "though", "while", "as", "once", "since"})
_TURNS = frozenset({"and", "but", "so", "or", "which", "then", "because", "yet"})
_RELATIVE = frozenset({"that", "which", "who"})
_STOPS = frozenset({"-", ";", ":"})
_ASKING = frozenset({"if", "whether"})
_SPEAKERS = frozenset({"i", "we", "you"})
_SUBJECTS = frozenset({"pron", "expl"})
_OPENING = frozenset({"pron", "expl", "det", "cap", "title", "low", "num", "wh", "obj"})


def between_marks(sentence: Sentence, finding: Finding) -> Sequence[tuple[int, int]]:
    """Return the parts of what stands between marks within marks.

    Of `When I said "A", he said "B" and left` only B is his, without how it goes on.
    """
    first, then = finding.parts[0], finding.parts[-1]
    if then[0] > finding.cue.at:
        then = (then[0], then[0] + 1)
    told = (first,) if first == then else (first, then)
    if first != then and first[0] > 0:
        told = (then,)
    return told if all(_is_region(sentence, part) for part in told) else ()


def _is_region(sentence: Sentence, part: tuple[int, int]) -> bool:
    return all(item.kind == QUOTE for item in sentence[slice(*part)])


def clause(sentence: Sentence, finding: Finding) -> Sequence[tuple[int, int]]:
    """Return the reported clause behind the cue, up to where the speaker goes on."""
    first, end = finding.parts[0]
    if len(finding.parts) > 1 or first < finding.cue.at or finding.source is None:
        return ()
    if sentence[first].kind == "obj":  # "promised her twice that …"
        first = complement(sentence, "told", first) or first
    ends = _STOPS | {","} if _is_subordinate(sentence, finding.source[0]) else _STOPS
    stop = _clause_end(sentence, (first, end), ends)
    return ((first, stop),) if _is_clause(sentence, finding.cue.form, first, stop) else ()


def _is_subordinate(sentence: Sentence, subject: int) -> bool:
    """Tell whether a clause with this subject hangs on `when`, and ends at a comma."""
    before = [item.lower for item in sentence[max(0, subject - _NEAR) : subject]]
    return not _SUBORDINATE.isdisjoint(before) and "," not in before


def _clause_end(sentence: Sentence, part: tuple[int, int], ends: Container[str]) -> int:
    """Return where the speaker's own words go on: at a dash, or at `, so` and `and we`."""
    depth = 0
    for at in range(part[0] + 1, part[1] - 1):
        item, following = sentence[at], sentence[at + 1].lower
        depth += (item.kind == "(") - (item.kind == ")")
        if depth > 0:
            continue
        turns = item.kind == "," and following in _TURNS
        speaks = item.lower in _TURNS and following in _SPEAKERS
        if item.kind in ends or turns or speaks:
            return at
    return part[1]


def _is_clause(sentence: Sentence, form: str, first: int, end: int) -> bool:
    """Tell whether something is claimed: `that …`, `he …`, or a phrase with its verb."""
    opening, before = sentence[first], sentence[first - 1]
    if form == "asked":
        return opening.kind == "wh" or opening.lower in _ASKING
    if before.kind == "prep" or (opening.lower == "it" and not _acts(sentence[first + 1 : end])):
        return False  # "wrote about it", "said it twice"
    if before.lower == "that":
        return opening.kind in _OPENING | {"sub"}
    return opening.kind in _SUBJECTS or (
        opening.kind in _OPENING and any(item.kind == "aux" for item in _head(sentence[first:end]))
    )


def _acts(items: Sentence) -> bool:
    return bool(items) and items[0].kind in {"aux", "adv", "ly"}


def _head(items: Sentence) -> Sentence:
    """Return the items before the first comma and before any relative clause."""
    return tuple(takewhile(lambda item: item.kind != "," and item.lower not in _RELATIVE, items))
