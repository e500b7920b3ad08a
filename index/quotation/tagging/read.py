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
    from collections.abc import Iterator

    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft, Read
    from index.quotation.ruled import Ruled
    from index.quotation.tagging.model import Tagger

_LEAST = 0.1  # score from which a word may be a cue
# Chosen on the development part of PolNeAR and on BBC articles.
_COSTS = {View.MARKED: Costs(0.25, 0.55, 0.75, 0.85), View.UNMARKED: Costs(0.4, 0.4, 0.6, 0.6)}


def weighed(text: str, part: Ruled, tagger: Tagger) -> Iterator[Draft]:
    """Yield the quotations of a part that is prose, in order.

    Args:
        text: that holds it.
        part: as the rules read it.
        tagger: the model for its view.
    """
    view = part.view
    assert view is not None  # noqa: S101 - the caller asks about prose alone
    for passage in passages(text, view, promising(part.read, view), part.follows):
        if passage.tokens:
            says = tagged(passage, tagger)
            found = chosen(proposals(passage, says), span_weights(view), _COSTS[view])
            yield from drafts(passage, says, found)
        else:
            yield from passage.drafts


def promising(read: Read, view: View) -> Read:
    """Leave out the sentences at both ends of a paragraph in which nobody can say anything.

    There is no draft in them, no mark, and no word that may be a cue, however unlikely. A
    seventh of the words of news is left out so, and one content in 200.
    """
    places = [at for at, sentence in enumerate(read.sentences) if _may_hold(sentence, view)]
    ends = [sentence[-1].end for sentence in read.sentences]
    places += [
        min(bisect_right(ends, span.start), len(ends) - 1)
        for draft in read.drafts
        for span in draft.contents
    ]
    kept = slice(min(places), max(places) + 1) if places else slice(0)
    return read._replace(sentences=read.sentences[kept])


def _may_hold(sentence: Sentence, view: View) -> bool:
    return any(item.region is not None for item in sentence) or any(
        cue.score >= _LEAST for cue in scored(sentence, view)
    )
