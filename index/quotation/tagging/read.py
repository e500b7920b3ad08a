"""The contents of a paragraph: what rules and model propose, weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.cues import View
from index.quotation.tagging.choice import Costs, chosen, span_weights
from index.quotation.tagging.drafting import drafts
from index.quotation.tagging.model import model, tagged
from index.quotation.tagging.passages import passages
from index.quotation.tagging.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft

# Chosen on the development part of PolNeAR and on BBC articles.
_COSTS = {View.MARKED: Costs(0.25, 0.5, 0.7, 0.8), View.UNMARKED: Costs(0.42, 0.42, 0.58, 0.65)}


def weighed(
    text: str, view: View, sentences: Sequence[Sentence], ruled: Sequence[Draft], follows: str
) -> Iterator[Draft]:
    """Yield the quotations of a paragraph, in order.

    Args:
        text: that holds it.
        view: how it is read.
        sentences: of the paragraph.
        ruled: what the rules found in it.
        follows: what stood before it, as a short word for the model.
    """
    for passage in passages(text, view, sentences, ruled, follows):
        if passage.tokens:
            says = tagged(passage, model(view))
            found = chosen(proposals(passage, says), span_weights(view), _COSTS[view])
            yield from drafts(passage, says, found)
        else:
            yield from passage.drafts
