"""Words that views have in common."""

import datetime as dt

import pytest

from index import Attribution, Heading, Kind, Mode, Quotation, Quoted, Span
from reader.page.wording import counted, day, second_hand


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


def told(number, speaker, parent):
    quotation = Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, (Span(0, 9),), parent=parent)
    attribution = Attribution(quotation.id, None)
    return Quoted(Heading("a", "T"), quotation, attribution, (), None, speaker, speaker, "g")


def test_second_hand_speech_names_all_by_way_of_whom_it_comes():
    chain = [told(1, "Tom Kent", None), told(2, None, "q1"), told(3, "Ana", "q2")]
    assert [second_hand(one, chain) for one in chain] == [
        None,
        "second-hand, by way of Tom Kent",
        "second-hand, by way of (unknown) and Tom Kent",
    ]
    assert second_hand(chain[1], ()) == "second-hand"
