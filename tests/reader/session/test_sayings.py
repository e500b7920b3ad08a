"""What a speaker said: a page at a time, filtered, in either order, with what stands around."""

import datetime as dt
from dataclasses import replace

import pytest
from lanes import HeldLane
from small_library import Said, reading, small_library

from index import Sort, Span, open_memory
from reader.session.portraying import excerpts
from reader.session.sayings import PAGE, Sayings, Topic

MANY = 200
KENT = Topic("spk:mara-kent", "Mara Kent")


@pytest.fixture(scope="module")
def library():
    return open_memory(
        [
            reading(
                f"a{at:03}",
                f'Title\n\n"We pay {"twice" if at % 2 else "once"}," said Mara Kent.\n',
                Said(f"We pay {'twice' if at % 2 else 'once'}", "Mara Kent", "said", "Mara Kent"),
                date=dt.date(2004, 1, 1) + dt.timedelta(at) if at else None,
            )
            for at in range(MANY)
        ],
        name="many",
    )


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def sayings(library, lane):
    return Sayings(library, lane, KENT, changed=lambda _: None)


def articles(sayings):
    return [excerpt.quoted.heading.id for _, excerpt in sayings.said.rows.at_hand()]


def test_the_first_page_is_the_oldest_and_all_are_counted(sayings, lane):
    assert not sayings.waiting
    sayings.again()
    assert (sayings.waiting, sayings.said.known) == (True, False)
    lane.answer_all()
    assert (sayings.waiting, sayings.said.known) == (False, True)
    assert sayings.said.rows.total == MANY
    assert articles(sayings) == [f"a{at:03}" for at in range(1, PAGE + 1)]
    (first,) = [one for row, one in sayings.said.rows.at_hand() if row == 0]
    assert (first.before, first.said, first.after) == (
        'Title\n\n"', "We pay twice", '," said Mara Kent.'
    )  # fmt: skip


def test_those_that_come_into_sight_are_fetched_and_only_they(sayings, lane):
    sayings.show(0, 10)
    assert not lane.waiting
    sayings.again()
    lane.answer_all()
    sayings.show(0, PAGE - 1)
    assert not lane.waiting
    sayings.show(150, 160)
    sayings.show(MANY - 5, MANY + 10)  # while the one before is under way
    lane.answer_all()
    rows = sayings.said.rows
    assert all(rows.get(row) for row in (150, 160, MANY - 1))
    assert rows.get(90) is None
    assert rows.get(MANY - 1).quoted.heading.date is None


def test_a_place_further_down_is_fetched_first(sayings, lane):
    sayings.again(150)
    lane.answer_all()
    assert sayings.said.rows.get(150)
    assert sayings.said.rows.get(0) is None


def test_other_wishes_are_asked_for_anew_and_the_last_one_counts(sayings, lane):
    sayings.again()
    lane.answer_all()
    sayings.ask(replace(KENT, letters="twi"))
    sayings.ask(replace(KENT, letters="twice", sort=Sort.NEWEST))
    lane.answer_all()
    assert sayings.said.rows.total == MANY // 2
    assert articles(sayings)[0] == "a199"
    sayings.ask(sayings.topic)
    assert not lane.waiting
    sayings.ask(replace(KENT, period="after:2004-01-31 before:2004-03-01", letters="onc"))
    lane.answer_all()
    assert [articles(sayings)[0], articles(sayings)[-1]] == ["a032", "a058"]


def test_what_is_forgotten_does_not_come(sayings, lane):
    sayings.again()
    sayings.forget()
    assert (lane.kinds, sayings.waiting) == ([], False)


def test_an_article_that_has_changed_gives_the_words_alone():
    small = small_library()
    quotations = small.quotations(Topic("spk:tom-reyes", "").selection).quotations
    changed = replace(quotations[0], texts=("Other words",))
    gone = replace(quotations[1], heading=replace(quotations[1].heading, id="gone"))
    first, second = excerpts(small, [changed, gone])
    assert (first.before, first.said, first.spans, first.after) == (
        "", "Other words", (Span(0, 11),), ""
    )  # fmt: skip
    assert (second.before, second.said) == ("", "At some point that is a decision")
