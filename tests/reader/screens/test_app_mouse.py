"""The application by mouse: everything that a key does has a place to click."""

import pytest
from driving import MID, NARROW, WIDE, reading, until

from reader.outside.clipboard import Copied
from reader.session.state import Pane


async def click(it, words, *, button=1, row=None, after=0):
    """Click on words that stand on the screen."""
    await it.shows(words)
    lines = it.lines
    y = row if row is not None else next(y for y, line in enumerate(lines) if words in line)
    await it.pilot.click(offset=(lines[y].index(words) + after, y), button=button)
    await it.settled()


async def test_a_click_on_a_result_opens_it():
    async with reading(WIDE) as it:
        await click(it, "Tariff explained")
        assert it.article == "explained"
        assert it.screen.focused is it.screen.article.view


async def test_a_click_on_a_quote_makes_it_current_and_the_text_stays():
    async with reading(WIDE) as it:
        before = it.screen.article.view.scroll_y
        await click(it, "Nobody asked us")
        assert it.at == ("tariff", 4)
        assert it.screen.article.view.scroll_y == before


async def test_a_click_on_a_tag_shows_the_evidence():
    async with reading(MID) as it:
        await click(it, "TR~")
        assert it.at == ("tariff", 2)
        await it.shows('cue:  "he told"')


async def test_a_click_on_a_speaker_keeps_to_them_and_one_on_the_status_lifts_it():
    async with reading(WIDE) as it:
        await click(it, "Tom Reyes    ")
        assert it.state.only.name == "Tom Reyes"
        await click(it, "only Tom Reyes")
        assert it.state.only is None


async def test_the_line_between_the_speakers_is_nobody():
    async with reading(WIDE) as it:
        row = next(y for y, line in enumerate(it.lines) if line[94:].startswith("------"))
        await it.pilot.click(offset=(100, row))
        await it.settled()
        assert it.state.only is None


@pytest.mark.parametrize("size", [WIDE, MID, NARROW])
async def test_footer_keys_are_buttons(size):
    async with reading(size) as it:
        await click(it, "l Quote", row=size[1] - 1)
        assert it.at == ("tariff", 2)
        await click(it, "? Help", row=size[1] - 1, after=3)
        await it.shows("Here, in the article")
        await it.press("escape")
        await it.pilot.click(offset=(it.lines[-1].index("q Quit"), size[1] - 1))
        await until(lambda: it.app._exit)


async def test_the_status_line_is_clickable():
    async with reading(WIDE) as it:
        await click(it, "quote 1/6")
        assert it.at == ("tariff", 2)
        await click(it, "Tom Reyes", row=38)
        assert it.at == ("tariff", 3)
        await it.search("water")
        await it.press("escape")
        await click(it, "hit ", row=38)
        assert it.status.startswith("hit 3/3")


async def test_the_right_button_on_counter_and_name_goes_back_the_same_way():
    async with reading(WIDE) as it:
        await it.press("l", "L")
        await click(it, "Tom Reyes", row=38, button=3)
        assert it.at == ("tariff", 2)
        await it.search("water")
        await it.press("enter", "enter", "n", "n")
        assert it.status.startswith("hit 2/3")
        await click(it, "hit ", row=38, button=3)
        assert it.status.startswith("hit 1/3")


async def test_the_right_button_elsewhere_on_the_status_line_backs_out():
    async with reading(WIDE) as it:
        await it.press("e")
        await click(it, "quote 1/6", button=3)
        assert it.at == ("tariff", 1)
        assert not it.screen.article.explains


async def test_tabs_are_clickable():
    async with reading(NARROW) as it:
        await click(it, "3 Speakers")
        assert it.screen.pane is Pane.SPEAKERS
        await click(it, "1 Results")
        assert it.screen.pane is Pane.RESULTS
        await click(it, "[s]", row=0)
        assert it.screen.typing


async def test_the_box_and_titles_are_clickable():
    async with reading(WIDE) as it:
        await it.pilot.click(offset=(20, 0))
        await it.settled()
        assert it.screen.typing
        await click(it, "[2]")
        assert it.screen.pane is Pane.ARTICLE
        await click(it, "[1]")
        assert it.screen.pane is Pane.RESULTS
        await click(it, "SPEAKERS here")
        assert it.screen.find_box.pane is Pane.SPEAKERS
        await it.press("escape")
        await click(it, "[s]")
        assert it.screen.typing


async def test_the_right_button_backs_out():
    async with reading(WIDE) as it:
        await it.press("1")
        await click(it, "Tariff explained", button=3)
        assert it.article == "tariff"
        assert it.screen.pane is Pane.ARTICLE


async def test_a_click_beside_the_help_closes_it():
    async with reading(WIDE) as it:
        await it.press("question_mark")
        await it.shows("Here, in the article")
        await it.pilot.click(offset=(2, 20))
        await until(lambda: it.app.screen is it.screen)


async def test_dragging_selects_clean_text_and_ctrl_c_copies_it(monkeypatch):
    copied = []
    monkeypatch.setattr(
        "reader.screens.copying.copy",
        lambda text, *, by_terminal: copied.append(text) or Copied("Copied via x"),
    )
    async with reading(MID) as it:
        await it.press("ctrl+c")
        await until(lambda: it.said)
        assert it.said[-1] == "q quits (nothing selected to copy)"
        await it.shows("Her deputy")
        y = next(y for y, line in enumerate(it.lines) if "Her deputy" in line)
        x = it.lines[y].index("Her")
        await it.pilot.mouse_down(offset=(x, y))
        await it.pilot.hover(offset=(x + 10, y))
        await it.pilot.mouse_up(offset=(x + 10, y))
        await it.pilot.press("ctrl+c")
        await until(lambda: copied)
        assert copied[0].startswith("Her deputy")
        assert "\n" not in copied[0]
        await it.says("Copied via x")
