"""Whom a quotation may be of: phrases near its content and cue, and who spoke before.

Each sentence is read as a string of signs, one for an item, so that phrases are found and
what lies between two of them is counted by the regular expressions and `str.count` of C.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import rows, word_group
from index.model import Mode, Span
from index.quotation.clauses import QUOTE
from index.quotation.lexicon import cue_modes, inverting, speech_verbs
from index.quotation.marks import DOUBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from index.quotation.clauses import Item, Sentence
    from index.quotation.drafts import Draft

EDGE = 2  # signs beyond both ends of a sentence, so that no index leaves it
VERBS = "SswkrA"  # signs of forms that can head a cue

_TURNING = re.compile(rf"[.{VERBS}]")  # signs that depend on what stands before them
_ADVERBS = 4  # words between "was" and "told", and one

_BY_KIND = {
    "cap": "C", "title": "M", "det": "D", "obj": "O", "adv": "a", "ly": "a", "prep": "p",
    "to": "t", "sub": "u", "wh": "h", "conj": "j", "expl": "i", "day": "d", "num": "1",
    "aux": "x", "low": "l", "ed": "e", "ing": "g", QUOTE: "q",
    "!": "?", "-": "-", "[": "(", "]": ")", "pron": "P",
}  # fmt: skip
_BY_WORD = {
    "he": "H", "she": "H", "they": "Y", "we": "Y", "i": "Y", "you": "Y", "it": "I",
    "who": "R", "which": "R", "by": "b", "of": "o", "for": "f", "that": "T", "but": "J",
    "according": "A", "is": "B", "are": "B", "was": "B", "were": "B", "be": "B", "been": "B",
    "being": "B", "\u2015": "-",
}  # fmt: skip
_STOPS = {stop: stop for stop in ",.:;-()?&'%/"}
_OF_MODE = {Mode.SPEECH: "s", Mode.WRITING: "w", Mode.THOUGHT: "k"}
_NAME = "[CM][CM_1'&d]*"
_COMMON = "(?:[lgN1]|e(?=[legNr1CM]))"
_ROLE = f"(?:l?N+(?:{_NAME})?)?"
_PHRASE = re.compile(
    f"D+(?:[SswkrA](?![DCMHYIO]))?{_COMMON}*(?:{_NAME}{_ROLE})?"
    f"|(?:[lN]|(?<!d)1(?!d)|g(?=[lN])){_COMMON}*(?:{_NAME}{_ROLE})?"
    f"|{_NAME}{_ROLE}"
    "|[HYIROP]|T(?=[xBsSkw])"
)


class Origin(StrEnum):
    """Where a candidate was found."""

    NONE = "n"  # nobody is named
    PROPOSED = "P"  # what found the quotation proposes it
    NEAR = "h"  # beside the cue or the content
    BEFORE = "b"  # in the sentence before
    AFTER = "a"  # in the sentence after
    LAST = "l"  # who said the quotation before


class Candidate(NamedTuple):
    """A phrase that may name who speaks: items of a sentence, first and behind the last."""

    origin: Origin
    sentence: int
    first: int
    end: int


NOBODY = Candidate(Origin.NONE, -1, 0, 0)


class Point(NamedTuple):
    """An item of a sentence of the article."""

    sentence: int
    item: int


class Placed(NamedTuple):
    """A draft, with the items at which its content starts and ends, and that of its cue."""

    draft: Draft
    start: Point
    end: Point
    cue: Point | None


class Layout:
    """The sentences of an article, as signs and phrases; each is read when first asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self.sentences = sentences
        self._starts = [sentence[0].start for sentence in sentences]
        self._signs: dict[int, str] = {}
        self._phrases: dict[int, list[tuple[int, int]]] = {}

    def signs(self, number: int) -> str:
        """Return the signs of a sentence, with `EDGE` more at both ends; none outside the text."""
        found = self._signs.get(number)
        if found is None:
            inside = 0 <= number < len(self.sentences)
            found = f"^^{signs_of(self.sentences[number])}$$" if inside else "^^$$"
            self._signs[number] = found
        return found

    def phrases(self, number: int) -> list[tuple[int, int]]:
        """Return the phrases of a sentence that can name who speaks; none outside the text."""
        found = self._phrases.get(number)
        if found is None:
            matches = _PHRASE.finditer(self.signs(number))
            found = [(m.start() - EDGE, m.end() - EDGE) for m in matches]
            self._phrases[number] = found
        return found

    def point(self, offset: int) -> Point:
        """Return the item at a place of the text, or the last before it."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        at = bisect_right(self.sentences[number], offset, key=_start_of) - 1
        return Point(number, max(0, at))

    def span(self, candidate: Candidate) -> Span:
        """Return the characters of a candidate."""
        return Span(*self._ends(candidate))

    def overlaps(self, candidate: Candidate, taken: Iterable[Span]) -> bool:
        """Tell whether a candidate shares a character with one of some spans."""
        start, end = self._ends(candidate)
        return any(start < other.end and other.start < end for other in taken)

    def _ends(self, candidate: Candidate) -> tuple[int, int]:
        _, number, first, end = candidate
        sentence = self.sentences[number]
        return sentence[first].start, sentence[end - 1].end

    def lines(self, first: int, then: int) -> int:
        """Count the lines that end between two places, in either order; no more than two."""
        start, end = (first, then) if first < then else (then, first)
        at = self._text.find("\n", start, end)
        if at < 0:
            return 0
        return 1 if self._text[at:end].isspace() or "\n" not in self._text[at + 2 : end] else 2

    def unclosed(self, end: int, start: int) -> bool:
        """Tell whether a quotation goes on behind one: a mark opens again, and none has closed."""
        gap = self._text[end:start]
        return not any(map(str.isalnum, gap)) and sum(map(gap.count, DOUBLE)) == 1

    def holds(self, offset: int) -> bool:
        """Tell whether a place of the text lies in one of the sentences."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self.sentences[number][-1].end

    def placed(self, draft: Draft) -> Placed:
        """Find the items of a draft."""
        cue = None if draft.cue is None else self._cue(draft.cue)
        start = self.point(draft.contents[0].start)
        return Placed(draft, start, self.point(draft.contents[-1].end - 1), cue)

    def _cue(self, cue: Span) -> Point:
        """Return the item that heads a cue: its first verb."""
        point = self.point(cue.start)
        last = bisect_right(self.sentences[point.sentence], cue.end - 1, key=_start_of)
        signs = self.signs(point.sentence)
        for at in range(point.item, last):
            if signs[at + EDGE] in VERBS:
                return Point(point.sentence, at)
        return point


_start_of: Callable[[Item], int] = itemgetter(0)  # twice as fast as by name


def signs_of(sentence: Sentence) -> str:
    """Return one sign for each item."""
    by_word, by_kind = _word_signs().get, _BY_KIND.get
    found = [by_word(lower) or by_kind(kind, "*") for _, _, lower, kind, _ in sentence]
    for m in _TURNING.finditer("".join(found)):
        found[m.start()] = _turned(sentence, found, m.start())
    return "".join(found)


def _turned(sentence: Sentence, signs: Sequence[str], at: int) -> str:
    """Return the sign of a stop, or of a form that can head a cue, by what stands before it."""
    if signs[at] == ".":
        return _after_initial(sentence, at)
    named = sentence[at].kind == "cap" and at > 0 and signs[at - 1] in "CM"
    return "C" if named else signs[at]


def _after_initial(sentence: Sentence, at: int) -> str:
    """Tell the stop of "Mr." and "J." from others."""
    before = sentence[at - 1] if at else None
    joined = before is not None and before.end == sentence[at].start
    short = before is not None and (before.kind == "title" or len(before.lower) == 1)
    return "_" if joined and short else "."


@cache
def _word_signs() -> Mapping[str, str]:
    """Return the words that have a sign of their own, whatever their shape."""
    nouns = {row[0] for row in rows("attribution_nouns.tsv")}
    nouns |= {f"{noun}s" for noun in nouns}
    found = {form: _OF_MODE[mode] for form, mode in cue_modes().items()}
    found |= dict.fromkeys(speech_verbs(), "s") | dict.fromkeys(inverting(), "S")
    return found | {noun: "r" if noun in found else "N" for noun in nouns} | _BY_WORD | _STOPS


def candidates(layout: Layout, placed: Placed, last: Candidate) -> list[Candidate]:
    """Return whom a quotation may be of: nobody first, then the proposal where there is one.

    Args:
        layout: the sentences of the article.
        placed: the quotation.
        last: who said the quotation before; `NOBODY` at the start.
    """
    found = [NOBODY]
    taken: list[Span] = list(placed.draft.contents)
    if placed.draft.source is not None:
        taken.append(placed.draft.source)
        found.append(proposed(layout, placed.draft.source))
    seen: set[tuple[int, int]] = set()
    for candidate in _around(layout, placed):
        key = candidate.sentence, candidate.first
        if key not in seen and not layout.overlaps(candidate, taken):
            seen.add(key)
            found.append(candidate)
    if last.origin is not Origin.NONE and not any(same(last, one) for one in found):
        found.append(last._replace(origin=Origin.LAST))
    return found


def same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates share an item."""
    return one.sentence == other.sentence and one.first < other.end and other.first < one.end


def proposed(layout: Layout, source: Span) -> Candidate:
    """Return the source that was found with a quotation."""
    sentence, first = layout.point(source.start)
    last = layout.point(source.end - 1)
    end = last.item if last.sentence == sentence else first
    return Candidate(Origin.PROPOSED, sentence, first, end + 1)


def _around(layout: Layout, placed: Placed) -> Iterator[Candidate]:
    """Return the phrases near the cue and the content, the likeliest places first."""
    if placed.cue is None:
        yield from _around_content(layout, placed.start, placed.end)
        return
    at = placed.cue
    phrases = layout.phrases(at.sentence)
    behind = [one for one in phrases if one[0] > at.item]
    if layout.signs(at.sentence)[at.item + EDGE] == "A":  # "according to" names it at once
        named = [one for one in behind if one[0] == at.item + 2]
        yield from _named(Origin.NEAR, at.sentence, named)
        return
    before = [(first, min(end, at.item)) for first, end in phrases if first < at.item]
    before = [] if is_passive(layout, at) else before
    yield from _named(Origin.NEAR, at.sentence, [*before[-5:], *before[:1], *behind[:3]])
    if placed.draft.source is None:
        yield from _before(layout, at)


def is_passive(layout: Layout, cue: Point) -> bool:
    """Tell whether the subject of a cue only hears it: `was also told`."""
    signs, place = layout.signs(cue.sentence), cue.item + EDGE
    item = layout.sentences[cue.sentence][cue.item]
    return (
        signs[place] in "Ss"
        and signs[max(0, place - _ADVERBS) : place].rstrip("a").endswith("B")
        and not item.lower.endswith("ing")
        and item.lower not in word_group("passive and speaking")
    )


def _around_content(layout: Layout, start: Point, end: Point) -> Iterator[Candidate]:
    phrases = layout.phrases(start.sentence)
    before = [one for one in phrases if one[1] <= start.item]
    behind = [one for one in phrases if one[0] > start.item]
    yield from _named(Origin.NEAR, start.sentence, [*before[-5:], *before[:1], *behind[:3]])
    if end != start:
        behind = [one for one in layout.phrases(end.sentence) if one[0] > end.item]
        yield from _named(Origin.NEAR, end.sentence, behind[:2])
    yield from _before(layout, start)
    number = end.sentence + 1
    if layout.signs(number)[EDGE] != "J":  # after "but" somebody else speaks
        yield from _named(Origin.AFTER, number, layout.phrases(number)[:2])


def _before(layout: Layout, at: Point) -> Iterator[Candidate]:
    """Return the outer phrases of the sentence before."""
    phrases = layout.phrases(at.sentence - 1)
    yield from _named(Origin.BEFORE, at.sentence - 1, [*phrases[:2], *phrases[-2:]])


def _named(
    origin: Origin, sentence: int, phrases: Iterable[tuple[int, int]]
) -> Iterator[Candidate]:
    return (Candidate(origin, sentence, first, end) for first, end in phrases)
