"""One quotation in two renderings has one speaker."""

from hypothesis import given
from hypothesis import strategies as st

from index.speakers import tied

HERE = "spk:spokesman@short"
THERE = "spk:spokesman-for-the-council@long"


def test_who_is_introduced_in_one_rendering_is_the_same_in_the_other():
    assert tied([("short#q1", HERE), ("short#q1", THERE)]) == {HERE: THERE}


def test_a_bare_surname_goes_by_the_full_name():
    assert tied([("g", "spk:reyes@short"), ("g", "spk:tom-reyes")]) == {
        "spk:reyes@short": "spk:tom-reyes"
    }


def test_names_without_a_word_in_common_stay_two():
    assert tied([("g", HERE), ("g", "spk:tom-reyes")]) == {}


def test_two_full_names_are_never_made_one():
    assert tied([("g", "spk:tom-reyes"), ("g", "spk:tom-reyes-jr")]) == {}
    through = [("g", "spk:reyes@a"), ("g", "spk:tom-reyes"), ("h", "spk:reyes@a"),
               ("h", "spk:ana-reyes")]  # fmt: skip
    assert tied(through) == {}


def test_two_spokesmen_are_not_made_one_by_the_word_they_share():
    other = "spk:spokesman-for-the-embassy@long"
    assert tied([("g", HERE), ("g", THERE), ("h", HERE), ("h", other)]) == {}


def test_different_quotations_tie_nobody():
    assert tied([("g", HERE), ("h", THERE)]) == {}


KEYS = st.sampled_from(
    ["spk:reyes@a", "spk:reyes@b", "spk:tom-reyes", "spk:ana-reyes", "spk:mayor@a", HERE, THERE]
)


@given(spoken=st.lists(st.tuples(st.sampled_from("ghi"), KEYS)), random=st.randoms())
def test_the_order_changes_nothing_and_nobody_goes_by_who_goes_by_another(spoken, random):
    ties = tied(spoken)
    mixed = list(spoken)
    random.shuffle(mixed)
    assert tied(mixed) == ties
    assert not ties.keys() & set(ties.values())
