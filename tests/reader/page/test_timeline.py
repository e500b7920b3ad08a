"""Counts by day as a row of digits, and as periods."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Days
from reader.page.timeline import (
    BUCKETS,
    Unit,
    buckets,
    by_period,
    digits,
    extent,
    label,
    scale,
    units_for,
)


def days(undated=0, **counts):
    return Days(
        tuple((dt.date.fromisoformat(day.replace("_", "-").strip("d")), n)
              for day, n in counts.items()), undated)  # fmt: skip


YEAR = days(d2004_01_01=2, d2004_06_30=1, d2004_12_31=9, undated=3)


def test_a_year_in_a_row_of_sixteen():
    assert digits(buckets(YEAR)) == "2......1.......9"
    assert digits(buckets(days(d2004_01_01=1, d2004_01_03=2))) == "1.2"
    assert digits(buckets(Days())) == ""
    assert digits(buckets(days(d2004_01_01=4))) == "4"


def test_high_counts_are_scaled_and_the_scale_is_said():
    many = buckets(days(d2004_01_01=1, d2004_01_02=30, d2004_01_03=90))
    assert digits(many) == "139"
    assert scale(many) == "9 = 90"
    assert scale(buckets(YEAR)) == ""
    assert digits(many, highest=180) == "125"


def test_another_stretch_of_time_leaves_out_what_lies_outside():
    inside = buckets(YEAR, (dt.date(2004, 6, 29), dt.date(2004, 7, 1)))
    assert digits(inside) == ".1."
    assert extent(YEAR, days(d2003_05_05=1)) == (dt.date(2003, 5, 5), dt.date(2004, 12, 31))
    assert extent(Days()) is None


DATES = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(st.dictionaries(DATES, st.integers(1, 50), min_size=1, max_size=12))
def test_buckets_part_the_time_without_gap_and_lose_nothing(counts):
    parted = buckets(Days(tuple(sorted(counts.items()))))
    assert len(parted) <= BUCKETS
    assert (parted[0].first, parted[-1].last) == (min(counts), max(counts))
    for one in parted:
        assert one.count == sum(n for day, n in counts.items() if one.first <= day <= one.last)
    for one, other in pairwise(parted):
        assert (other.first - one.last).days == 1
    assert len(digits(parted)) == len(parted)
    assert ("." in digits(parted)) == any(not one.count for one in parted)


SHORT = st.dates(dt.date(2003, 1, 1), dt.date(2006, 12, 31))


@given(st.dictionaries(SHORT, st.integers(1, 50), min_size=1, max_size=12), st.sampled_from(Unit))
def test_periods_lose_nothing(counts, unit):
    periods = by_period(Days(tuple(sorted(counts.items()))), unit)
    assert sum(one.count for one in periods) == sum(counts.values())
    assert periods[0].count
    assert periods[-1].count
    for one, other in pairwise(periods):
        assert (other.first - one.last).days == 1


@pytest.mark.parametrize(
    ("last", "units"),
    [
        ("2004-01-31", "day year month"),
        ("2004-02-01", "month day year"),
        ("2007-12-31", "month day year"),
        ("2008-01-02", "year month day"),
        ("2104-01-01", "year month"),
    ],
)
def test_the_longer_the_time_the_longer_its_periods(last, units):
    found = Days(((dt.date(2004, 1, 1), 1), (dt.date.fromisoformat(last), 1)))
    assert list(units_for(found)) == units.split()
    assert units_for(Days((), 3)) == (Unit.DAY,)


def test_periods_have_names():
    dated = days(d2004_02_10=1, d2004_03_02=4)
    names = {unit: [label(one) for one in by_period(dated, unit)] for unit in Unit}
    assert names[Unit.MONTH] == ["Feb 2004", "Mar 2004"]
    assert names[Unit.YEAR] == ["2004"]
    assert names[Unit.DAY][0] == "10 Feb 2004"
    assert by_period(Days((), 3), Unit.YEAR) == ()
