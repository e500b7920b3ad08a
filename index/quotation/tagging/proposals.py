"""Spans of a passage that may be contents, each with what speaks for and against it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from index.quotation.tagging.passages import known_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Span
    from index.quotation.tagging.model import Tagged
    from index.quotation.tagging.passages import Passage
    from index.quotation.tagging.words import Known

_EDGE = 0.06  # probability from which a word may begin or end a content
_BROKEN = 0.04  # probability below which a word parts two contents
_LONGEST = 160  # tokens of a content that only the model proposes
_ENDS = 4  # ends looked at for one beginning, the likeliest
_SIGNAL = 0.1  # probability from which a word counts as cue or source
_AROUND = 12  # words beside a content in which cue and source are looked for
_LENGTHS = (1, 2, 3, 5, 8, 14, 25, 50)  # words, upper bounds


class Sort(Enum):
    """What a span of words is, by its look."""

    MARKED = "marked"  # all of it between marks
    CLAUSE = "clause"
    PHRASE = "phrase"  # no clause of its own: "said no to `the plan`", "wants `to go`"


class Proposal(NamedTuple):
    """A span of tokens that may be a content, first and behind the last."""

    first: int
    end: int
    sort: Sort
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is known of the tokens, one entry for each.

    Attributes:
        ends: how likely a content ends with it.
        ruled: 0 outside the contents of the rules, else 1 and their confidence in tenths.
        marked: it stands between marks.
        opens, closes: it is the first or last of a sentence.
        likeliest: the contents of the likeliest sequence of labels.
        spans: the contents of the rules.
    """

    tagged: Tagged
    ends: Sequence[float]
    ruled: Sequence[int]
    marked: Sequence[bool]
    opens: Sequence[bool]
    closes: Sequence[bool]
    likeliest: frozenset[tuple[int, int]]
    spans: frozenset[tuple[int, int]]


def proposals(passage: Passage, tagged: Tagged) -> list[Proposal]:
    """Return the spans of a passage that come into question, by their place."""
    layout = _layout(passage, tagged)
    found = {*layout.likeliest, *layout.spans, *_likely(layout)}
    return [
        Proposal(*span, _sort(passage, layout, span), _features(passage, layout, span))
        for span in sorted(found)
    ]


def _sort(passage: Passage, layout: _Layout, span: tuple[int, int]) -> Sort:
    marks = layout.marked[slice(*span)]
    if all(marks):
        return Sort.MARKED
    first = known_word(passage, span[0])
    if any(marks) or first.lower == "that":
        return Sort.CLAUSE
    clause = first.kind != "to" and any(
        known_word(passage, at).kind in {"aux", "pron"} for at in range(*span)
    )
    return Sort.CLAUSE if clause else Sort.PHRASE


def stretches(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the contents of a sequence of labels, first token and behind the last."""
    first: int | None = None
    for at, label in enumerate(labels):
        if first is not None and label != "I-C":
            yield first, at
            first = None
        if label == "B-C" or (label == "I-C" and first is None):
            first = at
    if first is not None:
        yield first, len(labels)


def _layout(passage: Passage, tagged: Tagged) -> _Layout:
    starts = [token.start for token in passage.tokens]
    count = len(starts)
    going = [*tagged.goes_on[1:], 0.0]
    ends = [
        max(0.0, begin + on - then)
        for begin, on, then in zip(tagged.begins, tagged.goes_on, going, strict=True)
    ]
    ruled = [0] * count
    spans: set[tuple[int, int]] = set()
    for draft in passage.drafts:
        for content in draft.contents:
            first, end = _place(starts, content)
            if first < end:
                spans.add((first, end))
                ruled[first:end] = [1 + int(draft.confidence * 10)] * (end - first)
    opens, closes = [False] * count, [False] * count
    for sentence in passage.sentences:
        first = bisect_left(starts, sentence[0].start)
        end = bisect_left(starts, sentence[-1].end)
        if first < end:
            opens[first] = closes[end - 1] = True
    likeliest = frozenset(stretches(tagged.labels))
    return _Layout(tagged, ends, ruled, passage.marked, opens, closes, likeliest, frozenset(spans))


def _place(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _likely(layout: _Layout) -> Iterator[tuple[int, int]]:
    """Yield spans whose ends are not unlikely, and that nothing parts."""
    goes_on, ends = layout.tagged.goes_on, layout.ends
    count = len(ends)
    for first, begins in enumerate(layout.tagged.begins):
        if begins < _EDGE:
            continue
        lowest = 1.0
        found: list[tuple[float, int]] = []
        for at in range(first, min(count, first + _LONGEST)):
            if at > first:
                lowest = min(lowest, goes_on[at])
                if lowest < _BROKEN:
                    break
            if ends[at] >= _EDGE:
                found.append((-ends[at] * lowest, at + 1))
        found.sort()
        for _, end in found[:_ENDS]:
            yield first, end


def _features(passage: Passage, layout: _Layout, span: tuple[int, int]) -> tuple[str, ...]:
    marks = layout.marked[span[0] : span[1]]
    between = "a" if all(marks) else ("s" if any(marks) else "n")
    edges = ("[" if layout.opens[span[0]] else "") + ("]" if layout.closes[span[1] - 1] else "")
    return (
        *_of_model(layout, span, between),
        *_of_rules(layout, span, between),
        *_of_place(layout, span, between, edges),
        *_of_words(passage, span, edges),
        *_of_signals(passage, layout.tagged, span, between + edges),
    )


def _of_model(layout: _Layout, span: tuple[int, int], between: str) -> tuple[str, ...]:
    """Name how sure the model is of both ends and of what lies between and beside them."""
    first, end = span
    tagged, count = layout.tagged, len(layout.ends)
    begins, ends = _tenth(tagged.begins[first]), _tenth(layout.ends[end - 1])
    inside = tagged.goes_on[first + 1 : end]
    lowest = _tenth(min(inside, default=1.0))
    weakest = min(begins, ends, lowest)
    before, behind = slice(max(0, first - _AROUND), first), slice(end, end + _AROUND)
    cues = _highest(tagged.cue, before), _highest(tagged.cue, behind)
    sources = _highest(tagged.source, before), _highest(tagged.source, behind)
    cue = max(cues)
    likeliest = "v" if span in layout.likeliest else "-"
    return (
        f"B{begins}", f"E{ends}", f"BE{begins}{ends}", f"L{lowest}", f"Ll{lowest}{_length(span)}",
        f"M{_tenth(sum(inside) / len(inside)) if inside else 'A'}",
        f"W{weakest}", f"Wm{weakest}{between}", f"Wv{weakest}{likeliest}",
        f"<q{cues[0]}", f">q{cues[1]}", f"<s{sources[0]}", f">s{sources[1]}",
        f"qs{cue}{max(sources)}", f"qW{cue}{weakest}",
        f"<<q{_highest(tagged.cue, slice(max(0, first - 2), first))}",
        f">>q{_highest(tagged.cue, slice(end, end + 3))}",
        f"iE{_highest(layout.ends, slice(first, end - 1))}",
        f"iB{_highest(tagged.begins, slice(first + 1, end))}",
        f"<C{_tenth(tagged.begins[first - 1] + tagged.goes_on[first - 1]) if first else '^'}",
        f">C{_tenth(tagged.begins[end] + tagged.goes_on[end]) if end < count else '$'}",
    )  # fmt: skip


def _of_rules(layout: _Layout, span: tuple[int, int], between: str) -> tuple[str, ...]:
    """Name whether the rules propose the same, and how sure they are."""
    first, end = span
    inside = layout.ruled[first:end]
    agreed = ("v" if span in layout.likeliest else "-") + ("r" if span in layout.spans else "-")
    share = sum(map(bool, inside))
    overlap = "0" if not share else ("1" if share == end - first else "p")
    return (
        f"a{agreed}", f"am{agreed}{between}", f"o{overlap}{agreed}",
        f"c{inside[0]}", f"ca{inside[0]}{agreed}",
    )  # fmt: skip


def _of_place(layout: _Layout, span: tuple[int, int], between: str, edges: str) -> tuple[str, ...]:
    """Name its length, its marks, and how it lies in its sentence."""
    length = _length(span)
    crossed = min(3, sum(layout.opens[span[0] + 1 : span[1]]))
    return (
        f"m{between}", f"l{length}", f"lm{length}{between}",
        f"x{crossed}", f"xm{crossed}{between}", f"e{edges}", f"em{edges}{between}",
    )  # fmt: skip


def _of_words(passage: Passage, span: tuple[int, int], edges: str) -> tuple[str, ...]:
    """Name its first and last word and those beside it."""
    first, end = span
    head, tail = known_word(passage, first), known_word(passage, end - 1)
    before = known_word(passage, first - 1) if first else None
    behind = known_word(passage, end) if end < len(passage.tokens) else None
    last, last_kind = (before.lower, before.kind) if before else ("^", "^")
    next_kind = behind.kind if behind else "$"
    return (
        f"w{head.lower}", f"k{head.kind}", f"k<{last_kind}", f"w<{last}", f"kE{tail.kind}",
        f"k>{next_kind}", f"w{head.lower}{edges}", f"kk{head.kind}{last_kind}",
        f"Ek{tail.kind}{next_kind}",
    )  # fmt: skip


def _of_signals(
    passage: Passage, tagged: Tagged, span: tuple[int, int], sort: str
) -> tuple[str, ...]:
    """Name the words that are likeliest to be its cue and source."""
    said, who = _signal(passage, tagged.cue, span), _signal(passage, tagged.source, span)
    side, verb, mode = (said[0], said[1].lower, said[1].mode) if said else ("", "-", "-")
    name = f"{who[1].kind}{who[1].noun}" if who else "-"
    return (
        f"Q{verb}", f"Qd{verb}{side}", f"Qm{verb}{sort[0]}",
        f"Qk{verb}{known_word(passage, span[0]).kind}",
        f"S{name}", f"Sd{name}{who[0] if who else ''}", f"SQ{name}{mode}", f"Q1{mode}{sort}",
    )  # fmt: skip


def _length(span: tuple[int, int]) -> str:
    return str(sum(span[1] - span[0] > bound for bound in _LENGTHS))


def _signal(
    passage: Passage, shares: Sequence[float], span: tuple[int, int]
) -> tuple[str, Known] | None:
    """Return the word near a content that is likeliest to be cue, or source, and its side."""
    first, end = span
    near = (*range(max(0, first - _AROUND), first), *range(end, min(len(shares), end + _AROUND)))
    at = max(near, key=shares.__getitem__, default=None)
    if at is None or shares[at] < _SIGNAL:
        return None
    return "<" if at < first else ">", known_word(passage, at)


def _highest(values: Sequence[float], place: slice) -> str:
    return _tenth(max(values[place], default=0.0))


def _tenth(share: float) -> str:
    """Return a share as a digit, or "A" for all but nothing less than one."""
    return "A" if share >= 0.995 else str(int(share * 10))  # noqa: PLR2004 - as it says
