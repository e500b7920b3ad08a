"""Coming back to a library: all is as it was left."""

import pytest
from driving import MID, SIZES, WIDE, reading, until
from small_library import readings, small_library

from index import Sort
from reader.outside import visits
from reader.screens.returning import past_of
from reader.session.visit import Visit, visit_row


def past(folder):
    return past_of(folder)


@pytest.mark.parametrize("size", SIZES)
async def test_article_place_search_order_and_speaker_are_those_of_the_last_time(size, tmp_path):
    async with reading(size, past=past(tmp_path)) as it:
        await it.search("tariff")
        await it.press("enter", "down", "enter")
        await until(lambda: it.article == "tariff")
        await it.press("O", "l", "3", "enter", "l")
        left = it.at, it.state.only, it.screen.finder.asking
        assert left[1] is not None
    async with reading(size, past=past(tmp_path)) as it:
        assert (it.at, it.state.only, it.screen.finder.asking) == left
        assert it.screen.box.line.value == "tariff"
        assert it.screen.finder.asking.sort is Sort.RELEVANCE
        await it.press("backspace")
        assert it.article != left[0][0] or it.at != left[0]


async def test_coming_back_to_an_article_does_not_count_as_reading_it_again(tmp_path):
    async with reading(past=past(tmp_path)) as it:
        await it.press("J")
        left = it.article
        most_read = it.screen.returning.openings.most_read
        await until(lambda: most_read() == (left,), lambda: str(most_read()))
    async with reading(past=past(tmp_path)) as it:
        assert it.article == left
        await it.press("K")
        openings = it.screen.returning.openings
        await until(lambda: openings.most_read() == (it.article, left))  # once each


async def test_the_text_is_as_far_down_as_it_was(tmp_path):
    long = "".join(f"Line {number} of a long text.\n" for number in range(200))
    one = readings()[2]
    held = type(one)(type(one.article)(one.article.heading, long), (), (), "test")
    library = small_library()
    library.write([held])
    async with reading(WIDE, library=library, past=past(tmp_path)) as it:
        await it.press("J")
        assert it.article == "explained"
        await it.press("space", "space")
        top = it.screen.article.view.top_line
        assert top > 40
    async with reading(WIDE, library=library, past=past(tmp_path)) as it:
        assert (it.article, it.screen.article.view.top_line) == ("explained", top)


async def test_the_ways_back_are_there_the_next_time_and_lead_across_searches(tmp_path):
    async with reading(past=past(tmp_path)) as it:
        await it.press("l", "L", "L", "L", "L")
        assert it.at == ("bridge", 1)
        await it.search("growers")
        await it.press("enter", "enter")
        await until(lambda: it.article == "growers")
    async with reading(past=past(tmp_path)) as it:
        await it.press("backspace")
        assert it.at == ("bridge", 1)
        await it.press("backspace")
        assert it.at == ("tariff", 6)
        await it.press("f", "f")
        assert it.article == "growers"
        await it.press("f")
        assert it.said[-1] == "Nothing to go forward to."


async def test_an_article_that_is_gone_makes_room_for_the_fullest(tmp_path):
    async with reading(past=past(tmp_path)) as it:
        await it.press("K")
        assert it.article == "growers"
    library = small_library()
    library.delete(["growers"])
    async with reading(library=library, past=past(tmp_path)) as it:
        await until(lambda: it.article == "tariff")
        assert it.at == ("tariff", 1)
        assert not it.said


async def test_a_damaged_file_starts_anew_with_a_line_in_the_log(tmp_path, state_home):
    visits.keep(tmp_path, visit_row(Visit(query="bridge")))
    (file,) = state_home.rglob("visits/*.json")
    file.write_text('{"visit": {"query": 3')
    async with reading(MID, past=past(tmp_path)) as it:
        assert it.at == ("tariff", 1)
        assert any("last visit cannot be read" in entry.text for entry in it.screen.journal.read())
    async with reading(MID, past=past(tmp_path)) as it:
        assert not it.screen.journal.read()


async def test_each_library_has_its_own_place_and_files_have_none(tmp_path, state_home):
    async with reading(past=past(tmp_path / "a")) as it:
        await it.press("K")
    async with reading(past=past(tmp_path / "b")) as it:
        assert it.article == "tariff"
    assert len(list(state_home.rglob("visits/*.json"))) == 2
    async with reading(past=past(None)) as it:
        await it.press("K")
    assert len(list(state_home.rglob("visits/*.json"))) == 2


async def test_where_one_is_is_kept_before_the_end_too(tmp_path):
    async with reading(past=past(tmp_path)) as it:
        await it.press("K")
        assert it.article == "growers"
        await until(lambda: past(tmp_path).visit is not None)
        await until(lambda: past(tmp_path).visit.here.article_id == "growers")


async def test_a_state_folder_that_cannot_be_written_is_said_once(tmp_path, state_home):
    state_home.write_text("a file where the folder should be")
    async with reading(past=past(tmp_path)) as it:
        await it.says("Where you are is not remembered: ")
        await it.press("K", "J", "J")
        assert sum("not remembered" in one.text for one in it.screen.journal.read()) == 1
