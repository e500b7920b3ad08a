"""Which proposals are contents: the likeliest that do not overlap."""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import columns
from index.quotation.tagging.naming import Group, named
from index.quotation.tagging.proposals import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.quotation.cues import View
    from index.quotation.tagging.proposals import Proposal

_BOTH_ENDS = 0.5  # what the probability of both ends being right counts, beside the other
_MEAN_EXACT = 0.6  # share of the contents found that have both ends right
_STEEPEST = 30.0
_SURE, _WHOLE = 0.95, 0.75  # probabilities from which a content is not cut into pieces
_KEPT = 1 << 14  # groups of features whose sum is kept


class Weighed(NamedTuple):
    """How likely a proposal is a content, one with both ends right, and speech if it is one."""

    found: float
    exact: float
    speech: float


class Chosen(NamedTuple):
    """A content, by its tokens, first and behind the last.

    Attributes:
        probability: that something was said there.
        speech: how likely it is speech or writing rather than thought, if it is a content.
    """

    first: int
    end: int
    probability: float
    speech: float


class Costs(NamedTuple):
    """What a content must promise to be chosen: probabilities that are worth nothing.

    Attributes:
        marked, clause, phrase: of speech of that sort.
        thought: of what is surely thought; in between by how likely it is speech.
    """

    marked: float
    clause: float
    phrase: float
    thought: float

    def worth(self, sort: Sort, shares: Weighed) -> float:
        """Return what a proposal promises beyond its cost."""
        cost = self.marked
        if sort is not Sort.MARKED:
            said = self.clause if sort is Sort.CLAUSE else self.phrase
            cost = self.thought + (said - self.thought) * shares.speech
        return shares.found - cost + _BOTH_ENDS * (shares.exact - _MEAN_EXACT * cost)


class Sums(dict[Group, tuple[float, float, float]]):
    """What groups of features weigh together, added up when first asked for.

    In text with marks most groups are met again, and a third of the time is saved.
    """

    def __init__(self, weights: Mapping[str, tuple[float, float, float]]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, group: Group) -> tuple[float, float, float]:
        """Add up the weights of a group, and keep the sum while there is room."""
        found = exact = speech = 0.0
        for name in named(group):
            weight = self._weights.get(name)
            if weight is not None:
                found += weight[0]
                exact += weight[1]
                speech += weight[2]
        total = found, exact, speech
        if len(self) >= _KEPT:
            self.clear()
        self[group] = total
        return total


@cache
def span_weights(view: View) -> Sums:
    """Return the weights of what speaks for and against a proposal."""
    _, names, *weights = columns("span_weights.tsv", 5, view.of_weights)
    found, exact, speech = (map(float, column) for column in weights)
    return Sums(dict(zip(names, zip(found, exact, speech, strict=True), strict=True)))


def weighed(proposal: Proposal, weights: Sums) -> Weighed:
    """Return what the weights say of a proposal."""
    found = exact = speech = 0.0
    for group in proposal.groups:
        weight = weights[group]
        found += weight[0]
        exact += weight[1]
        speech += weight[2]
    return Weighed(_probability(found), _probability(exact), _probability(speech))


def chosen(proposals: Sequence[Proposal], weights: Sums, costs: Costs) -> list[Chosen]:
    """Return the proposals that together promise most, by their place.

    Source: weighted interval scheduling (Kleinberg and Tardos 2005, 6.1).
    """
    ordered = _without_pieces(
        [
            _Judged(one, shares := weighed(one, weights), costs.worth(one.sort, shares))
            for one in sorted(proposals, key=lambda proposal: proposal.end)
        ]
    )
    ends = [one.proposal.end for one in ordered]
    best, taken = [0.0], [-1]
    for place, one in enumerate(ordered):
        before = bisect_right(ends, one.proposal.first, 0, place)
        total = best[before] + one.worth
        better = total > best[place]
        best.append(total if better else best[place])
        taken.append(before if better else -1)
    found: list[Chosen] = []
    place = len(ordered)
    while place:
        before = taken[place]
        if before >= 0:
            span, shares, _ = ordered[place - 1]
            found.append(Chosen(span.first, span.end, shares.found, shares.speech))
        place = before if before >= 0 else place - 1
    return found[::-1]


class _Judged(NamedTuple):
    """A proposal, and what it promises beyond its cost."""

    proposal: Proposal
    shares: Weighed
    worth: float


def _without_pieces(judged: list[_Judged]) -> list[_Judged]:
    """Leave out what is a piece of a sure content and worth less: two pieces may be worth more."""
    sure = [one for one in judged if one.shares.found >= _SURE and one.shares.exact >= _WHOLE]
    if not sure:
        return judged
    return [one for one in judged if not any(_is_piece(one, whole) for whole in sure)]


def _is_piece(one: _Judged, whole: _Judged) -> bool:
    inside = whole.proposal.first <= one.proposal.first and one.proposal.end <= whole.proposal.end
    return inside and one.worth < whole.worth


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))
