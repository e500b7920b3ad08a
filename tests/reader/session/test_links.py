"""Why the speaker of the current quotation is one in all articles: asked aside, remembered."""

import pytest
from lanes import HeldLane
from small_library import small_library

from index import Profile, Selection
from reader.session import links as under_test
from reader.session.links import Links, reasons
from reader.session.state import DeskState, Opened

SAME = ("same name in 3 articles",)


@pytest.fixture
def library():
    return small_library()


@pytest.fixture
def told():
    return []


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def links(library, lane, told):
    return Links(library, lane, changed=lambda: told.append(True))


@pytest.fixture
def state(library):
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    speakers = library.speakers_by_id({one.speaker_id for one in quotations if one.speaker_id})
    opened = Opened(library.article("tariff"), quotations, speakers=speakers)
    return DeskState(opened)


def test_they_are_known_once_they_have_been_asked_for(links, lane, told, state):
    at_tom = state.on_quote(1)
    assert links.of(at_tom) == ()
    links.want(at_tom)
    links.want(at_tom)
    assert lane.kinds == ["links"]
    lane.answer_all()
    assert told == [True]
    assert links.of(at_tom) == SAME
    links.want(at_tom)
    assert lane.kinds == []
    links.forget()
    assert links.of(at_tom) == ()
    links.want(at_tom)
    assert lane.kinds == ["links"]


def test_of_those_that_wait_only_the_last_speaker_counts(links, lane, state):
    links.want(state.on_quote(0))
    links.want(state.on_quote(1))
    lane.answer_all()
    assert links.of(state.on_quote(0)) == ()
    assert links.of(state.on_quote(1)) == SAME


def test_nobody_asks_about_whom_is_not_known_or_speaks_in_one_article(links, lane, library, state):
    for nobody in (state, state.on_quote(3), DeskState()):
        links.want(nobody)
        assert links.of(nobody) == ()
    quotations = library.quotations(Selection(article_id="growers")).quotations
    speakers = library.speakers_by_id({one.speaker_id for one in quotations})
    opened = Opened(library.article("growers"), quotations, speakers=speakers)
    links.want(DeskState(opened).on_quote(0))
    assert lane.kinds == []


def test_no_more_are_remembered_than_are_looked_at(links, lane, state, monkeypatch):
    monkeypatch.setattr(under_test, "_REMEMBERED", 1)
    for number in (0, 1):
        links.want(state.on_quote(number))
        lane.answer_all()
    assert links.of(state.on_quote(0)) == ()
    assert links.of(state.on_quote(1)) == SAME


def test_what_more_is_the_same_counts_more_than_the_name(library):
    (tom,) = (one for one in library.speakers().speakers if one.name == "Tom Reyes")
    lines = ("Tom Reyes: same name in 9 articles", *(f"Tom Reyes: same {n}" for n in range(3)))
    assert reasons(Profile(tom, evidence=lines)) == ("same 0", "same 1")
    assert reasons(Profile(tom, evidence=lines[:1])) == ("same name in 9 articles",)
    assert reasons(Profile(tom)) == ()
