"""Which articles a part of a split name is meant in."""

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from index.corrections.claiming import claims, conflicts_in
from index.corrections.values import Part, Split

RENSHAW = Split(
    "Paul Renshaw",
    (
        Part("Paul Renshaw (engineer)", ("council/*",)),
        Part("Paul Renshaw (rower)", ("regatta/*", "council/9", "council/9?")),
    ),
)
IDS = st.sets(st.text("ab/[]!\n", min_size=1, max_size=6), max_size=12)
GLOBS = st.text("ab/*?[]!\n", min_size=1, max_size=6)


def problems(split, ids):
    return [one.problem for one in conflicts_in([split], ids)]


def test_an_article_two_parts_claim_and_a_glob_without_article_are_conflicts():
    assert problems(RENSHAW, ["council/014", "council/9"]) == [
        "Paul Renshaw (rower): no article is named regatta/*",
        "Paul Renshaw (rower): no article is named council/9?",
        "council/9: claimed by Paul Renshaw (engineer) and Paul Renshaw (rower);"
        " it is Paul Renshaw (engineer)'s",
    ]


def test_articles_that_the_same_parts_claim_are_one_conflict():
    both = "claimed by Paul Renshaw (engineer) and Paul Renshaw (rower)"
    ids = ["regatta/1", "council/014", "council/9", "council/92"]
    after = f"{both}; they are Paul Renshaw (engineer)'s"
    assert problems(RENSHAW, ids) == [f"council/9 and 1 other: {after}"]
    assert problems(RENSHAW, [*ids, "council/93"]) == [f"council/9 and 2 others: {after}"]


@given(IDS, st.lists(GLOBS, min_size=1, max_size=2), st.lists(GLOBS, min_size=1, max_size=2))
def test_parts_fit_the_articles_that_their_globs_match(ids, some, others):
    parts = Part("One", tuple(some)), Part("Two", tuple(others))
    expected = [
        f"{part.name}: no article is named {glob}"
        for part in parts
        for glob in part.where
        if not any(fnmatchcase(one, glob) for one in ids)
    ]
    both = sorted(one for one in ids if all(claims(part, one) for part in parts))
    found = problems(Split("Name", parts), ids)
    assert found[: len(expected)] == expected
    assert len(found[len(expected) :]) == bool(both)
    if both:
        assert found[-1].startswith(both[0])
        assert ("they are" in found[-1]) == (len(both) > 1)
