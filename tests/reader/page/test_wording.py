"""Words that views have in common."""

import datetime as dt

import pytest

from reader.page.wording import counted, day


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 quotes"), (1, "1 quote"), (2, "2 quotes"), (2100, "2,100 quotes")]
)
def test_a_noun_follows_its_number(number, words):
    assert counted(number, "quote") == words


def test_there_may_be_more():
    assert counted(1, "article", more="+") == "1+ article"


def test_a_day_has_no_nought_before_it():
    assert day(dt.date(2024, 3, 3)) == "3 Mar 2024"
    assert day(dt.date(2024, 12, 11)) == "11 Dec 2024"
