"""What speakers follow."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.corrections.rules import Rules, conflicts_of, fold
from index.corrections.values import Fact, Ignore, Merge, NotSame, Part, Split

NAMES = st.sampled_from(["A", "a", "B", "C", "c", "D", "E", "e"])
RULES = Rules.of(
    [
        Merge("Elena Sorokina", ("Yelena Sorokina", "Dr Elena Sorokina")),
        Merge("E. Sorokina-Hall", ("Elena Sorokina",)),
        Split(
            "Paul Renshaw",
            (
                Part("Paul Renshaw (engineer)", ("council/*",)),
                Part("Paul Renshaw (rower)", ("regatta/*", "council/9")),
            ),
        ),
        NotSame(("Clare Penhallow", "Clara Penhallow", "C Penhallow")),
        Fact("Daniel Okafor", "spokesman"),
        Fact("daniel okafor", "mayor"),
        Ignore("Northmoor Gazette"),
    ]
)


def test_names_follow_merges_to_the_end_and_splits_by_article():
    assert RULES.known_as("yelena SOROKINA", "a") == "E. Sorokina-Hall"
    assert RULES.known_as("Paul Renshaw", "council/014") == "Paul Renshaw (engineer)"
    assert RULES.known_as("Paul Renshaw", "regatta/1") == "Paul Renshaw (rower)"
    assert RULES.known_as("Paul Renshaw", "elsewhere") == "Paul Renshaw"
    assert RULES.part("Paul Renshaw", "elsewhere") is None


def test_the_rest_is_answered_by_name():
    assert RULES.is_ignored("northmoor gazette")
    assert not RULES.is_ignored("Gazette")
    assert not RULES.may_be_same("Clara Penhallow", "C. Penhallow")
    assert RULES.may_be_same("Clara Penhallow", "Clara Pen")
    assert {"paul renshaw", "e sorokina hall", "c penhallow", "daniel okafor"} <= RULES.names
    assert RULES
    assert not Rules()


def test_a_circle_of_merges_is_a_conflict_and_comes_to_an_end():
    rules = Rules.of([Merge("A", ("B",)), Merge("B", ("C",)), Merge("C", ("A",))])
    assert rules.merged("A") in "ABC"
    assert len(conflicts_of(rules)) == 3
    itself = Rules.of([Merge("A", ("a",))])
    assert itself.merged("a") == "a"
    assert conflicts_of(itself) == ()  # all that bear the name are one


def test_a_name_merged_twice_goes_by_the_last_rule_and_is_a_conflict():
    rules = Rules.of([Merge("A", ("X",)), Merge("B", ("X",))])
    assert rules.merged("X") == "B"
    assert [one.problem for one in conflicts_of(rules)] == [
        "merge X: it is merged into A and elsewhere, or in a circle"
    ]


def test_merging_what_is_never_the_same_is_a_conflict():
    rules = Rules.of([Merge("A", ("B",)), NotSame(("B", "A"))])
    assert [one.problem for one in conflicts_of(rules)] == ["not_same B, A: they are merged"]


@given(st.lists(st.builds(Merge, NAMES, st.lists(NAMES, min_size=1, max_size=3))))
def test_merges_are_followed_until_a_name_comes_again(merges):
    def followed(name):
        seen = {fold(name)}
        while (into := steps.get(fold(name))) and fold(into) not in seen:
            name = into
            seen.add(fold(into))
        return name

    steps = {fold(x): one.into for one in merges for x in one.names if fold(x) != fold(one.into)}
    rules = Rules.of(merges)
    for name in "ABCDEac":
        assert rules.merged(name) == followed(name)


def test_a_long_chain_of_merges_and_many_that_are_not_the_same_are_no_trouble():
    names = [f"N{number}" for number in range(20_000)]
    chain = [Merge(into, (name,)) for name, into in pairwise(names)]
    rules = Rules.of([*chain, NotSame(tuple(names[:-1])), Merge("X", ("Y",))])
    assert rules.merged("N0") == "N19999"
    assert not rules.may_be_same("N1", "n2")
    assert len(conflicts_of(rules)) == 19_998


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=3))
def test_two_names_of_a_rule_that_keeps_them_apart_are_never_one(several):
    rules = Rules.of([NotSame(tuple(names)) for names in several])
    pairs = [{fold(one) for one in pair} for names in several for pair in combinations(names, 2)]
    for one in "aBcDE":
        for other in "AbCdE":
            assert rules.may_be_same(one, other) == ({fold(one), fold(other)} not in pairs)
