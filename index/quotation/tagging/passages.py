"""Stretches of a paragraph that the model reads at once, with what the rules found in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from index.quotation.tagging.words import known_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.cues import View
    from index.quotation.drafts import Draft, Read
    from index.quotation.tagging.words import Known
    from index.quotation.tokens import Token

_LENGTH = 2500  # characters from which a new passage begins with the next sentence
_LONG = 120  # characters from which the middle of a region is left out
_ENDS = 7  # words at both ends of one that are read
_LONGEST = 12_000  # characters of a passage that is read at all
_START: Callable[[Token], int] = itemgetter(0)  # twice as fast as by name
_TEXT: Callable[[Token], str] = itemgetter(2)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or some sentences of a long one.

    Attributes:
        tokens: its words and marks, but for the middles of long quotations; empty where it is
            too long to be read.
        starts: where each token starts.
        known: what is known of each token.
        marked: whether each token stands between marks.
        drafts: the quotations that the rules found in it.
        follows: what stood before it, as a short word for the model.
    """

    text: str
    view: View
    tokens: Sequence[Token]
    starts: Sequence[int]
    known: Sequence[Known]
    marked: Sequence[bool]
    sentences: Sequence[Sentence]
    drafts: Sequence[Draft]
    follows: str


def passages(text: str, view: View, read: Read, follows: str) -> Iterator[Passage]:
    """Cut a paragraph, as the rules read it, where it is long."""
    sentences, drafts, know = read.sentences, read.drafts, known_in(view)
    begin = taken = first = 0
    for at in range(1, len(sentences) + 1):
        start = sentences[begin][0].start
        closes = at == len(sentences)
        end = sentences[at - 1][-1].end if closes else sentences[at][0].start
        if closes or end - start >= _LENGTH:
            last = taken
            while last < len(drafts) and drafts[last].contents[0].start < end:
                last += 1
            first = bisect_left(read.tokens, start, first, key=_START)
            behind = bisect_left(read.tokens, end, first, key=_START)
            words = read.tokens[first:behind] if end - start <= _LONGEST else ()
            own = sentences[begin:at]
            words = _without_middles(words, own)
            starts = list(map(_START, words))
            yield Passage(
                text,
                view,
                words,
                starts,
                list(map(know, map(_TEXT, words))),
                _marked(starts, own),
                own,
                drafts[taken:last],
                "+" if begin else follows,
            )
            begin, taken, first = at, last, behind


def _without_middles(words: Sequence[Token], sentences: Sequence[Sentence]) -> Sequence[Token]:
    """Leave out what stands in the middle of long quotations: the model need not read it."""
    long = [
        item.region.inner
        for sentence in sentences
        for item in sentence
        if item.region is not None and item.end - item.start > _LONG
    ]
    if not long or not words:
        return words
    kept: list[Token] = []
    at = 0
    for inner in long:
        first = bisect_left(words, inner.start, key=_START) + _ENDS
        end = bisect_left(words, inner.end, key=_START) - _ENDS
        if first < end:
            kept += words[at:first]
            at = end
    return [*kept, *words[at:]]


def _marked(starts: Sequence[int], sentences: Sequence[Sentence]) -> Sequence[bool]:
    found = [False] * len(starts)
    for sentence in sentences:
        for item in sentence:
            if item.region is not None:
                first = bisect_left(starts, item.region.inner.start)
                end = bisect_left(starts, item.region.inner.end)
                found[first:end] = [True] * (end - first)
    return found
