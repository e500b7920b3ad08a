"""Which proposals are chosen, compared with trying every set of them."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quotation.tagging.choice import Costs, Sums, Weighed, chosen, weighed
from index.quotation.tagging.naming import named
from index.quotation.tagging.proposals import Proposal, Sort

COSTS = Costs(0.3, 0.5, 0.6, 0.7)
CHANCE = st.integers(-30, 29)  # in tenths; none that is sure
SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6), CHANCE, CHANCE)


def proposal(number, first, end):
    return Proposal(first, end, Sort.CLAUSE, (("word", "always", ""), ("word", str(number), "")))


def disjoint(picked):
    ordered = sorted(picked, key=lambda one: one.first)
    return all(one.end <= then.first for one, then in itertools.pairwise(ordered))


@given(st.lists(SPANS, max_size=7))
def test_no_other_set_of_small_chances_promises_more(spans):
    proposals = [proposal(n, first, first + size) for n, (first, size, *_) in enumerate(spans)]
    weights = Sums(
        {
            f"w{n}": (found / 10, exact / 10, found / 10)
            for n, (_, _, found, exact) in enumerate(spans)
        }
    )
    worth = {one: COSTS.worth(one.sort, weighed(one, weights)) for one in proposals}
    best = max(
        sum(map(worth.get, picked))
        for size in range(len(proposals) + 1)
        for picked in itertools.combinations(proposals, size)
        if disjoint(picked)
    )
    found = chosen(proposals, weights, COSTS)
    assert disjoint(found)
    assert found == sorted(found)
    total = 0.0
    for one in found:
        same = [p for p in proposals if (p.first, p.end) == (one.first, one.end)]
        total += max(
            worth[p] for p in same if math.isclose(weighed(p, weights).found, one.probability)
        )
    assert total == pytest.approx(best)


def test_what_is_likely_is_taken_and_what_is_not_is_left():
    weights = Sums({"w0": (3, 3, 3), "w1": (-3, -3, 3)})
    (found,) = chosen([proposal(0, 0, 4), proposal(1, 5, 9)], weights, COSTS)
    assert (found.first, found.end) == (0, 4)
    assert found.probability == pytest.approx(1 / (1 + math.exp(-3)))


def test_a_sure_content_is_not_cut_into_pieces_that_are_worth_more_together():
    pieces = [proposal(0, 0, 4), proposal(1, 5, 9)]
    whole = proposal(2, 0, 9)
    shares = {"w0": (2.5, 0.5, 5), "w1": (2.5, 0.5, 5), "w2": (3.2, 1.5, 5)}
    (found,) = chosen([*pieces, whole], Sums(shares), COSTS)
    assert (found.first, found.end) == (0, 9)
    unsure = {**shares, "w2": (2.6, 0.6, 5)}
    assert len(chosen([*pieces, whole], Sums(unsure), COSTS)) == len(pieces)


def test_thought_must_promise_more_than_speech():
    shares = {"found": 0.6, "exact": 0.4}
    assert COSTS.worth(Sort.CLAUSE, Weighed(**shares, speech=1.0)) > 0
    assert COSTS.worth(Sort.CLAUSE, Weighed(**shares, speech=0.0)) < 0


def test_features_without_a_weight_say_nothing():
    assert weighed(proposal(5, 0, 1), Sums({})) == Weighed(0.5, 0.5, 0.5)


def test_a_group_weighs_what_its_features_weigh_together():
    group = ("inside", "1", "2", "3", "4", "5")
    assert named(group) == ("qs12", "qW13", "iE4", "iB5")
    sums = Sums({"qs12": (1, 2, 3), "iB5": (0.5, 0.25, 0)})
    assert sums[group] == (1.5, 2.25, 3)
    assert sums[group] is sums[group]


def test_nothing_proposed_is_nothing_chosen():
    assert chosen([], Sums({}), COSTS) == []


def test_what_stands_between_marks_need_promise_least():
    shares = Weighed(0.5, 0.25, 1.0)
    worth = {sort: COSTS.worth(sort, shares) for sort in Sort}
    assert worth[Sort.MARKED] > 0 > worth[Sort.CLAUSE] > worth[Sort.PHRASE]
