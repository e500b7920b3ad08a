import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.speakers.likeness import likeness


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Laura Kent", "Ms Laura KENT", "same name"),
        ("José Ortega", "Jose Ortega", "same name"),
        ("Eddie O'Dell", "Eddie ODell", "same letters, parted otherwise"),
        ("Moon Ki-ban", "Ki-ban Moon", "same words in another order"),
        ("T. Reyes", "Tom Reyes", "initials agree"),
        ("Tom Reyes", "Tom W Reyes", "a middle name more"),
        ("Clare Penhallow", "Clare Penhallow-Smith", "a surname more"),
        ("Yelena Sorokina", "Elena Sorokina", "spelt by other rules"),
        ("Mikhail Zhukov", "Mikhail Jukov", "spelt by other rules"),
        ("Tim Reyes", "Timothy Reyes", "first name cut short"),
        ("Clare Penhallow", "Clara Penhallow", "spelt nearly so"),
    ],
)
def test_names_that_may_be_one_say_why(one, other, reason):
    for pair in ((one, other), (other, one)):
        found = likeness(*pair)
        assert found is not None
        assert found.reason == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Reyes", "Ann Reyes"),
        ("Tom Reyes", "Tom Kovacs"),
        ("Reyes", "Tom Reyes"),
        ("T. Reyes", "Ann Reyes"),
        ("Tom Reyes", "Tim Kent"),
        ("J Bo", "J Co"),
        ("Al Bo", "Al Co"),
    ],
)
def test_other_names_are_not_suggested(one, other):
    assert likeness(one, other) is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_names_can_be_compared_either_way(one, other):
    assert likeness(one, other) == likeness(other, one)
