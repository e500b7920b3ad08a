"""Stretches of a paragraph that the model reads at once, with what the rules found in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from index.quotation.tagging.words import known_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.quotation.clauses import Item, Sentence
    from index.quotation.cues import View
    from index.quotation.drafts import Draft, Read
    from index.quotation.marks import Region
    from index.quotation.tagging.words import Known
    from index.quotation.tokens import Tokens

_LENGTH = 2500  # characters from which a new passage begins with the next sentence
_LONG = 120  # characters from which the middle of a region is left out
_ENDS = 7  # words at both ends of one that are read
_LONGEST = 12_000  # characters of a passage that is read at all
_REGION_OF: Callable[[Item], Region | None] = itemgetter(4)  # twice as fast as by name


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
    tokens: Tokens
    starts: Sequence[int]
    known: Sequence[Known]
    marked: Sequence[bool]
    sentences: Sequence[Sentence]
    drafts: Sequence[Draft]
    follows: str


def passages(text: str, view: View, read: Read, follows: str) -> Iterator[Passage]:
    """Cut a paragraph, as the rules read it, where it is long."""
    sentences, drafts, know = read.sentences, read.drafts, known_in(view)
    starts = read.tokens.starts
    begin = taken = first = 0
    for at in range(1, len(sentences) + 1):
        start = sentences[begin][0].start
        closes = at == len(sentences)
        end = sentences[at - 1][-1].end if closes else sentences[at][0].start
        if closes or end - start >= _LENGTH:
            last = taken
            while last < len(drafts) and drafts[last].contents[0].start < end:
                last += 1
            first = bisect_left(starts, start, first)
            behind = bisect_left(starts, end, first)
            words = read.tokens[first : behind if end - start <= _LONGEST else first]
            own = sentences[begin:at]
            regions = [one for one in map(_REGION_OF, chain.from_iterable(own)) if one is not None]
            words = _without_middles(words, regions)
            yield Passage(
                text,
                view,
                words,
                words.starts,
                list(map(know, words.texts)),
                _marked(words.starts, regions),
                own,
                drafts[taken:last],
                "+" if begin else follows,
            )
            begin, taken, first = at, last, behind


def _without_middles(words: Tokens, regions: Sequence[Region]) -> Tokens:
    """Leave out what stands in the middle of long quotations: the model need not read it."""
    long = [one.inner for one in regions if one.outer.end - one.outer.start > _LONG]
    places = (
        (bisect_left(words.starts, one.start) + _ENDS, bisect_left(words.starts, one.end) - _ENDS)
        for one in long
    )
    gaps = [(first, end) for first, end in places if first < end]
    return words.without(gaps) if gaps else words


def _marked(starts: Sequence[int], regions: Sequence[Region]) -> Sequence[bool]:
    found = [False] * len(starts)
    for region in regions:
        first = bisect_left(starts, region.inner.start)
        end = bisect_left(starts, region.inner.end)
        found[first:end] = [True] * (end - first)
    return found
