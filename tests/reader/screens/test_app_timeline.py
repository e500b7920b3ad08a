"""The large timeline: of a speaker, of what a page keeps to, and of what was found."""

import pytest
from driving import MID, SIZES, WIDE, reading
from driving_pages import Page, opened

TOMS = "TIMELINE  Tom Reyes  6 quotes, 1 of them no date"


@pytest.mark.parametrize("size", SIZES)
async def test_bars_stand_for_how_much_there_is(size):
    async with reading(size) as it:
        page = await opened(it, "l")
        await page.press("t")
        assert page.lines[0].startswith(TOMS)
        bars = [line.split() for line in page.lines[2:5]]
        assert [" ".join(bar[:-1]) for bar in bars] == [
            "> 11 Mar 2024 4", "12 Mar 2024 1", "no date 1",
        ]  # fmt: skip
        longest, *short = (len(bar[-1]) for bar in bars)
        assert size[0] - 25 < longest <= size[0]
        assert short == [-(-longest // 4)] * 2


async def test_a_period_is_kept_to_on_the_page_until_escape():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("t", "enter")
        assert page.title == "QUOTES 1/4  oldest first  11 Mar 2024"
        await page.press("t")
        assert page.lines[0].startswith("TIMELINE  Tom Reyes, 11 Mar 2024  4 quotes")
        await page.press("escape", "escape")
        assert page.title == "QUOTES 1/6  oldest first"
        await page.press("slash", *"tariff", "enter", "t")
        assert page.lines[0].startswith("TIMELINE  Tom Reyes with tariff  1 quote ")
        await page.press("t")
        assert page.title == "QUOTES 1/1  oldest first  with tariff"


async def test_what_has_no_date_can_be_kept_to():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("t", "G", "enter")
        assert page.title == "QUOTES 1/1  oldest first  no date"
        assert "> no date  [/etc/passwd]" in page.text


async def test_the_periods_can_be_longer():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await page.press("t", "O")
        assert page.lines[0].startswith(f"{TOMS}  by year")
        assert page.lines[2].startswith(">        2024  5  ####")
        await page.press("O")
        assert page.lines[2].startswith(">    Mar 2024  5  ####")
        await page.press("enter")
        assert page.title == "QUOTES 1/5  oldest first  Mar 2024"


async def test_from_the_text_a_period_opens_the_page_of_the_speaker():
    async with reading(MID) as it:
        page = Page(it)
        await it.press("l")
        await page.press("t", "j", "enter")
        assert page.lines[0].startswith("Tom Reyes  person")
        assert page.title == "QUOTES 1/1  oldest first  12 Mar 2024"
        await page.press("escape", "escape")
        assert not page.open


async def test_from_the_results_a_period_goes_into_the_search():
    async with reading(WIDE) as it:
        page = Page(it)
        await it.search("water")
        await it.press("enter")
        await page.press("t")
        assert page.lines[0].startswith("TIMELINE  water  3 articles  by day")
        await page.press("j", "enter")
        await it.says("There is no article here to keep to.")
        await page.press("G", "enter")
        assert not page.open
        assert it.screen.box.line.value == "water after:2024-03-11 before:2024-03-13"
        await page.settled()
        assert [hit.heading.id for hit in it.screen.results.hits] == ["growers"]


async def test_without_a_known_speaker_it_is_that_of_all_articles():
    async with reading(WIDE) as it:
        page = Page(it)
        await it.press("l", "l", "l")
        await page.press("t")
        assert page.lines[0].startswith("TIMELINE  all articles  4 articles, 1 of them no date")
        await page.press("q")
        assert not page.open


async def test_the_row_of_digits_and_the_bars_are_clicked():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await page.click("11 Mar 2024 41")
        assert page.lines[0].startswith(TOMS)
        await page.click("by day")
        assert "by year" in page.lines[0]
        await page.click("O Years")
        await page.click("Mar 2024  5", times=2)
        assert page.title == "QUOTES 1/5  oldest first  Mar 2024"
        await page.click("  Mar 2024")
        assert page.title == "QUOTES 1/6  oldest first"


async def test_it_follows_a_change_of_the_library():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("t")
        it.screen.library.delete(["tariff"])
        it.screen.renew()
        await page.settled()
        assert page.lines[0].startswith("TIMELINE  Tom Reyes  2 quotes, 1 of them no date")
        await page.press("escape")
        await page.settled()
        assert page.title == "QUOTES 1/2  oldest first"
