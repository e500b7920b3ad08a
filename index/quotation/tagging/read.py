"""The contents of a paragraph: what rules and model propose, weighed together."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from index.quotation.cues import View, scored
from index.quotation.tagging.choice import Costs, chosen, span_weights
from index.quotation.tagging.drafting import drafts
from index.quotation.tagging.model import tagged
from index.quotation.tagging.passages import passages
from index.quotation.tagging.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft, Read
    from index.quotation.ruled import Ruled
    from index.quotation.tagging.model import Tagger

_LEAST = 0.25  # score from which a word may be a cue
# Chosen on the development part of PolNeAR and on BBC articles.
_COSTS = {View.MARKED: Costs(0.25, 0.45, 0.7, 0.8), View.UNMARKED: Costs(0.4, 0.4, 0.5, 0.6)}


def weighed(text: str, part: Ruled, tagger: Tagger) -> Iterator[Draft]:
    """Yield the quotations of a part that is prose, in order.

    Args:
        text: that holds it.
        part: as the rules read it.
        tagger: the model for its view.
    """
    view = part.view
    assert view is not None  # noqa: S101 - the caller asks about prose alone
    for number, run in enumerate(promising(part.read, view)):
        for passage in passages(text, view, run, "+" if number else part.follows):
            if passage.tokens:
                says = tagged(passage, tagger)
                found = chosen(proposals(passage, says), span_weights(view), _COSTS[view])
                yield from drafts(passage, says, found)
            else:
                yield from passage.drafts


def promising(read: Read, view: View) -> Iterator[Read]:
    """Yield the runs of sentences in which somebody may say something, with their drafts.

    Elsewhere there is no draft, no mark, and no word that is even a quarter likely a cue: so
    it is with a quarter of the words of news. Text without marks is read whole, since its
    sentences are supposed.
    """
    if view is View.UNMARKED:
        yield read
        return
    ends = [sentence[-1].end for sentence in read.sentences]
    places = [at for at, sentence in enumerate(read.sentences) if _may_hold(sentence, view)]
    places += [
        min(bisect_right(ends, span.start), len(ends) - 1)
        for draft in read.drafts
        for span in draft.contents
    ]
    taken = 0
    for first, last in _runs(sorted(set(places))):
        end = taken
        while end < len(read.drafts) and read.drafts[end].contents[0].start < ends[last]:
            end += 1
        own = read.sentences[first : last + 1]
        yield read._replace(sentences=own, drafts=read.drafts[taken:end])
        taken = end


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow each other."""
    first = None
    for at, place in enumerate(places):
        if first is None:
            first = place
        if at + 1 == len(places) or places[at + 1] != place + 1:
            yield first, place
            first = None


def _may_hold(sentence: Sentence, view: View) -> bool:
    return any(item.region is not None for item in sentence) or any(
        cue.score >= _LEAST for cue in scored(sentence, view)
    )
