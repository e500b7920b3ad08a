"""Marks: put, seen, listed, gone to, taken away, and there the next time."""

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from small_library import TARIFF, Said, readings, small_library
from small_library import reading as one_reading

from reader.outside.marks_file import NAME, read_lines
from reader.page.gutter import cells
from reader.screens.marks import MarksScreen
from reader.screens.returning import Past


def kept(folder):
    return Past(folder=folder)


def marked(it):
    return {it.state.quotations[index].quotation.id for index in it.state.marked_quotes}


async def mark(it, *ids):
    await it.press("m")
    await until(lambda: marked(it) == set(ids), lambda: str(marked(it)))


async def listed(it):
    await it.press("apostrophe")
    await until(lambda: isinstance(it.app.screen, MarksScreen))
    await it.pilot.pause()
    return it.app.screen


def test_the_gutter_says_both_and_the_current_quote_first_where_it_is_narrow():
    assert cells("AD=", width=5, current=">", marked="'") == "AD='>"
    assert cells("AD=", width=5, current=" ", marked="'") == "AD=' "
    assert cells("AD=", width=4, current=" ", marked="'") == "AD='"
    assert cells("AD=", width=4, current=">", marked="'") == "AD=>"
    assert cells("AD=", width=4, current=" ") == "AD= "


@pytest.mark.parametrize("size", SIZES)
async def test_a_mark_is_put_seen_and_taken_away(size, tmp_path):
    async with reading(size, past=kept(tmp_path)) as it:
        await it.press("l")
        await mark(it, "q2")
        await it.says("Marked. ' lists marks.")
        assert "quote 2/6 marked" in it.status
        await it.press("l")
        await it.shows("TR~'")
        assert "marked" not in it.status
        await it.press("h")
        await mark(it)
        await it.says("Mark taken away.")
        assert "marked" not in it.status
        assert not any("TR~'" in line for line in it.lines)


async def test_marks_are_there_the_next_time_and_lead_across_articles(tmp_path):
    async with reading(past=kept(tmp_path)) as it:
        await it.press("l")
        await mark(it, "q2")
        await it.press("K")
        await mark(it, "q1")
        await until(lambda: len(read_lines(tmp_path)) == 2)
    async with reading(MID, past=kept(tmp_path)) as it:
        await until(lambda: marked(it) == {"q2"})
        await listed(it)
        await it.shows("Marks (2)")
        await it.shows("Mara Okafor: We pay twice and we are heard once")
        await it.shows("Tom Reyes: Three meetings, three postponements")
        await it.press("enter")
        await until(lambda: it.at == ("growers", 1))
        await it.press("backspace")
        assert it.at == ("tariff", 1)
        await listed(it)
        await it.press("down", "enter")
        await until(lambda: it.at == ("tariff", 2))


async def test_the_list_is_filtered_and_marks_are_taken_from_it(tmp_path):
    async with reading(NARROW, past=kept(tmp_path)) as it:
        await mark(it, "q1")
        await it.press("l")
        await mark(it, "q1", "q2")
        await listed(it)
        await it.press(*"reyes")
        await it.shows("1 of 2 marks")
        await it.press("delete")
        await until(lambda: marked(it) == {"q1"})
        await it.press(*["backspace"] * 5)
        await it.shows("Ana Duarte: We will not sign")
        await it.press("pagedown", "pageup", "up", "delete")
        await it.shows("No marks yet. m marks the current quote.")
        await it.press("delete", "enter", "escape")
        await until(lambda: it.app.screen is it.screen)
        await until(lambda: len(read_lines(tmp_path)) == 4)


async def test_a_mark_is_opened_by_the_mouse(tmp_path):
    async with reading(past=kept(tmp_path)) as it:
        await it.press("l", "l")
        await mark(it, "q3")
        await it.press("h")
        await listed(it)
        await it.pilot.click("#marks", offset=(5, 0), times=2)
        await until(lambda: it.at == ("tariff", 3))


async def test_a_click_in_the_gutter_marks_and_takes_away(tmp_path):
    async with reading(WIDE, past=kept(tmp_path)) as it:
        view = it.screen.article.view
        row = next(at for at, line in enumerate(it.lines) if "TR~" in line)
        offset = (view.region.x + 4 - view.region.x, row - view.region.y)
        await it.pilot.click(view, offset=offset)
        await until(lambda: marked(it) == {"q2"})
        await it.pilot.pause(0.6)  # a second click at once would be a double one
        await it.pilot.click(view, offset=offset)
        await until(lambda: not marked(it))


async def test_a_mark_holds_in_a_text_that_was_edited(tmp_path):
    library = small_library()
    async with reading(library=library, past=kept(tmp_path)) as it:
        await it.press("l", "l", "l", "l")
        await mark(it, "q5")
        await until((tmp_path / NAME).exists)
    edited = "New line.\n\n" + TARIFF.replace("We did ask", "But we did ask")
    library.write(
        [one_reading("tariff", edited, Said("But we did ask", "Tom Reyes", "said", "Reyes"))]
    )
    async with reading(library=library, past=kept(tmp_path)) as it:
        await listed(it)
        await it.press("enter")
        await until(lambda: it.at == ("tariff", 1))
        await until(lambda: marked(it) == {"q1"})


async def test_what_is_gone_is_said_and_its_mark_stays(tmp_path):
    library = small_library()
    async with reading(library=library, past=kept(tmp_path)) as it:
        await mark(it, "q1")
        library.write([one_reading("tariff", "All of it is another text.\n")])
        await listed(it)
        await it.press("enter")
        await it.says("The library has changed: that quote is gone.")
        library.delete(["tariff"])
        await listed(it)
        await it.press("enter")
        await it.says("tariff: that article is not in the library any more.")
        assert len(it.screen.marking.marks) == 1


async def test_files_that_are_only_open_keep_marks_for_this_time():
    async with reading() as it:
        await mark(it, "q1")
        await it.says("Marked until you leave: these files are in no library.")
        await listed(it)
        await it.shows("Ana Duarte: We will not sign")


async def test_a_library_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / NAME).mkdir()
    async with reading(past=kept(tmp_path)) as it:
        await it.press("m")
        await it.says(f"Marked until you leave: {tmp_path / NAME}: Is a directory")
        await until(lambda: marked(it) == {"q1"})


async def test_broken_lines_are_counted_in_the_log(tmp_path):
    (tmp_path / NAME).write_text("{\n[]\n")
    async with reading(past=kept(tmp_path)) as it:
        await until(
            lambda: any(
                "marks.jsonl: 2 lines cannot be read" in one.text
                for one in it.screen.journal.read()
            )
        )


async def test_without_a_quote_there_is_nothing_to_mark(tmp_path):
    async with reading(past=kept(tmp_path)) as it:
        await it.press("J")
        assert it.article == readings()[2].article.id
        await it.press("m")
        await it.says("No quote is current here, so there is nothing to mark.")


async def test_marked_quotes_are_exported_together(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with reading(past=kept(tmp_path)) as it:
        await mark(it, "q1")
        await it.press("K")
        await mark(it, "q1")
        await it.press("E")
        await it.shows("marks")
        await it.press("down", "down", "down", "enter")
        await it.says("2 quotes written to")
        text = (tmp_path / "quoth-marks.md").read_text()
        assert text.index("**Ana Duarte**") < text.index("**Mara Okafor**")
