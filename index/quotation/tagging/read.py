"""The contents of a paragraph: what rules and model propose, weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.cues import View
from index.quotation.tagging.asking import Case, runs
from index.quotation.tagging.choice import Costs, chosen, span_weights
from index.quotation.tagging.drafting import drafts
from index.quotation.tagging.model import tagged
from index.quotation.tagging.passages import passages
from index.quotation.tagging.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.quotation.drafts import Draft
    from index.quotation.ruled import Ruled
    from index.quotation.tagging.model import Tagger

# Chosen on the development part of PolNeAR and on BBC articles.
_COSTS = {View.MARKED: Costs(0.25, 0.45, 0.7, 0.8), View.UNMARKED: Costs(0.4, 0.4, 0.5, 0.6)}
_GOES_ON = "+"  # what stands before a passage inside a paragraph


def weighed(text: str, part: Ruled, tagger: Tagger) -> Iterator[Draft]:
    """Yield the quotations of a part that is prose, in order.

    Args:
        text: that holds it.
        part: as the rules read it.
        tagger: the model for its view.
    """
    view, follows = part.view, part.follows
    assert view is not None  # noqa: S101 - the caller asks about prose alone
    for case, read in runs(part.read, view):
        if case is Case.SETTLED:
            yield from read.drafts
            continue
        for passage in passages(text, view, read, follows):
            if passage.tokens:
                says = tagged(passage, tagger)
                found = chosen(proposals(passage, says), span_weights(view), _COSTS[view])
                yield from drafts(passage, says, found)
            else:
                yield from passage.drafts
        follows = _GOES_ON
