"""The palette: every command, found by words, by name and by key, and done."""

import re

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until

from reader.config import Config
from reader.keymap import STANDARD, keymap_of
from reader.keys import KEYS
from reader.screens.palette import Palette, choices_of, fitting


def first(wanted, key_map=STANDARD):
    return fitting(wanted, choices_of(key_map))[0].command


def test_every_command_is_offered_with_its_keys():
    choices = {choice.command: choice for choice in choices_of(STANDARD)}
    assert set(choices) == {key.command for key in KEYS} - {"palette"}
    assert choices["quote.next"].keys == ("l", "Right", "]")
    assert choices["log"].keys == ()


@pytest.mark.parametrize("command", [key.command for key in KEYS if key.command != "palette"])
def test_a_name_finds_its_command(command):
    assert first(command) == command


@pytest.mark.parametrize(
    ("wanted", "command"),
    [
        ("L", "speaker.next_quote"),
        ("l", "quote.next"),
        ("?", "help"),
        ("copy", "quote.copy"),
        ("why", "quote.evidence"),
        ("same prev", "speaker.previous_quote"),
    ],
)
def test_a_key_or_words_find_a_command(wanted, command):
    assert first(wanted) == command


def test_the_users_keys_find_it():
    assert first("F9", keymap_of((("quote.copy", ("f9",)),))) == "quote.copy"


async def test_what_is_chosen_is_done():
    async with reading(WIDE) as it:
        before = it.at
        await it.press("colon", *"next quote in", "enter")
        await until(lambda: it.app.screen is it.screen)
        await it.settled()
        assert it.at == (before[0], before[1] + 1)


@pytest.mark.parametrize("opening", ["colon", "ctrl+p"])
async def test_a_name_behind_a_colon_is_done_at_enter(opening):
    async with reading(MID) as it:
        await it.press(opening, *":results.order", "enter")
        await it.says("Searches give the best results first")


async def test_the_arrows_choose_and_escape_does_nothing():
    async with reading(MID) as it:
        before = it.at
        await it.press("colon", "down", "down", "up", "escape")
        await until(lambda: it.app.screen is it.screen)
        assert (it.at, it.said) == (before, [])
        await it.press("colon", *"zzzz", "enter")
        await it.shows("No command has these letters")
        await it.press("escape")


async def test_a_click_chooses_and_one_beside_closes():
    async with reading(WIDE) as it:
        await it.press("colon")
        await it.shows(":quote.evidence")
        y = next(y for y, line in enumerate(it.lines) if ":quote.evidence" in line)
        await it.pilot.click(offset=(it.lines[y].index(":quote.evidence"), y))
        await until(lambda: it.screen.article.explains or it.app.screen is it.screen)
        await it.press("colon")
        await it.pilot.click(offset=(1, 30))
        await until(lambda: it.app.screen is it.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_and_shows_keys_at_every_size(size):
    async with reading(size) as it:
        await it.press("colon")
        await it.shows("Search the collection")
        row = next(line for line in it.lines if "Search the collection" in line)
        assert re.search(r"  s\s+\|", row)


async def test_where_somebody_types_ctrl_p_opens_it_and_the_colon_is_typed():
    async with reading(NARROW) as it:
        await it.press("s", "colon")
        assert it.screen.box.line.value == ":"
        await it.press("ctrl+p")
        await until(lambda: isinstance(it.app.screen, Palette))


async def test_quit_may_be_chosen():
    async with reading(MID, config=Config()) as it:
        await it.pilot.press("colon", *"quit", "enter")
        await until(lambda: it.app._exit)


async def test_help_is_filtered_as_one_types():
    async with reading(MID) as it:
        await it.press("question_mark")
        await it.shows("Here, in the article")
        await it.press("slash", *"citation")
        await it.shows("Copy the quote with its citation")
        assert not any("Next quote" in line for line in it.lines)
        await it.press("z", "q")  # are typed
        await it.shows("No key has these letters")
        await it.press("escape")
        await it.shows("Next quote")
        await it.press("q")
        await until(lambda: it.app.screen is it.screen)
