"""Who is quoted: a page at a time, by letters, in all articles or in what was found."""

import pytest
from lanes import HeldLane
from small_library import Said, reading, spoken_for

from index import Query, open_memory, parse_query
from reader.session.census import Census, each
from reader.session.further import PAGE

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
    group = census.crowd.rows.get(7)
    assert (group.first.name, group.quotes, census.crowd.speakers) == ("Person 007", 1, 450)


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
    names = [one.label for _, one in census.crowd.rows.at_hand()]
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


@pytest.fixture
def offices():
    return open_memory([*spoken_for("Lake Trust", 250), *spoken_for("Water Board", 1)], name="off")


@pytest.fixture
def opened(offices, lane):
    """Return a census in which those who speak for the Lake Trust are unfolded."""
    census = Census(offices, lane, changed=lambda _: None)
    census.count(Query())
    lane.answer_all()
    census.turn(0)
    census.show_members(0, 20)
    lane.answer_all()
    return census


def members_at_hand(census):
    return [row for row, _ in census.crowd.unfolded.members.at_hand()]


def test_those_called_alike_are_one_row_which_opens_to_each(opened, lane):
    crowd = opened.crowd
    assert (crowd.rows.total, crowd.speakers) == (2, 250)
    assert (crowd.unfolded.at, len(crowd.unfolded.members)) == (0, 249)
    first = crowd.unfolded.members.get(0)
    assert (first.heading.id, first.quotes) == ("day0001", 1)
    assert members_at_hand(opened) == list(range(PAGE))
    opened.show_members(240, 248)
    assert opened.waiting
    lane.answer_all()
    assert members_at_hand(opened) == [*range(PAGE), *range(200, 249)]
    opened.turn(1)  # of whom there is but one
    assert opened.crowd.unfolded.at == 0
    opened.turn(0)
    assert opened.crowd.unfolded is None
    opened.show_members(0, 20)
    assert not opened.waiting


def test_an_open_group_stays_open_as_the_library_changes(opened, offices, lane):
    offices.delete(["day0001", "day0002"])
    opened.again()
    lane.answer_all()
    assert (opened.crowd.unfolded.at, len(opened.crowd.unfolded.members)) == (0, 247)
    opened.show_members(0, 0)
    lane.answer_all()
    assert opened.crowd.unfolded.members.get(0).heading.id == "day0003"
    offices.delete([f"day{number:04}" for number in range(250)])
    opened.again()
    lane.answer_all()
    assert opened.crowd.unfolded is None


def test_other_letters_or_another_query_close_a_group(opened, lane):
    opened.keep("spokesman")
    lane.answer_all()
    assert opened.crowd.unfolded is None
    opened.turn(0)
    opened.count(parse_query("rain"))
    lane.answer_all()
    assert opened.crowd.unfolded is None


def test_members_that_come_late_are_not_taken_for_those_of_another_list(opened, lane):
    opened.show_members(240, 248)
    opened.turn(0)
    assert not lane.waiting
    assert opened.crowd.unfolded is None


def test_where_one_is_chosen_nobody_stands_for_others(offices, lane):
    census = Census(offices, lane, changed=lambda _: None, asked=each)
    census.count(Query())
    lane.answer_all()
    assert (census.crowd.rows.total, census.crowd.speakers) == (250, 250)
    assert census.crowd.rows.get(0).speakers == 1
