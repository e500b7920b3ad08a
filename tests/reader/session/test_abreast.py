"""Two lists abreast: in their order, or by period."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index import Days
from reader.session.abreast import Abreast, by_date, in_order

MARCH, APRIL = dt.date(2004, 3, 7), dt.date(2004, 4, 9)


def rows(abreast):
    return [abreast[row].both for row in range(len(abreast))]


def test_in_order_the_first_stands_beside_the_first():
    both = in_order((3, 1))
    assert rows(both) == [(0, 0), (1, None), (2, None)]
    assert [both[row].leads for row in range(3)] == [True, False, False]
    assert len(in_order((0, 0))) == len(Abreast()) == 0


def test_by_date_a_period_of_one_stands_beside_that_of_the_other():
    left = Days(((MARCH, 2), (dt.date(2004, 3, 8), 1)), 1)
    right = Days(((MARCH, 1), (APRIL, 2)), 0)
    both = by_date(left, right)
    assert rows(both) == [(0, 0), (1, None), (2, None), (None, 1), (None, 2), (3, None)]
    assert [both[row].stretch.name for row in range(6) if both[row].leads] == [
        "Mar 2004", "Apr 2004", "no date",
    ]  # fmt: skip
    assert both[0].stretch.counts == (3, 1)


def test_what_is_seen_of_either_side():
    both = by_date(Days(((MARCH, 3),)), Days(((MARCH, 1), (APRIL, 2))))
    assert both.of_side(0, 0, 4) == (0, 2)
    assert both.of_side(0, 3, 9) is None
    assert both.of_side(1, -3, 3) == (0, 1)


DAYS = st.builds(
    lambda counts, undated: Days(tuple(sorted(counts.items())), undated),
    st.dictionaries(st.dates(dt.date(2000, 1, 1), dt.date(2006, 1, 1)), st.integers(1, 5)),
    st.integers(0, 3),
)


def total(days):
    return sum(number for _, number in days.counts) + days.undated


@given(DAYS, DAYS)
def test_every_quotation_of_both_stands_once_and_in_order(left, right):
    both = by_date(left, right)
    for side, days in enumerate((left, right)):
        numbers = [one[side] for one in rows(both) if one[side] is not None]
        assert numbers == list(range(total(days)))
    for one, other in pairwise(rows(both)):
        assert one != (None, None) != other
