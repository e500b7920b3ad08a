"""Taking quotations along: into a file, or on the clipboard in another shape."""

import csv
import hashlib
import json
import threading

import pytest
from driving import SIZES, WIDE, reading, until
from small_library import TARIFF, small_library

from reader.screens.choosing import ChoiceScreen
from reader.screens.exporting import ExportScreen

pytestmark = pytest.mark.usefixtures("here")


async def asked(it, key="E", screen=ExportScreen):
    await it.press(key)
    await until(lambda: isinstance(it.app.screen, screen))
    await it.pilot.pause()
    return it.app.screen


async def closed(it):
    await until(lambda: it.app.screen is it.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_this_article_is_exported_as_markdown_by_two_keys(here, size):
    async with reading(size) as it:
        await asked(it)
        await it.shows("Water tariff splits the bench")
        await it.shows("6 quotes")
        await it.press("enter")
        path = here / "quoth-water-tariff-splits-the-bench.md"
        await it.says(f"6 quotes written to {path}")
        assert path.read_text().count("**Tom Reyes**, quoted in The Courier, 11 Mar 2024") == 4


async def test_a_speaker_is_exported_as_csv_from_all_articles(here):
    async with reading() as it:
        await it.press("l")
        await asked(it)
        await it.press("j", "tab", "j", "enter")
        await it.says("6 quotes written to")
        with (here / "quoth-tom-reyes.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 6
        assert {row["article"] for row in rows} == {"tariff", "growers", "bridge"}


async def test_the_results_are_exported_as_jsonl_with_the_count_of_the_screen(here):
    async with reading() as it:
        await it.search("tariff")
        await it.press("escape")
        await it.shows("3 articles  8 quotes")
        await asked(it)
        await it.press("down", "down", "tab", "down", "down", "enter")
        await it.says("8 quotes written to")
        lines = (here / "quoth-results-tariff.jsonl").read_text().splitlines()
        assert [json.loads(line)["article"] for line in lines] == ["growers"] * 2 + ["tariff"] * 6


async def test_a_file_is_never_replaced_without_a_word(here):
    (here / "mine.md").write_text("mine")
    async with reading() as it:
        screen = await asked(it)
        screen._file.value = "mine.md"
        await it.press("enter")
        await it.shows("mine.md is there already. Enter again replaces it.")
        assert (here / "mine.md").read_text() == "mine"
        screen._file.value = "other.md"
        await it.pilot.pause()
        screen._file.value = "mine.md"
        await it.press("enter")
        await it.shows("mine.md is there already. Enter again replaces it.")
        await it.press("enter")
        await it.says("6 quotes written to")
        assert "We did ask" in (here / "mine.md").read_text()


async def test_a_name_that_cannot_be_written_is_refused_in_the_box(here):
    async with reading() as it:
        screen = await asked(it)
        for name, words in (("no/quotes.md", "There is no folder no"), ("", "A file needs a name"),
                            (".", ". is a folder")):  # fmt: skip
            screen._file.value = name
            await it.press("enter")
            await it.shows(words)
        await it.press("escape")
        await closed(it)
        assert not list(here.iterdir())


async def test_the_name_follows_what_is_chosen_until_one_is_typed():
    async with reading() as it:
        screen = await asked(it)
        await it.press("down")
        assert screen._file.value == "quoth-ana-duarte.md"
        screen._file.value = "ana.md"
        await it.press("tab", "down")
        assert screen._file.value == "ana.md"


async def test_the_export_is_a_button_too(here):
    async with reading() as it:
        await asked(it)
        await it.pilot.click("#save", offset=(3, 0))
        await it.says("6 quotes written to")


async def test_the_screen_does_not_wait_for_an_export_and_leaving_gives_it_up(here):
    library = small_library()
    going, go_on = threading.Event(), threading.Event()
    each = library.each_found

    def slowly(query, *, sort):
        for quoted in each(query, sort=sort):
            going.set()
            go_on.wait(10)
            yield quoted

    library.each_found = slowly
    async with reading(library=library) as it:
        await asked(it)
        await it.press("down", "down", "enter")
        await until(going.is_set)
        await it.press("l")
        assert it.at == ("tariff", 2)
        it.screen.aside.stop()
        go_on.set()
        await until(lambda: not list(here.iterdir()))


async def test_nothing_to_export_is_said():
    library = small_library()
    library.delete(["tariff", "growers", "bridge"])
    async with reading(library=library) as it:
        await it.press("E")
        await it.says("No quotes here to export.")
        await it.press("Y")
        await it.says("No quote is current here")


@pytest.mark.parametrize("size", SIZES)
async def test_a_quote_is_copied_in_the_shape_of_a_letter(copied, size):
    async with reading(size) as it:
        for letter in "tcmj":
            await asked(it, "Y", ChoiceScreen)
            await it.press(letter)
            await closed(it)
            await it.says("Copied via a test")
        text, cited, markdown, row = copied
        assert text == "We will not sign a tariff nobody can explain"
        assert cited.startswith(f'"{text}" - Ana Duarte, quoted in The Courier')
        assert markdown.startswith(f'> "{text}"\n>\n> — **Ana Duarte**')
        held = json.loads(row)
        start, end = held["start"], held["end"]
        assert held["sha256"] == hashlib.sha256(TARIFF.encode()).hexdigest()
        assert held["prefix"] == TARIFF[start - 32 : start]
        assert held["suffix"] == TARIFF[end : end + 32]
        assert (held["method"], held["speaker"]) == ("named", "Ana Duarte")


async def test_a_shape_is_chosen_by_enter_and_by_the_mouse(copied):
    async with reading(WIDE) as it:
        await asked(it, "Y", ChoiceScreen)
        await it.press("down", "enter")
        await closed(it)
        await until(lambda: len(copied) == 1)
        await asked(it, "Y", ChoiceScreen)
        await it.pilot.click("OptionList", offset=(5, 0))
        await until(lambda: len(copied) == 2)
        assert copied[0].endswith("]")
        assert copied[1] == "We will not sign a tariff nobody can explain"
        await asked(it, "Y", ChoiceScreen)
        await it.pilot.click(offset=(1, 1))
        await closed(it)
