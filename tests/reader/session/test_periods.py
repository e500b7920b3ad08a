"""A stretch of time as a query finds it."""

import datetime as dt

import pytest
from small_library import Said, reading

from index import Days, open_memory, parse_query
from reader.page.timeline import Unit, by_period
from reader.session.periods import UNDATED, within

DATES = [
    None, dt.date(1, 1, 1), dt.date(2003, 12, 31), dt.date(2004, 1, 1), dt.date(2004, 2, 29),
    dt.date(2004, 3, 1), dt.date(2004, 12, 31), dt.date(2005, 1, 1), dt.date(9999, 12, 31),
]  # fmt: skip


@pytest.fixture(scope="module")
def library():
    return open_memory(
        [
            reading(f"a{at}", f'"We {at}," said Ann Lee.', Said(f"We {at}", "Ann Lee"), date=date)
            for at, date in enumerate(DATES)
        ],
        name="dated",
    )


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.YEAR, Unit.DAY])
def test_it_finds_what_was_printed_then_and_nothing_else(library, unit):
    ends = {dt.date(1, 1, 1), dt.date(9999, 12, 31)}
    near = Days(tuple((day, 1) for day in DATES if day and day not in ends))
    far = (Days(((day, 1),)) for day in ends)
    for period in (p for days in (near, *far) for p in by_period(days, unit)):
        found = library.article_days(parse_query(within(period, unit)))
        wanted = [day for day in DATES if day and period.first <= day <= period.last]
        assert [day for day, _ in found.counts] == wanted
        assert found.undated == 0


def test_it_is_written_as_a_person_would():
    days = Days(((dt.date(2004, 3, 7), 1),))
    written = [within(by_period(days, unit)[0], unit) for unit in Unit]
    assert written == [
        "after:2004-03-06 before:2004-03-08",
        "after:2004-02 before:2004-04",
        "after:2003 before:2005",
    ]


def test_what_has_no_date_is_found_alone(library):
    found = library.article_days(parse_query(UNDATED))
    assert (found.undated, [day.year for day, _ in found.counts]) == (1, [1])
