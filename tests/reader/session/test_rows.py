"""Long lists of which some rows are at hand."""

from hypothesis import given
from hypothesis import strategies as st

from reader.session.rows import Rows


def test_rows_that_are_not_at_hand_are_none():
    rows = Rows.first(["a", "b"], 10)
    assert (len(rows), rows.total, rows.complete) == (10, 10, False)
    assert [rows.get(at) for at in (-1, 0, 1, 2, 10)] == [None, "a", "b", None, None]
    assert list(rows.at_hand()) == [(0, "a"), (1, "b")]
    assert Rows.first(["a"], 1).complete
    assert Rows().complete


def test_a_gap_is_what_is_missing_of_a_range():
    rows = Rows({0: "a", 1: "b", 4: "e"}, 8)
    assert rows.gap(0, 1) is None
    assert rows.gap(0, 5) == (2, 5)
    assert rows.gap(-3, 3) == (2, 3)
    assert rows.gap(6, 99) == (6, 7)
    assert rows.gap(8, 9) is rows.gap(3, 2) is None


def test_rows_join_and_those_past_the_end_go():
    before = Rows.first("abcdef", 6)
    after = before.joined(3, "xy", 4)
    assert list(after.at_hand()) == [(0, "a"), (1, "b"), (2, "c"), (3, "x")]
    assert before.get(3) == "d"


@given(st.lists(st.integers(0, 99_950), max_size=60))
def test_however_far_one_goes_few_rows_are_kept_and_those_are_the_last(places):
    rows = Rows(total=100_000)
    for place in places:
        rows = rows.joined(place, range(place, place + 50), 100_000)
        assert [rows.get(at) for at in range(place, place + 50)] == list(range(place, place + 50))
        kept = list(rows.at_hand())
        assert len(kept) <= 1024
        assert all(row == value for row, value in kept)
