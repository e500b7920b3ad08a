"""What speakers follow."""

from index.corrections.rules import Rules, conflicts_in, conflicts_of
from index.corrections.values import Fact, Ignore, Merge, NotSame, Part, Split

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


def test_an_article_two_parts_claim_and_a_glob_without_article_are_conflicts():
    found = conflicts_in(RULES, ["council/014", "council/9"])
    assert [one.problem for one in found] == [
        "Paul Renshaw (rower): no article is named regatta/*",
        "council/9: claimed by Paul Renshaw (engineer) and Paul Renshaw (rower);"
        " it is Paul Renshaw (engineer)'s",
    ]
    assert conflicts_of(RULES) == ()


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
