"""What is done on a page of quotes as in the text: marks, copies, files, corrections, width."""

import csv
import json

import pytest
from driving import MID, NARROW, WIDE, reading, until
from driving_pages import opened
from small_library import TARIFF, kept_library

from reader.screens.choosing import ChoiceScreen
from reader.screens.compare import CompareScreen
from reader.screens.exporting import ExportScreen
from reader.screens.marks import MarksScreen
from reader.screens.who import WhoScreen
from reader.session.state import Pane

pytestmark = pytest.mark.usefixtures("here")


async def asked(it, page, key, screen):
    await page.press(key)
    await until(lambda: isinstance(it.app.screen, screen))
    await it.pilot.pause()
    return it.app.screen


def rows_of(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_listed_is_exported_as_it_is_filtered(here, size):
    async with reading(size) as it:
        page = await opened(it, "l")
        await page.press("slash", *"tariff", "enter")
        await asked(it, page, "E", ExportScreen)
        await it.shows("Tom Reyes with tariff")
        await it.press("tab", "j", "enter")
        await it.says("1 quote written to")
        (row,) = rows_of(here / "quoth-tom-reyes-with-tariff.csv")
        assert row["text"] == "The tariff is not finished"
        assert page.open
        await asked(it, page, "E", ExportScreen)
        await it.press("j", "tab", "j", "enter")
        await it.says("6 quotes written to")
        assert len(rows_of(here / "quoth-tom-reyes.csv")) == 6


async def test_of_two_speakers_the_current_one_is_exported_first(here):
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await page.press("c", *"ana", "enter")
        assert isinstance(page.screen, CompareScreen)
        await page.press("tab")
        dialog = await asked(it, page, "E", ExportScreen)
        titles = [portion.title for portion in dialog._portions]
        assert titles[:2] == ["Ana Duarte", "Tom Reyes"]
        assert titles.count("Tom Reyes") == 1
        await it.press("tab", "j", "enter")
        await it.says("2 quotes written to")
        assert {row["speaker"] for row in rows_of(here / "quoth-ana-duarte.csv")} == {"Ana Duarte"}


async def test_a_quote_of_the_page_is_copied_as_json_with_its_place(copied):
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("j")
        await asked(it, page, "Y", ChoiceScreen)
        await it.press("j")
        await until(lambda: copied)
        held = json.loads(copied[0])
        assert TARIFF[held["start"] : held["end"]] == "At some point that is a decision"
        assert held["prefix"] == TARIFF[held["start"] - 32 : held["start"]]
        assert page.open


async def test_a_quote_of_another_article_is_marked_and_found_again_from_the_page():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("G", "m")
        await it.says("Marked")
        (mark,) = it.screen.marking.marks
        assert (mark.article, mark.selector.exact) == ("bridge", "It will carry trams")
        await asked(it, page, "apostrophe", MarksScreen)
        await it.press("enter")
        await until(lambda: it.article == "bridge" and not page.open)
        assert it.state.marked == {"q1"}
        await it.press("v", "G", "m")
        await it.says("Mark taken away")
        assert it.screen.marking.marks == ()


@pytest.mark.parametrize(
    ("key", "then"),
    [
        ("a", lambda it: isinstance(it.app.screen, WhoScreen)),
        ("x", lambda it: it.state.rejected is not None),
        ("equals_sign", lambda it: it.state.current.status == "confirmed"),
        ("e", lambda it: it.screen.article.explains),
        ("w", lambda it: it.screen.bar.display),
        ("A", lambda it: it.screen.modes.is_on("queue")),
        ("2", lambda it: it.screen.pane is Pane.ARTICLE),
        ("1", lambda it: it.screen.pane is Pane.RESULTS),
    ],
)
async def test_what_is_done_in_the_text_is_done_there(tmp_path, key, then):
    library = kept_library(tmp_path)
    async with reading(MID, library=library) as it:
        page = await opened(it, "l")
        await page.press("j", key)
        await until(lambda: not page.open and then(it), lambda: "\n".join(it.lines))
        if key not in "A12":
            assert it.state.opened.article.id == "tariff"
    library.close()


async def test_words_are_made_wider_and_narrower_on_the_page_and_in_the_text():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        before = page.screen.list.measure
        await page.press("minus", "minus")
        await it.says(f"up to {before - 8} columns")
        await page.press("plus")
        assert page.screen.list.measure == it.screen.article.view.measure == before - 4


async def test_n_goes_on_to_the_next_quote_that_was_looked_for():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("n", "n", "N")
        assert page.title.startswith("QUOTES 2/6")
