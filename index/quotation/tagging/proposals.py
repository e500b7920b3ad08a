"""Spans of a passage that may be contents, each with what speaks for and against it."""

from __future__ import annotations

from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from index.quotation.cues import View
from index.quotation.tagging.layouts import layout_of
from index.quotation.tagging.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.tagging.layouts import Layout
    from index.quotation.tagging.model import Tagged
    from index.quotation.tagging.naming import Group
    from index.quotation.tagging.passages import Passage
    from index.quotation.tagging.words import Known

_LONGEST = 160  # tokens of a content that only the model proposes
_SIGNAL = 0.1  # probability from which a word counts as cue or source
_AROUND = 12  # words beside a content in which cue and source are looked for
_DIGITS = "0123456789"
_CROSSED = "0123"  # ends of sentences inside
_LENGTHS = (1, 2, 3, 5, 8, 14, 25, 50)  # words, upper bounds


class _Limits(NamedTuple):
    """What is proposed at all; in text without marks the model is less sure of ends.

    Attributes:
        edge: probability from which a word may begin or end a content.
        broken: probability below which a word parts two contents.
        ends: how many ends are looked at for one beginning, the likeliest.
    """

    edge: float
    broken: float
    ends: int


_LIMITS = {View.MARKED: _Limits(0.15, 0.1, 2), View.UNMARKED: _Limits(0.06, 0.04, 4)}


class Sort(Enum):
    """What a span of words is, by its look."""

    MARKED = "marked"  # all of it between marks
    CLAUSE = "clause"
    PHRASE = "phrase"  # no clause of its own: "said no to `the plan`", "wants `to go`"


class Proposal(NamedTuple):
    """A span of tokens that may be a content, first and behind the last.

    Attributes:
        groups: what its features are named by.
    """

    first: int
    end: int
    sort: Sort
    groups: tuple[Group, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """Return what speaks for and against it."""
        return tuple(chain.from_iterable(map(named, self.groups)))


_NO_SIGNAL = ("-", "-", "-", "")


class _Edge(NamedTuple):
    """What is known of a token as the first, or the last, of a content.

    Attributes:
        group: what the features are named by that depend on it alone.
        sure: how likely it is, in tenths.
        cue, source: the likeliest of the words beside it, in tenths.
        said, who: their probability and place; a place of -1 for none.
    """

    group: Group
    sure: str
    cue: str
    source: str
    said: tuple[float, int]
    who: tuple[float, int]


def proposals(passage: Passage, tagged: Tagged) -> list[Proposal]:
    """Return the spans of a passage that come into question, by their place."""
    layout = layout_of(passage, tagged)
    found = sorted({*layout.likeliest, *layout.spans, *_likely(layout, _LIMITS[passage.view])})
    heads = {first: _head(passage, layout, first) for first in {first for first, _ in found}}
    tails = {end: _tail(passage, layout, end) for end in {end for _, end in found}}
    return [_proposal(passage, layout, span, heads[span[0]], tails[span[1]]) for span in found]


def _proposal(
    passage: Passage, layout: Layout, span: tuple[int, int], head: _Edge, tail: _Edge
) -> Proposal:
    """Look at a span.

    What its features are made of is found here; a group of them is named, and its weights
    are added up, once for all spans alike.
    """
    first, end = span
    size = end - first
    marks = layout.marked[end] - layout.marked[first]
    between = "n" if not marks else ("a" if marks == size else "s")
    length = _LENGTH_NAMES[size] if size < len(_LENGTH_NAMES) else _LONG
    opens = layout.opened[first + 1] - layout.opened[first]
    edges = ("[" if opens else "") + ("]" if layout.closes[end - 1] else "")
    agreed = ("v" if span in layout.likeliest else "-") + ("r" if span in layout.spans else "-")
    share = layout.covered[end] - layout.covered[first]
    overlap = "0" if not share else ("1" if share == size else "p")
    inside = layout.tagged.goes_on[first + 1 : end]
    lowest = _tenth(min(inside)) if inside else "A"
    mean = _tenth(sum(inside) / len(inside)) if inside else "A"
    weakest = min(head.sure, tail.sure, lowest)
    ended = _tenth(max(layout.ends[first : end - 1], default=0.0))
    begun = _tenth(max(layout.tagged.begins[first + 1 : end], default=0.0))
    crossed = _CROSSED[min(3, layout.opened[end] - layout.opened[first + 1])]
    word = passage.known[first]
    verb, mode, _, verb_side = _signal(passage, head.said, tail.said)
    _, _, name, name_side = _signal(passage, head.who, tail.who)
    cue = head.cue if head.cue > tail.cue else tail.cue
    source = head.source if head.source > tail.source else tail.source
    groups = (
        head.group,
        tail.group,
        ("model", head.sure, tail.sure, lowest, mean, length, between, agreed[0]),
        ("inside", cue, source, weakest, ended, begun),
        ("rules", agreed, between, overlap, str(layout.ruled[first])),
        ("place", length, between, crossed, edges),
        ("word", word.lower, edges),
        ("signals", verb, mode, verb_side, name, name_side, word.kind, between, edges),
    )
    return Proposal(first, end, _sort(layout, span, word, between), groups)


def _sort(layout: Layout, span: tuple[int, int], word: Known, between: str) -> Sort:
    if between == "a":
        return Sort.MARKED
    if between == "s" or word.lower == "that":
        return Sort.CLAUSE
    clause = word.kind != "to" and layout.clausal[span[1]] > layout.clausal[span[0]]
    return Sort.CLAUSE if clause else Sort.PHRASE


def _likely(layout: Layout, limits: _Limits) -> Iterator[tuple[int, int]]:
    """Yield spans whose ends are not unlikely, and that nothing parts."""
    goes_on, ends = layout.tagged.goes_on, layout.ends
    count = len(ends)
    for first, begins in enumerate(layout.tagged.begins):
        if begins < limits.edge:
            continue
        lowest = 1.0
        found: list[tuple[float, int]] = []
        for at in range(first, min(count, first + _LONGEST)):
            if at > first and goes_on[at] < lowest:
                lowest = goes_on[at]
                if lowest < limits.broken:
                    break
            if ends[at] >= limits.edge:
                found.append((-ends[at] * lowest, at + 1))
        found.sort()
        for _, end in found[: limits.ends]:
            yield first, end


def _head(passage: Passage, layout: Layout, first: int) -> _Edge:
    """Look at a token that may begin a content: at its word and what stands before it."""
    tagged, known = layout.tagged, passage.known
    before = slice(max(0, first - _AROUND), first)
    said, who = _likeliest(tagged.cue, before), _likeliest(tagged.source, before)
    sure, cue, source = _tenth(tagged.begins[first]), _tenth(said[0]), _tenth(who[0])
    word = known[first]
    last, last_kind = (known[first - 1].lower, known[first - 1].kind) if first else ("^", "^")
    close = _tenth(max(tagged.cue[max(0, first - 2) : first], default=0.0))
    content = _tenth(tagged.begins[first - 1] + tagged.goes_on[first - 1]) if first else "^"
    group = ("head", sure, cue, source, close, content, word.lower, word.kind, last, last_kind)
    return _Edge(group, sure, cue, source, said, who)


def _tail(passage: Passage, layout: Layout, end: int) -> _Edge:
    """Look at a token before which a content may end: at the word before and what follows."""
    tagged, known = layout.tagged, passage.known
    behind = slice(end, end + _AROUND)
    said, who = _likeliest(tagged.cue, behind), _likeliest(tagged.source, behind)
    sure, cue, source = _tenth(layout.ends[end - 1]), _tenth(said[0]), _tenth(who[0])
    kind, next_kind = known[end - 1].kind, known[end].kind if end < len(known) else "$"
    close = _tenth(max(tagged.cue[end : end + 3], default=0.0))
    content = _tenth(tagged.begins[end] + tagged.goes_on[end]) if end < len(known) else "$"
    group = ("tail", sure, cue, source, close, content, kind, next_kind)
    return _Edge(group, sure, cue, source, said, who)


def _signal(
    passage: Passage, before: tuple[float, int], behind: tuple[float, int]
) -> tuple[str, str, str, str]:
    """Return the word near a content that is likeliest to be cue, or source.

    That is its form, its mode as a cue, its class as a source, and on which side it stands.
    """
    share, at = before if before[0] >= behind[0] else behind
    if at < 0 or share < _SIGNAL:
        return _NO_SIGNAL
    word = passage.known[at]
    return word.lower, word.mode, f"{word.kind}{word.noun}", "<" if at == before[1] else ">"


def _likeliest(shares: Sequence[float], place: slice) -> tuple[float, int]:
    """Return the highest of some shares and where it stands."""
    near = shares[place]
    if not near:
        return 0.0, -1
    highest = max(near)
    return highest, place.start + near.index(highest)


def _length(size: int) -> str:
    return str(sum(size > bound for bound in _LENGTHS))


_LONG = _length(_LENGTHS[-1] + 1)
_LENGTH_NAMES = tuple(map(_length, range(_LENGTHS[-1] + 1)))


def _tenth(share: float) -> str:
    """Return a share as a digit, or "A" for all but nothing less than one."""
    return "A" if share >= 0.995 else _DIGITS[int(share * 10)]  # noqa: PLR2004 - as it says
