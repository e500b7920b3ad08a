"""Keys of the user's own on the screen, and the log."""

import pytest
from driving import MID, NARROW, WIDE, reading, until
from small_library import kept_library

from reader.config import Config
from reader.screens.exporting import ExportScreen
from reader.screens.log import LogScreen

OWN = Config(
    keys=(("quote.next", ("n",)), ("line.down", ("ctrl+n",)), ("quit", ("X",)), ("search", ("f3",)))
)


async def test_the_users_keys_do_what_they_are_given_to():
    async with reading(WIDE, config=OWN) as it:
        before = it.at
        await it.press("l", "right")
        assert it.at == before
        await it.press("n")
        assert it.at == (before[0], before[1] + 1)
        assert "n Quote" in it.lines[-1]
        assert "F3 Search" in it.lines[-1]


async def test_a_letter_of_the_users_is_typed_where_somebody_types():
    async with reading(WIDE, config=OWN) as it:
        await it.press("f3", "n", "X")
        assert it.screen.box.line.value == "nX"
        await it.press("f3")
        assert it.screen.typing


async def test_popups_are_closed_by_the_users_keys():
    async with reading(WIDE, config=OWN) as it:
        for close in ("X", "escape"):
            await it.press("question_mark")
            await it.shows("Here, in the article")
            await it.shows("ctrl+n")
            await it.press("q")
            assert it.app.screen is not it.screen
            await it.press(close)
            await until(lambda: it.app.screen is it.screen)


async def test_faults_in_the_settings_are_said_once_and_logged():
    config = Config(keys=(("serach", ("x",)),), problems=("config.toml: theme: \x1b[31m", "more"))
    async with reading(MID, config=config) as it:
        await it.says("(and 2 more, in the log)")
        assert "\x1b" not in it.said[-1]
        await it.shows("3 warnings")
        it.screen.action_command("log")
        await it.shows("! config.toml: theme: ␛[31m")
        await it.shows("! keys: there is no command serach")
        assert isinstance(it.app.screen, LogScreen)
        await it.press("escape")
        assert not any("warning" in line for line in it.lines)


async def test_skipped_files_are_in_the_log_all_of_them():
    async with reading(MID, problems=[f"{name}.txt: empty" for name in "abc"]) as it:
        await it.says("a.txt: empty (and 2 more, in the log)")
        await it.shows("3 warnings")
        it.screen.action_command("log")
        for name in "abc":
            await it.shows(f"! {name}.txt: empty")


async def test_an_empty_log_says_so():
    async with reading(MID) as it:
        it.screen.action_command("log")
        await it.shows("Nothing was said yet")


OTHERS = Config(
    keys=tuple(
        {
            "search": ("f3",),
            "pane.article": ("5",),
            "pane.results": (),
            "article.next": ("full_stop",),
            "speaker.next_quote": ("greater_than_sign",),
            "line.down": ("e",),
            "line.up": ("i",),
            "article.end": ("ctrl+e",),
            "article.top": (),
            "quote.evidence": ("f4",),
            "find": ("f5",),
            "back_out": ("f6",),
            "quote.add": ("w", "f7"),
            "page.up": ("b",),
            "undo": (),
            "quote.reject": ("d",),
            "open": ("enter", "f8"),
        }.items()
    )
)
"""Other keys for much of what is named on the screen."""


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_names_a_key_names_the_users(size, tmp_path):
    library = kept_library(tmp_path)
    async with reading(size, library=library, config=OTHERS) as it:
        await it.shows("[F3]")
        await it.shows("[5]" if size is WIDE else "[5 Article]")
        assert not any("[1]" in line or "1 Results" in line for line in it.lines)
        await it.press("full_stop", "l")
        await it.says("No quotes in this article. . opens the next one.")
        await it.press("K", "f4")
        await it.shows("F4 closes" if size is NARROW else "EVIDENCE")
        await it.press("f4", "w")
        await it.shows("w b word  e i line")
        await it.shows("F6 leaves")
        await it.press("K")
        await it.says("You are marking words: Enter takes them, F6 leaves it.")
        await it.press("f6", "d")
        await it.says("Not a quote; d restores it. :undo undoes")
        await it.shows("not a quote: d restores it")
        await it.press("n")
        await it.says("F3 searches all articles, F5 this one.")
        await it.press("question_mark")
        await it.shows("F5 filters, F6 closes")
        await it.press("f5", "z", "f6", "f6", "l", "v")
        await it.shows("F6 closes")
        await it.press("z")
        await it.says("F6 goes back to the text.")
    library.close()


async def test_lists_in_boxes_follow_the_users_keys():
    async with reading(MID, config=OTHERS) as it:
        await it.press("E")
        await until(lambda: isinstance(it.app.screen, ExportScreen))
        await it.pilot.pause()
        what = it.app.screen._what
        for key, row in (("e", 1), ("j", 1), ("ctrl+e", 2), ("i", 1), ("g", 1), ("G", 1)):
            await it.pilot.press(key)
            await it.pilot.pause()
            assert (key, what.cursor) == (key, row)
