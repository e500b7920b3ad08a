"""What is known of the tokens of a passage, by rules and model, before spans are looked at."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from operator import add, sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.model import Span
    from index.quotation.tagging.model import Tagged
    from index.quotation.tagging.passages import Passage

_CLAUSAL = frozenset({"aux", "pron"})


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of the tokens.

    Attributes:
        ends: how likely a content ends with each.
        ruled: 0 outside the contents of the rules, else 1 and their confidence in tenths.
        covered, marked, opened, clausal: how many of the tokens before each are in such
            contents, stand between marks, open a sentence, are "has", "he" or the like.
        closes: it is the last of a sentence.
        likeliest: the contents of the likeliest sequence of labels.
        spans: the contents of the rules.
    """

    tagged: Tagged
    ends: Sequence[float]
    ruled: Sequence[int]
    covered: Sequence[int]
    marked: Sequence[int]
    opened: Sequence[int]
    clausal: Sequence[int]
    closes: Sequence[bool]
    likeliest: frozenset[tuple[int, int]]
    spans: frozenset[tuple[int, int]]


def layout_of(passage: Passage, tagged: Tagged) -> Layout:
    """Return what is known of the tokens of a passage."""
    starts = passage.starts
    count = len(starts)
    going = [*tagged.goes_on[1:], 0.0]
    ends = [
        share if share > 0.0 else 0.0
        for share in map(sub, map(add, tagged.begins, tagged.goes_on), going)
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
    clausal = [word.kind in _CLAUSAL for word in passage.known]
    return Layout(
        tagged,
        ends,
        ruled,
        _before(map(bool, ruled)),
        _before(passage.marked),
        _before(opens),
        _before(clausal),
        closes,
        frozenset(stretches(tagged.labels)),
        frozenset(spans),
    )


def _before(signs: Iterable[bool]) -> list[int]:
    """Return how many of the signs before each place are true, and of all at the end."""
    return list(accumulate(signs, initial=0))


def _place(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


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
