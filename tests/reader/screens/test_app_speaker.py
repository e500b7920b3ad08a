"""A speaker's page in the application: everything said, filtered, opened, and the way back."""

import datetime as dt
from dataclasses import replace

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from driving_pages import Page, opened
from small_library import Said
from small_library import reading as article

from index import VoiceKind, open_memory
from reader.page.citation import citation
from reader.screens.commands.speaking import whom
from reader.session.sayings import PagePlace, Topic
from reader.session.state import Pane
from reader.session.walk import Choice

LONG = 2_000


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_who_and_lists_all_that_was_said(size):
    async with reading(size) as it:
        page = await opened(it, "l")
        text = "\n".join(page.lines)
        assert page.lines[0].startswith("Tom Reyes  person")
        assert "quotes  6 in 3 articles; 11 Mar 2024 - 12 Mar 2024; 6 direct" in text
        assert "when    11 Mar 2024 41 12 Mar 2024  no date 1" in text
        assert page.title == "QUOTES 1/6  oldest first"
        assert "> 11 Mar 2024  The Courier  Water tariff" in text
        assert '"Three meetings, three' in text
        assert page.lines[-1].startswith("Enter Open")


async def test_keys_go_through_the_quotes_and_enter_opens_one_in_its_article():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("l", "L", "j")
        assert page.title == "QUOTES 4/6  oldest first"
        await page.press("h", "H", "k", "k")
        assert page.title == "QUOTES 1/6  oldest first"
        await page.press("G")
        assert page.title == "QUOTES 6/6  oldest first"
        await page.press("enter")
        assert not page.open
        assert it.at == ("bridge", 1)
        await it.says("The bridge opens")


async def test_backspace_comes_back_to_the_page_and_f_goes_on_again():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("slash", *"tariff", "enter", "O", "enter")
        assert not page.open
        assert it.at == ("growers", 2)
        await page.press("backspace")
        assert page.open
        assert page.title == "QUOTES 1/1  newest first  with tariff"
        await page.press("f")
        assert not page.open
        assert it.at == ("growers", 2)
        await page.press("backspace", "escape", "escape")
        assert not page.open
        assert it.at == ("tariff", 2)


async def test_a_filter_is_taken_away_by_escape_before_the_page_is():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await page.press("slash", *"twi")
        assert page.title == "QUOTES 1/1  oldest first  with twi"
        assert "Keep quotes with: twi" in "\n".join(page.lines)
        assert page.lines[-2].endswith(" 1 quote")
        await page.press("v")  # a letter, while it is typed
        assert page.open
        assert page.title == "QUOTES 0/0  oldest first  with twiv"
        await page.press("enter", "enter", "y")
        await it.says("No quote is current here.")
        await page.press("escape")
        assert page.title == "QUOTES 1/6  oldest first"
        await page.press("escape")
        assert not page.open


async def test_the_current_quote_is_copied_with_its_citation(monkeypatch):
    async with reading(MID) as it:
        page = await opened(it, "l")
        copied = []
        monkeypatch.setattr(it.screen, "copy", copied.append)
        await page.press("y")
        assert copied == [citation(page.screen.list.current.quoted)]


async def test_why_this_speaker_is_said_in_the_article():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("l", "e")
        await until(lambda: it.screen.article.explains)
        assert it.at == ("tariff", 3)


@pytest.mark.parametrize("key", ["q", "v", "backspace", "escape"])
async def test_ways_to_close_it(key):
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press(key)
        assert not page.open
        assert it.at == ("tariff", 2)
        await it.press("l")
        assert it.at == ("tariff", 3)


async def test_s_searches_and_an_unknown_key_is_answered():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("J")
        await it.says("That does nothing on this page.")
        await page.press("question_mark")
        await it.shows("Down, in the text or a list")
        await page.press("escape")
        assert page.open
        await page.press("s")
        assert not page.open
        assert it.screen.typing


async def test_the_speaker_under_the_cursor_of_the_panel_is_shown():
    async with reading(WIDE) as it:
        page = await opened(it, "3", "G")
        assert page.lines[0].startswith("Mara Okafor  person")


async def test_nobody_to_show():
    async with reading(WIDE) as it:
        page = Page(it)
        await it.press("l", "l", "l")
        await page.press("v")
        await it.says("The speaker of this quote is not known: there is no page.")
        await it.press("J")
        assert it.article == "explained"
        await page.press("v")
        await it.says("No quote is current here, so no speaker to show.")
        assert not page.open


async def test_the_mouse_does_the_same():
    async with reading(WIDE) as it:
        page = Page(it)
        y = next(y for y, line in enumerate(it.lines) if "Ana Duarte     " in line)
        await it.pilot.click(offset=(100, y), times=2)
        await page.settled()
        assert page.lines[0].startswith("Ana Duarte")
        await page.click("no date  [/etc")
        assert page.title == "QUOTES 2/2  oldest first"
        await page.click("oldest first")
        assert page.title.startswith("QUOTES 1/2  newest first")
        await page.click("QUOTES")
        assert page.title.startswith("QUOTES 2/2")
        await page.click("/ Filter")
        await page.press(*"bridge")
        assert page.title.endswith("with bridge")
        await page.click("with bridge")
        assert "with" not in page.title
        await page.click("no date  [/etc", times=2)
        assert (page.open, it.article) == (False, "bridge")
        await page.press("backspace")
        await it.pilot.click(offset=(60, 30), button=3)
        await page.settled()
        assert not page.open


async def test_a_speaker_of_thousands_of_quotes_is_scrolled_at_once():
    many = open_memory(
        [
            article(
                f"a{at:04}",
                f'Title {at}\n\n"We pay {at}," said Mara Kent.\n',
                Said(f"We pay {at}", "Mara Kent", "said", "Mara Kent"),
                date=dt.date(2004, 1, 1) + dt.timedelta(at),
            )
            for at in range(LONG)
        ],
        name="many",
    )
    async with reading(NARROW, library=many) as it:
        page = await opened(it)
        await page.press("G")
        assert page.title == f"QUOTES {LONG:,}/{LONG:,}  oldest first"
        assert f"We pay {LONG - 1}" in "\n".join(page.lines)
        page.screen.list.scroll_to_line(LONG // 2 * page.screen.list.row_height)
        await it.shows(f"We pay {LONG // 2}")
        await page.press("pageup", "g")
        assert "We pay 0" in "\n".join(page.lines)
        assert len(list(page.screen.sayings.said.rows.at_hand())) < LONG


async def test_it_follows_a_change_of_the_library_and_closes_when_its_speaker_is_gone():
    async with reading(MID) as it:
        page = await opened(it, "l")
        it.screen.library.delete(["bridge"])
        it.screen.renew()
        await page.settled()
        assert page.title == "QUOTES 1/5  oldest first"
        it.screen.library.delete(["tariff", "growers"])
        it.screen.renew()
        await it.says("The library has changed: that speaker is gone.")
        await page.settled()
        assert not page.open


async def test_another_size_is_another_layout():
    async with reading(WIDE) as it:
        page = await opened(it, "l")
        await it.resize(NARROW)
        await page.settled()
        assert page.screen.list.row_height == 4
        assert len(page.lines) == NARROW[1]
        assert "QUOTES 1/6" in "\n".join(page.lines)
        assert it.screen.pane is Pane.ARTICLE


async def test_who_may_be_the_same_is_corrected_from_the_page(monkeypatch):
    async with reading(MID) as it:
        page = await opened(it, "l")
        done = []
        monkeypatch.setattr(it.screen, "action_command", done.append)
        await page.press("S", "u", "X")
        assert done == ["speaker.correct", "undo", "corrections"]
        assert page.open
        assert whom(it.screen) == Choice("spk:tom-reyes", "Tom Reyes")
        await page.press("l", "l", "a")
        assert done[3:] == ["quote.attribute"]
        assert not page.open


async def test_commands_are_chosen_by_name_too():
    async with reading(MID) as it:
        page = await opened(it, "l")
        await page.press("colon", *"timeline", "enter")
        await it.shows("TIMELINE  Tom Reyes")
        await page.press("escape", "escape")
        assert not page.open


def board():
    """A body, its unnamed voices in two articles, and somebody who may be the same."""
    text = '"Words {0}," said {1}.\n'
    readings = []
    for name, voices in {
        "a": (("Water Board", "organisation"), ("Ana Duarte", "person")),
        "b": (("a spokesman for the Water Board", "unnamed"),),
        "c": (("a spokesman for the Water Board", "unnamed"), ("A. Duarte", "person")),
    }.items():
        body = "".join(text.format(n, voice) for n, (voice, _) in enumerate(voices))
        said = [Said(f"Words {n}", voice, "said", voice) for n, (voice, _) in enumerate(voices)]
        one = article(name, f"Title {name}\n\n{body}", *said, date=dt.date(2004, 5, ord(name) - 90))
        attributions = tuple(
            replace(
                attribution,
                voice=replace(
                    attribution.voice,
                    kind=VoiceKind(kind),
                    organisation="Water Board" if kind == "unnamed" else None,
                ),
            )
            for attribution, (_, kind) in zip(one.attributions, voices, strict=True)
        )
        readings.append(replace(one, attributions=attributions))
    return open_memory(readings, name="board")


async def test_the_voices_of_a_body_each_have_a_page():
    async with reading(WIDE, library=board()) as it:
        page = Page(it)
        it.screen.desk.reopen(PagePlace(Topic("spk:water-board", "Water Board"), 0))
        await page.settled()
        assert (
            "voice   a spokesman for the Water Board, 1 quote, in Title b, 8 May 2004; "
            in page.text
        )
        await page.press("3")
        await it.shows("8 May 2004, Title b, 1 quote")
        await page.press("down", "enter")
        assert page.lines[0].startswith("a spokesman for the Water Board  unnamed")
        assert "> 9 May 2004  Title c" in page.text
        await page.press("3")
        await it.says("Nobody stands around a spokesman for the Water Board.")
        await page.press("escape")
        assert page.lines[0].startswith("Water Board  body")


async def test_nothing_of_a_name_or_title_acts_on_the_terminal_or_is_markup():
    name = "Ev\x1b]0;owned\x07il [bold]Mallory"
    hostile = open_memory(
        [
            article(
                "a\x1b[2J",
                f'T\x1b[31m [red]\n\n"We pay \x1b[5m[b]," said {name}.\n',
                Said("We pay \x1b[5m[b]", name, "said", None),
            )
        ],
        name="hostile",
    )
    async with reading(MID, library=hostile) as it:
        page = await opened(it)
        for keys in ((), ("t",), ("escape", "c")):
            await page.press(*keys)
            assert "\x1b" not in page.text
            assert "\x07" not in page.text
            assert "[bold]Mallory" in page.text
