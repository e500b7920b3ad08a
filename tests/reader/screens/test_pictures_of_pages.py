"""Pages, dialogs and corrections look as they were kept."""

from dataclasses import replace

import pytest
from driving import MID, NARROW, WIDE, reading, until
from driving_pages import opened
from picturing import is_as_kept
from small_library import kept_library, readings, spoken_for

from index import Selection, Selector, open_memory, rejecting
from reader.screens.returning import Past


@pytest.fixture(autouse=True)
def plain_terminal(tmp_path, monkeypatch):
    """Have colours whatever the terminal is, and no file in the working folder."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("speaker", MID, ("l",)),
        ("speaker-narrow", NARROW, ("slash", *"tariff", "enter")),
        ("compare", WIDE, ("c", *"ana", "enter")),
        ("timeline", MID, ("t",)),
    ],
)
async def test_a_page_looks_as_it_was_kept(name, size, keys):
    async with reading(size) as it:
        page = await opened(it, "l")
        await page.press(*keys)
        await is_as_kept(it, name)


@pytest.mark.parametrize(
    ("name", "size", "keys", "shows"),
    [
        ("who", MID, ("l", "l", "l", "a"), "Ana Duarte"),
        ("evidence", MID, ("l", "e"), "WHY THIS SPEAKER"),
        ("evidence-corrected", MID, ("l", "l", "l", "a", "1", "e"), "Quoth said"),
        ("rejected", NARROW, ("l", "x", "l"), 'x   "Three'),
        ("unsure", (80, 30), ("A",), "Unsure 1/1, in this article:"),
        ("export", MID, ("l", "E"), "[ Save ]"),
    ],
)
async def test_a_state_looks_as_it_was_kept(name, size, keys, shows, tmp_path):
    library = kept_library(tmp_path)
    async with reading(size, library=library, past=Past(folder=tmp_path)) as it:
        await it.press(*keys)
        await it.shows(shows)
        await it.settled()
        await is_as_kept(it, name)
    library.close()


async def test_the_corrections_look_as_they_were_kept(tmp_path):
    library = kept_library(tmp_path)
    article = library.article("tariff")
    lost = library.quotations(Selection(article_id="tariff")).quotations[0]
    never = replace(rejecting(article, lost.quotation), selector=Selector("Never was there"))
    library.correct([never])
    async with reading(MID, library=library) as it:
        await it.press("x", "X")
        await it.shows("of which 1 does not fit")
        await it.press("enter")
        await it.shows("It is kept")
        await is_as_kept(it, "corrections")
    library.close()


async def test_the_marks_look_as_they_were_kept(tmp_path):
    async with reading(MID, past=Past(folder=tmp_path)) as it:
        for number, key in enumerate("lK", 1):
            await it.press("l" if key == "l" else key, "m")
            await until(lambda: len(it.screen.marking.marks) == number)  # noqa: B023
        await it.press("apostrophe")
        await it.shows("Marks (2)")
        await is_as_kept(it, "marks")


async def test_a_group_of_speakers_looks_as_it_was_kept():
    library = open_memory([*readings(), *spoken_for("Lake Trust", 3)], name="trust")
    async with reading(MID, library=library) as it:
        await it.press("3", "g", *"jjjj", "enter")
        await it.shows("- Lake Trust")
        await is_as_kept(it, "speakers-grouped")
