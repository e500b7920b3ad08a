"""Correcting speakers: two who are one, one who is two, roles, names that are nobody's."""

import contextlib

import pytest
from driving import MID, NARROW, reading, until
from small_library import kept_library, of_two_called_pat

from index import Fact, LibraryBusyError
from reader.screens.asking import AskScreen
from reader.screens.choosing import ChoiceScreen
from reader.screens.filling import FillScreen
from reader.screens.splitting import SplitScreen, ToggleList
from reader.screens.whose import SpeakerPicker
from reader.widgets.word_row import WordRow


@contextlib.asynccontextmanager
async def at_tom(folder, size=MID):
    """Open a library at a quote by Tom Reyes."""
    library = kept_library(folder)
    async with reading(size, library=library) as it:
        await it.press("l")
        yield it
    library.close()


def rules(it):
    return it.screen.library.corrections().rules


def names(it):
    return {one.name: one.quotes for one in it.screen.library.speakers().speakers}


async def asks(it, screen):
    await until(lambda: isinstance(it.app.screen, screen), lambda: str(it.app.screen))
    await it.settled()


@pytest.mark.parametrize("size", [MID, NARROW])
async def test_two_are_one_and_the_name_that_stays_is_chosen(tmp_path, size):
    async with at_tom(tmp_path, size) as it:
        await it.press("S")
        await it.shows("Tom Reyes is …")
        await it.press("m")
        await asks(it, SpeakerPicker)
        await it.press(*"oka")
        await it.shows("Mara Okafor")
        await it.press("enter")
        await asks(it, ChoiceScreen)
        await it.shows("Which name stays?")
        await it.shows("a number or Enter; Esc closes")
        await it.press("1")
        await it.says("Mara Okafor is Tom Reyes now. u undoes")
        assert names(it) == {"Tom Reyes": 7, "Ana Duarte": 2}
        await it.press("u")
        await it.says("Undone: Mara Okafor is Tom Reyes")
        assert names(it)["Mara Okafor"] == 1


async def test_a_name_is_no_markup_in_the_title_of_a_box(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("a", *"[b]x[/b]", "space", *"[/etc/passwd]", "enter")
        await it.says("Saved.")
        await it.press("S")
        await asks(it, ChoiceScreen)
        await it.shows("[b]x[/b] [/etc/passwd] is …")
        await it.shows("a letter or Enter; Esc closes")


async def test_who_is_not_the_same_is_kept_apart(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("S", "n")
        await asks(it, SpeakerPicker)
        await it.press(*"ana")
        await it.shows("Ana Duarte")
        await it.press("enter")
        await it.says("Tom Reyes is not Ana Duarte. u undoes")
        assert [one.names for one in rules(it).not_same] == [("Tom Reyes", "Ana Duarte")]


async def test_two_people_of_one_name_are_parted_by_articles(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("S", "s")
        await asks(it, SplitScreen)
        await it.press("enter")
        await it.shows("Space takes an article")
        await it.press("space", "j", "space", "j", "space", "enter")
        await it.shows("Leave at least one")
        await it.press("space", "enter")
        await asks(it, FillScreen)
        await it.press("enter")
        await it.shows("Type another name")
        await it.press(*"rower)", "enter")
        await it.says("Tom Reyes (rower) is somebody else now")
        (split,) = rules(it).splits
        assert [part.name for part in split.parts] == ["Tom Reyes (rower)"]
        parted = names(it)
        assert parted["Tom Reyes (rower)"] + parted["Tom Reyes"] == 6


async def test_who_is_quoted_in_one_article_cannot_be_two(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("K")
        assert it.article == "growers"
        await it.press("g", "l")
        await it.press("S", "s")
        await it.says("Mara Okafor is quoted in one article only")


async def test_a_role_has_dates_and_a_wrong_one_is_said(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("S", "r")
        await asks(it, FillScreen)
        await it.press(*"deputy", "tab", *"Bench", "tab", *"2004-13", "enter")
        await it.shows("2004-13 is no date")
        await it.press("backspace", "backspace", "backspace", "enter")
        await it.says("Saved. u undoes")
        (fact,) = rules(it).facts
        assert (fact.name, fact.role, fact.organisation, fact.start, fact.end) == (
            "Tom Reyes",
            "deputy",
            "Bench",
            "2004",
            None,
        )
        assert isinstance(fact, Fact)


async def test_a_name_is_never_a_speaker_once_it_is_agreed(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("S", "i")
        await asks(it, AskScreen)
        await it.press("n")
        assert not rules(it).ignored
        await it.press("S", "i")
        await asks(it, AskScreen)
        await it.press("y")
        await until(lambda: "Tom Reyes" not in names(it), lambda: str(names(it)))


async def test_the_speaker_that_the_cursor_is_on_is_meant(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("3", "j", "S")
        await it.shows("Ana Duarte is …")


async def test_a_busy_library_says_so_in_the_box(tmp_path, monkeypatch):
    async with at_tom(tmp_path) as it:

        def busy(_):
            raise LibraryBusyError(tmp_path)

        monkeypatch.setattr(it.screen.library, "correct", busy)
        await it.press("S", "r", *"deputy", "enter")
        await it.shows("quoth is writing to this library")
        await it.shows("deputy")
        monkeypatch.undo()
        await it.press("enter")
        await it.says("Saved.")


async def test_nobody_is_corrected_where_nobody_is_known(tmp_path):
    async with reading(MID, library=kept_library(tmp_path)) as it:
        await it.press("l", "l", "l", "S")
        await it.says("No speaker is current here")


async def test_a_click_takes_an_article(tmp_path):
    async with at_tom(tmp_path) as it:
        await it.press("S", "s")
        await asks(it, SplitScreen)
        await it.shows("[ ]")
        await it.pilot.click(ToggleList, offset=(3, 1))
        await it.shows("[x] 11 Mar 2024")


async def test_two_of_one_name_can_be_one_and_are_not_kept_apart_twice(tmp_path):
    library = of_two_called_pat(tmp_path)
    async with reading(MID, library=library) as it:
        await it.search("won")
        await it.press("enter", "enter")
        assert it.state.current.speaker == "Pat Rain"
        await it.press("S", "n")
        await asks(it, SpeakerPicker)
        await it.press(*"pat")
        await it.shows(", 1 quote")
        await it.press("enter")
        await it.shows("They are two already")
        await it.press("escape", "S", "m")
        await asks(it, SpeakerPicker)
        await it.press(*"pat")
        await it.shows(", 1 quote")
        await it.press("enter")
        await until(lambda: names(it)["Pat Rain"] == 2, lambda: str(names(it)))
        assert not library.corrections().conflicts
    library.close()


async def test_a_question_is_answered_by_mouse(tmp_path):
    async with at_tom(tmp_path) as it:
        for word, ignored in (("No", False), ("Yes", True)):
            await it.press("S", "i")
            await asks(it, AskScreen)
            x = it.lines[-1].rindex(word)
            await it.pilot.click(WordRow, offset=(x, 0))
            await until(lambda: not isinstance(it.app.screen, AskScreen))
            await it.settled()
            assert bool(rules(it).ignored) is ignored
