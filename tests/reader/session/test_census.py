"""Who is quoted: a page at a time, by letters, in all articles or in what was found."""

import pytest
from lanes import HeldLane
from small_library import Said, reading

from index import open_memory, parse_query
from reader.session.census import PAGE, Census

TRAMS = parse_query("trams")


@pytest.fixture(scope="module")
def library():
    return open_memory(
        [
            reading(
                f"a{at:03}",
                f'{"Trams" if at % 2 else "Note"}\n\n"Yes," said Person {at:03}.\n',
                Said("Yes", f"Person {at:03}", "said", f"Person {at:03}"),
            )
            for at in range(450)
        ],
        name="crowded",
    )


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def census(library, lane):
    return Census(library, lane, changed=lambda _: None)


def at_hand(census):
    return [row for row, _ in census.crowd.rows.at_hand()]


def test_a_page_is_asked_for_and_all_are_counted(census, lane):
    assert not census.crowd.known
    census.count(parse_query(""))
    assert census.waiting
    lane.answer_all()
    assert not census.waiting
    assert census.crowd.known
    assert (census.crowd.rows.total, at_hand(census)) == (450, list(range(PAGE)))
    speaker, count = census.crowd.rows.get(7)
    assert (speaker.name, count) == ("Person 007", 1)


def test_speakers_in_sight_are_fetched_by_whole_pages(census, lane):
    census.show(300, 340)
    assert not lane.waiting
    census.count(parse_query(""))
    lane.answer_all()
    census.show(0, 40)
    assert not lane.waiting
    census.show(330, 340)
    census.show(440, 449)
    lane.answer_all()
    assert at_hand(census) == [*range(100), *range(300, 450)]


def test_speakers_of_what_was_found_are_counted_and_kept_by_letters(census, lane):
    census.count(TRAMS)
    lane.answer_all()
    assert census.crowd.rows.total == 225
    census.keep("person 01")
    lane.answer_all()
    names = [one[0].name for _, one in census.crowd.rows.at_hand()]
    assert names == [f"Person {at:03}" for at in range(11, 20, 2)]
    census.count(parse_query(""))
    lane.answer_all()
    assert census.crowd.rows.total == 10
    assert census.crowd.letters == "person 01"


def test_the_same_is_not_counted_twice_unless_the_library_has_changed(census, lane):
    census.count(TRAMS)
    census.count(TRAMS)
    assert lane.kinds == ["speakers"]
    lane.answer_all()
    census.count(TRAMS)
    assert not lane.waiting
    census.again()
    assert lane.kinds == ["speakers"]


def test_pages_of_an_older_query_are_dropped(census, lane):
    census.count(parse_query(""))
    lane.answer_all()
    census.show(300, 310)
    census.count(TRAMS)
    census.show(300, 310)
    assert lane.kinds == ["speakers"]
    lane.answer_all()
    assert at_hand(census) == list(range(PAGE))
