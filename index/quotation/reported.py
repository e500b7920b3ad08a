"""What a sentence reports: its cues, each with source and content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import word_group
from index.model import Mode
from index.quotation.asides import end_of_source
from index.quotation.clauses import QUOTE
from index.quotation.complements import CLOSING, behind_adjunct, complement, resumed
from index.quotation.cues import cues
from index.quotation.doubtful import introduces, said_of_subject, says_nothing
from index.quotation.lexicon import inverting
from index.quotation.phrases import named_phrase, phrase_from
from index.quotation.sources import Group, group, opening_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.cues import Cue, View

_INTRO = 9  # words in "In a speech on Monday, he said, …", and one
_INTRODUCING = frozenset({"prep", "sub", "ed", "ing", "ly"})
_EDGES = frozenset({",", ".", ":", ";", "-"})
_FEWEST = 2  # words without marks that are no report yet


class Finding(NamedTuple):
    """One reported stretch of a sentence, by item numbers.

    Attributes:
        parts: the items of each content, first and behind the last.
    """

    parts: tuple[tuple[int, int], ...]
    cue: Cue
    source: tuple[int, int] | None


def findings(sentence: Sentence, view: View) -> list[Finding]:
    """Return what a sentence reports, in order; contents do not overlap."""
    found: list[Finding] = []
    floor = 0
    listed = cues(sentence, view)
    if not listed:
        return []
    closing = _closing_report(sentence, listed)
    for number, cue in enumerate(listed):
        if cue.at < max(floor, closing) or (
            cue.form != "according" and introduces(sentence, cue.at)
        ):
            continue
        finding = _finding(sentence, cue, floor, listed[number + 1 :])
        if finding is None:
            continue
        finding = _with_source(sentence, finding, found)
        if cue.mode is Mode.SPEECH and said_of_subject(sentence, cue.at):
            finding = finding._replace(source=None)
        if not says_nothing(sentence, cue.at, finding.source, finding.parts[-1]):
            found.append(finding)
            floor = max(finding.parts[-1][1], cue.at + 1)
    return found


def _closing_report(sentence: Sentence, listed: Sequence[Cue]) -> int:
    """Return the last cue of the sentence that reports all before it; 0 where none does.

    In `Surveys suggest a recovery, she said.` the first cue is part of what was said.
    """
    for cue in reversed(listed):
        if cue.form == "according":
            if cue.at > 0 and _according(sentence, cue, 0) is not None:
                return cue.at
        elif (cue.form in inverting() or cue.form in word_group("saying")) and _trails(
            sentence, cue, group(sentence, cue.at, 0), 0
        ):
            return cue.at
    return 0


def _with_source(sentence: Sentence, finding: Finding, found: Sequence[Finding]) -> Finding:
    """Give a cue without subject that of the cue before, or of the sentence."""
    if finding.source is not None or finding.cue.form == "according":
        return finding
    joined = _joined(sentence, finding.cue.at, found[-1].cue.at if found else 0)
    if joined is not None:
        return finding._replace(source=joined[1])
    if found:
        return finding._replace(source=found[-1].source)
    return finding._replace(source=opening_phrase(sentence, finding.cue.at))


def _joined(sentence: Sentence, cue: int, floor: int) -> tuple[int, tuple[int, int]] | None:
    """Return where the clause opens that a participle ends, and who acts in it.

    In `Ann said it was fair, but Tom disagreed, saying …` that is "but", and Tom.
    """
    if sentence[cue].kind != "ing" or sentence[cue - 1].kind != ",":
        return None
    for link in range(cue - 1, floor, -1):
        if _turns(sentence, link):
            subject = phrase_from(sentence, link + 1)
            return (link, subject) if subject is not None and subject[1] < cue - 1 else None
    return None


def _turns(sentence: Sentence, link: int) -> bool:
    """Tell whether a comma and "but", "while" or the like open a clause of its own."""
    word = sentence[link]
    return sentence[link - 1].kind == "," and word.lower in word_group("turns")


def _finding(sentence: Sentence, cue: Cue, floor: int, later: Sequence[Cue]) -> Finding | None:
    if cue.form == "according":
        return _according(sentence, cue, floor)
    span = group(sentence, cue.at, floor)
    if _trails(sentence, cue, span, floor):
        return _before(sentence, cue, span, floor)
    begin = complement(sentence, cue.form, max(span.end, cue.at + 1))
    return None if begin is None else _after(sentence, cue, span, begin, later)


def _according(sentence: Sentence, cue: Cue, floor: int) -> Finding | None:
    if cue.at + 1 >= len(sentence) or sentence[cue.at + 1].lower != "to":
        return None
    if cue.at > floor:
        parts = _trim(sentence, floor, cue.at)
    else:
        comma = end_of_source(sentence, cue.at + 2)
        parts = None if comma is None else _trim(sentence, comma + 1, len(sentence))
    return Finding((parts,), cue, named_phrase(sentence, cue.at + 2)) if parts else None


def _trails(sentence: Sentence, cue: Cue, span: Group, floor: int) -> bool:
    """Tell whether the content stands before the cue and its subject."""
    last = span.start - 1
    if last < floor:
        return False
    if _quoted(sentence, last, floor):
        following = sentence[span.end] if span.end < len(sentence) else None
        return following is None or (following.kind != ":" and following.lower != "that")
    pause = span.inverted or sentence[last].kind in {",", "-", "?", "!"}
    if span.source is None or not pause:
        return False
    words = sum(item.is_word for item in sentence[floor:last])
    end = span.end if span.inverted else behind_adjunct(sentence, cue.form, span.end)
    if end < len(sentence) and sentence[end].kind == ",":
        if _goes_on(sentence, span, end):
            return words > 0
        introduces = words < _INTRO and sentence[floor].kind in _INTRODUCING
        return words > _FEWEST and not introduces
    closes = span.inverted or end >= len(sentence) or sentence[end].kind in CLOSING
    return closes and words >= _FEWEST


def _goes_on(sentence: Sentence, span: Group, comma: int) -> bool:
    """Tell whether the clause that a report parts goes on: `The road, police said, will …`.

    In `Lee, who fell, conceded a penalty, was …` nobody with a name stands behind the verb.
    """
    if comma + 1 >= len(sentence) or sentence[comma + 1].kind != "aux" or span.source is None:
        return False
    return not span.inverted or any(
        item.kind in {"cap", "title"} for item in sentence[slice(*span.source)]
    )


def _quoted(sentence: Sentence, last: int, floor: int) -> bool:
    """Tell whether a region, or a region and a comma, ends with this item."""
    if sentence[last].kind == "," and last > floor:
        last -= 1
    return sentence[last].kind == QUOTE


def _before(sentence: Sentence, cue: Cue, span: Group, floor: int) -> Finding | None:
    parts = _trim(sentence, floor, span.start)
    if parts is None:
        return None
    first = _without_intro(sentence, parts)
    bare = all(not item.is_word for item in sentence[first[0] : first[1]])
    second = resumed(sentence, span.end) if bare else None
    if second is not None:
        return Finding((first, (second, second + 1)), cue, span.source)
    rest = None if bare else _rest(sentence, cue, span)
    return Finding((first, rest) if rest else (first,), cue, span.source)


def _rest(sentence: Sentence, cue: Cue, span: Group) -> tuple[int, int] | None:
    """Return what goes on behind a report that parts a clause."""
    end = span.end if span.inverted else behind_adjunct(sentence, cue.form, span.end)
    parted = end < len(sentence) and sentence[end].kind == "," and _goes_on(sentence, span, end)
    return _trim(sentence, end + 1, len(sentence)) if parted else None


def _without_intro(sentence: Sentence, parts: tuple[int, int]) -> tuple[int, int]:
    """Leave out what introduces a region: `Asked about it, "…"`, `In his words: "…"`."""
    last = parts[1] - 1
    if sentence[last].kind != QUOTE or last <= parts[0]:
        return parts
    first, before = sentence[parts[0]], sentence[last - 1]
    introduced = before.kind == ":" or (before.kind == "," and first.kind in _INTRODUCING | {"adv"})
    return (last, last + 1) if introduced else parts


def _after(
    sentence: Sentence, cue: Cue, span: Group, begin: int, later: Sequence[Cue]
) -> Finding | None:
    if sentence[begin].kind == QUOTE and any(cue.at < other.at < begin for other in later):
        return None  # the other one says it
    if sentence[begin].kind == QUOTE and _stands_alone(sentence, begin):
        return Finding(((begin, begin + 1),), cue, span.source)
    parts = _trim(sentence, begin, _end(sentence, begin, later))
    if parts is None or not _weighty(sentence[parts[0] : parts[1]]):
        return None
    return Finding((parts,), cue, span.source)


def _weighty(items: Sentence) -> bool:
    """Tell whether there is more than a topic: a region, or three words.

    Of the shorter ones less than half are what an annotator marks.
    """
    quoted = any(item.kind == QUOTE for item in items)
    return quoted or sum(item.is_word for item in items) > _FEWEST


def _stands_alone(sentence: Sentence, quote: int) -> bool:
    """Tell whether a region is all that was said, not the first words of it."""
    if quote > 0 and sentence[quote - 1].kind in {":", ","}:
        return True
    return quote + 1 == len(sentence) or sentence[quote + 1].kind in CLOSING


def _end(sentence: Sentence, begin: int, later: Sequence[Cue]) -> int:
    """Return where the complement ends: the sentence's end, or where another report begins."""
    for cue in later:
        if cue.at <= begin:
            continue
        before = sentence[cue.at - 1]
        joined = _joined(sentence, cue.at, begin)
        if joined is not None:
            return joined[0] - 1
        if before.kind == "," or before.lower in {"and", "but"}:
            return cue.at - 1
        span = group(sentence, cue.at, begin)
        if not span.inverted and _new_clause(sentence, span.start - 1, begin):
            return span.start - 2
    return len(sentence)


def _new_clause(sentence: Sentence, link: int, begin: int) -> bool:
    """Tell whether a comma and "but", "while" or the like lead to another report."""
    if link - 1 <= begin or sentence[link - 1].kind != ",":
        return False
    return sentence[link].kind == "conj" or sentence[link].lower in {"while", "although"}


def _trim(sentence: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """Leave out stops at both ends; None where no word or region is left."""
    while begin < end and sentence[begin].kind in _EDGES | {")", "]"}:
        begin += 1
    while end > begin and sentence[end - 1].kind in _EDGES:
        end -= 1
    return (begin, end) if begin < end else None
