"""Two speakers abreast: chosen from a list, by date or in order, narrowed by a topic."""

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from driving_pages import Page, opened

from reader.page.citation import citation
from reader.screens.compare import CompareScreen


async def compared(it, *letters):
    """Compare the current speaker with the first one whose name begins so."""
    page = await opened(it, "l")
    await page.press("c", *letters, "enter")
    assert isinstance(page.screen, CompareScreen)
    return page


def current(page):
    return page.screen.list.current.quoted.id


@pytest.mark.parametrize("size", SIZES)
async def test_both_stand_abreast_by_date(size):
    async with reading(size) as it:
        page = await compared(it, *"ana")
        marks = ("left ", "right") if size == WIDE else ("TR", "AD")
        assert page.lines[0].startswith(f"{marks[0]}  Tom Reyes  6 quotes  41  no date 1")
        assert page.lines[1].startswith(f"{marks[1]}  Ana Duarte  2 quotes  1.  no date 1")
        assert "> --- 11 Mar 2024  4 | 1 ---" in page.text
        assert '"Three meetings, three' in page.text
        assert "We will not sign a" in page.text
        assert page.title.startswith("COMPARE  by date")


async def test_beside_each_other_where_there_is_room_else_below():
    async with reading(WIDE) as it:
        page = await compared(it, *"ana")
        row = next(line for line in page.lines if line.startswith("> 11 Mar"))
        assert row.count("The Courier") == 2
        await it.resize(NARROW)

        def counts():
            rows = [line for line in page.lines if line.startswith(("> TR", "> AD"))]
            return [line.count("The Courier") for line in rows]

        await until(lambda: counts() == [1, 1], counts)


async def test_a_topic_narrows_both_and_escape_lifts_it():
    async with reading(WIDE) as it:
        page = await compared(it, *"ana")
        await page.press("slash", *"tariff")
        assert "  1 quote" in page.lines[0]
        assert "  1 quote" in page.lines[1]
        assert page.title.startswith("COMPARE  by date  about tariff")
        assert "Both about: tariff" in page.text
        await page.press("enter")
        assert [page.screen.list._row(n, 80)[0].plain.split("  ")[0] for n in (0, 1)] == [
            "--- 11 Mar 2024", "--- 12 Mar 2024",
        ]  # fmt: skip
        await page.press("escape")
        assert "  6 quotes" in page.lines[0]
        await page.press("escape", "escape")
        assert not page.open


async def test_in_order_the_first_stands_beside_the_first():
    async with reading(WIDE) as it:
        page = await compared(it, *"ana")
        await page.press("O")
        assert page.title.startswith("COMPARE  in order")
        assert "---  4" not in page.text
        rows = page.screen.comparison.compared.rows
        assert [rows[n].both for n in (0, 1, 2)] == [(0, 0), (1, 1), (2, None)]


async def test_tab_goes_to_the_other_side_and_enter_opens_from_it():
    async with reading(WIDE) as it:
        page = await compared(it, *"ana")
        assert current(page) == "tariff#q2"
        await page.press("tab")
        assert current(page) == "tariff#q1"
        await page.press("j", "enter")
        await it.says("There is no quote on this side. Tab goes to the other one.")
        await page.press("G", "enter")
        assert not page.open
        assert it.at == ("bridge", 2)
        await page.press("backspace")
        assert isinstance(page.screen, CompareScreen)
        assert page.screen.list.cursor == 5
        await page.press("tab")
        assert page.screen.list.side == 1


async def test_the_current_quote_is_copied(monkeypatch):
    async with reading(MID) as it:
        page = await compared(it, *"mara")
        copied = []
        monkeypatch.setattr(it.screen, "copy", copied.append)
        await page.press("tab", "y")
        assert not copied
        await page.press("j", "j", "j", "j", "y")
        assert copied == [citation(page.screen.list.current.quoted)]
        assert "We pay twice" in copied[0]


async def test_somebody_else_has_to_be_chosen():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("c")
        assert page.lines[0].startswith("Compare Tom Reyes with:")
        names = [line[2:].split("  ")[0] for line in page.lines[2:5]]
        assert names == ["Tom Reyes", "Ana Duarte", "Mara Okafor"]
        await page.press("enter")
        await it.says("Tom Reyes is on both sides: choose somebody else.")
        await page.press("c", *"zz", "enter")
        await it.says("Nobody has a name that begins so.")
        await page.press("escape")
        assert page.title == "QUOTES 1/6  oldest first"


async def test_from_the_text_and_with_nobody_known():
    async with reading(MID) as it:
        page = Page(it)
        await page.press("c", "down", "down", "enter")
        assert "Ana Duarte" in page.lines[0]
        assert "Mara Okafor" in page.lines[1]
        await page.press("v")
        assert page.lines[0].startswith("Ana Duarte  person")
        await page.press("escape", "c")
        assert not page.open
        await it.press("l", "l", "l")
        await page.press("c")
        await it.says("No known speaker is current here")


async def test_the_mouse_does_the_same():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await page.click("c Compare")
        await page.click("Ana Duarte", times=2)
        await page.click("…council's")
        assert current(page) == "tariff#q1"
        await page.click("Her deputy Tom")
        assert current(page) == "tariff#q2"
        await page.click("by date")
        assert page.title.startswith("COMPARE  in order")
        await page.click("Tab Other")
        assert page.screen.list.side == 1
        await page.click("Esc closes")
        assert page.title == "QUOTES 1/6  oldest first"


async def test_it_follows_a_change_of_the_library():
    async with reading(WIDE) as it:
        page = await compared(it, *"ana")
        it.screen.library.delete(["tariff"])
        it.screen.renew()
        await page.settled()
        assert "  2 quotes" in page.lines[0]
        assert "  1 quote" in page.lines[1]
        assert "12 Mar 2024  1 | 0" in page.text
