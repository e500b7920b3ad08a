"""Corrections in the application: who said it, not a quote, undo, missed words, unsure ones."""

import contextlib
import datetime as dt
import threading
from dataclasses import replace

import pytest
from driving import MID, NARROW, WIDE, reading, until
from small_library import Said, kept_library
from small_library import reading as article

from index import (
    Edit,
    LibraryBusyError,
    Op,
    Selection,
    Selector,
    Status,
    naming,
    rejecting,
)
from reader.screens.asking import AskScreen
from reader.screens.returning import Past
from reader.screens.who import WhoScreen
from reader.session.state import Pane


@contextlib.asynccontextmanager
async def correcting(folder, size=MID, **options):
    library = kept_library(folder)
    async with reading(size, library=library, **options) as it:
        yield it
    library.close()


def quotation(it, words):
    found = it.screen.library.quotations(Selection(statuses=frozenset(Status))).quotations
    return next(one for one in found if words in one.texts)


def edits(it):
    return it.screen.library.corrections().edits


async def asks(it, screen):
    await until(lambda: isinstance(it.app.screen, screen), lambda: str(it.app.screen))
    await it.settled()


@pytest.mark.parametrize("size", [WIDE, MID, NARROW])
async def test_a_number_says_who_said_it_and_the_answer_lasts(tmp_path, size):
    async with correcting(tmp_path, size) as it:
        await it.press("l", "l", "l", "a")
        await asks(it, WhoScreen)
        await it.shows("Nobody asked us")
        await it.press("1")
        await it.says("Saved. u undoes")
        assert quotation(it, "Nobody asked us").speaker == "Tom Reyes"
        await it.shows("TR*")
        assert it.at == ("tariff", 4)
        await it.press("u")
        await it.says('Undone: Tom Reyes said "Nobody asked us"')
        assert quotation(it, "Nobody asked us").speaker is None
        await it.shows("??")


async def test_letters_find_speakers_of_the_whole_library(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("a", *"oka")
        await it.shows("Mara Okafor")
        await it.press("enter")
        await it.says("Saved.")
        assert (
            quotation(it, "We will not sign a tariff nobody can explain").speaker == "Mara Okafor"
        )


async def test_enter_that_is_faster_than_the_library_waits_for_it(tmp_path):
    async with correcting(tmp_path) as it:
        await it.pilot.press("a", *"oka", "enter")
        await it.says("Saved.")
        assert (
            quotation(it, "We will not sign a tariff nobody can explain").speaker == "Mara Okafor"
        )


async def test_a_new_name_and_nobody(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("a", *"Zed", "space", *"Moss")
        await it.shows("new: Zed Moss")
        await it.press("enter")
        await it.says("Saved.")
        assert quotation(it, "We will not sign a tariff nobody can explain").speaker == "Zed Moss"
        await it.press("a", "up", "up")
        await it.press(*["down"] * 9, "enter")
        await it.says("Saved.")
        assert edits(it)[-1].speaker is None
        await it.shows("??*")


async def test_similar_ones_are_offered_and_any_other_key_refuses(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "a", *"ana", "enter")
        await asks(it, AskScreen)
        await it.shows("Apply to 3 similar here: same name, Tom Reyes?")
        await it.press("l")
        assert it.at == ("tariff", 3)
        assert [one.selector.exact for one in edits(it)] == ["Three meetings, three postponements"]
        await it.press("u")
        await it.says("Undone")
        await it.press("a", *"ana", "enter")
        await asks(it, AskScreen)
        await it.press("y")
        await it.says("Saved for 3 more quotes")
        assert quotation(it, "Twice").speaker == "Ana Duarte"
        await it.press("u")
        await it.says("and 2 more")
        assert quotation(it, "Twice").speaker == "Tom Reyes"


async def test_what_is_no_quote_stays_in_sight_and_is_passed_over(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x")
        await it.says("Not a quote; x restores it. u undoes")
        assert it.status.startswith("article 2/4  quote -/5  not a quote")
        await it.shows('x   >"Three meetings')
        await it.press("l")
        assert it.state.current.texts == ("At some point that is a decision",)
        await it.press("h")
        assert it.at == ("tariff", 1)


async def test_x_restores_it_and_so_does_a_click_and_x(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x")
        await it.says("Not a quote")
        await it.press("x")
        await it.says("It is a quote again")
        assert it.at == ("tariff", 2)
        await it.press("x", "l")
        await it.says("Not a quote")
        row = next(y for y, line in enumerate(it.lines) if "Three meetings" in line)
        await it.pilot.click(offset=(0, row))
        await it.settled()
        assert it.state.rejected.texts == ("Three meetings, three postponements",)
        await it.press("e")
        await it.shows("you said: not a quote")
        await it.shows("Quoth said: Tom Reyes 0.71")
        await it.press("x")
        await it.says("It is a quote again")
        assert quotation(it, "Three meetings, three postponements").status is Status.CONFIRMED


async def test_a_rejected_quote_is_dimmed_and_struck_out(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x", "l")
        await it.says("Not a quote")
        strips = it.screen._compositor.render_strips()
        strip = next(one for one in strips if any("Three meetings" in s.text for s in one))
        (struck,) = [s.style for s in strip if "Three meetings" in s.text]
        (plain,) = [s.style for s in strip if "he told" in s.text]
        assert struck.strike
        assert not struck.bold
        assert not plain.strike
        assert struck.color != plain.color


async def test_undo_in_another_article_offers_to_go_there(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x", "J")
        assert it.article == "explained"
        await it.press("u")
        await asks(it, AskScreen)
        await it.says("Undone")
        await it.shows("Go there? (tariff)")
        await it.press("y")
        await until(lambda: it.at == ("tariff", 2), lambda: str(it.at))
        await it.press("u")
        await it.says("Nothing to undo")


async def test_a_quote_is_confirmed_and_marked_so(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "equals_sign")
        await it.says("Right as it stands. u undoes")
        await it.shows("TR* >")
        assert quotation(it, "Three meetings, three postponements").status is Status.CONFIRMED


async def test_a_busy_library_says_so_and_what_was_typed_stays(tmp_path, monkeypatch):
    async with correcting(tmp_path) as it:
        library = it.screen.library

        def busy(_):
            raise LibraryBusyError(tmp_path)

        monkeypatch.setattr(library, "correct", busy)
        await it.press("a", *"Zed", "enter")
        await it.shows("quoth is writing to this library")
        await it.shows("Name: Zed")
        monkeypatch.undo()
        await it.press("enter")
        await it.says("Saved.")
        assert quotation(it, "We will not sign a tariff nobody can explain").speaker == "Zed"


async def test_a_library_that_others_hold_for_long_says_so_and_leaving_waits(tmp_path, monkeypatch):
    async with correcting(tmp_path) as it:
        free, correct = threading.Event(), it.screen.library.correct

        def slow(corrections):
            free.wait(20)
            correct(corrections)

        monkeypatch.setattr(it.screen.library, "correct", slow)
        await it.pilot.press("a", "2")
        await it.shows("Saving; another quoth is writing")
        await it.pilot.press("escape", "q")
        await it.pilot.pause()
        assert not it.app._exit
        free.set()
        await until(lambda: it.app._exit)
        assert [one.op for one in edits(it)] == [Op.SET_SPEAKER]


async def test_where_there_is_no_quote_nothing_is_corrected(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("J")
        for key in "ax=W":
            await it.press("equals_sign" if key == "=" else key)
            await it.says("No quote is current here")
        assert not edits(it)


async def test_corrections_by_somebody_else_are_shown(tmp_path):
    async with correcting(tmp_path) as it:
        article = it.screen.library.article("tariff")
        one = quotation(it, "We did ask")
        it.screen.library.correct([naming(article, one.quotation, "Mara Okafor")])
        it.screen.look()
        await it.shows("MO*")
        assert it.at == ("tariff", 1)


async def test_the_text_stays_where_it_is_when_somebody_else_corrects_it(tmp_path):
    async with correcting(tmp_path, NARROW) as it:
        article = it.screen.library.article("tariff")
        await it.press("G")
        before = it.screen.article.view.scroll_y
        assert before > 0
        one = quotation(it, "We will not sign a tariff nobody can explain")
        it.screen.library.correct([rejecting(article, one.quotation)])
        it.screen.look()
        await until(lambda: it.state.rejected is not None)
        await it.settled()
        assert it.screen.article.view.scroll_y == before


# Words that are marked by hand


async def test_a_missed_quote_is_added_by_keys(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "l", "l", "w")
        await it.shows("First word:")
        await it.press(*"bbbbb", "k")
        before = it.screen.article.view._leaf.selected
        await it.press("j")
        assert it.screen.article.view._leaf.selected != before
        await it.press("escape")
        assert it.screen.article.view._leaf.selected == (0, 0)
        await it.press("g", "w")
        await it.press(*"bbbbbbbbbbbbbbbbb", "enter")
        await it.shows("Last word:")
        await it.press("L", "enter")
        await asks(it, WhoScreen)
        await it.press("1")
        await it.says("Added:")
        (content, speaker) = edits(it)
        assert (content.op, speaker.op) == (Op.SET_CONTENT, Op.SET_SPEAKER)
        assert it.state.current.status is Status.EDITED
        assert it.state.current.speaker == speaker.speaker
        await it.press("u")
        await it.says("Undone")
        assert not edits(it)


async def test_a_missed_quote_is_added_by_the_mouse(tmp_path):
    async with correcting(tmp_path) as it:
        await drag(it, "Residents queued", 16)
        await it.says("w makes these words a quote")
        await it.press("w")
        await asks(it, WhoScreen)
        await it.shows('"Residents queued')
        await it.press("1")
        await it.says("Added:")
        assert it.state.current.texts[0].startswith("Residents queue")


async def drag(it, words, cells):
    """Press at words, and let go so many cells further."""
    row = next(y for y, line in enumerate(it.lines) if words in line)
    left = it.lines[row].index(words)
    await it.pilot.mouse_down(offset=(left, row))
    await it.pilot.hover(offset=(left + cells // 2, row))
    await it.pilot.hover(offset=(left + cells, row))
    await it.pilot.mouse_up(offset=(left + cells, row))
    await it.settled()


async def test_dragged_words_become_the_current_quote(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l")
        await drag(it, "Three meetings", 13)
        await it.press("W")
        await it.says('The quote is now "Three')
        assert it.state.current.texts == ("Three meetings",)


async def test_while_words_are_marked_others_can_be_dragged_over(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("3", "w")
        assert it.screen.pane is Pane.ARTICLE
        await drag(it, "Residents queued", 15)
        await it.shows("Last word:")
        await it.press("enter")
        await asks(it, WhoScreen)
        await it.shows('"Residents queued')


async def test_the_words_of_a_quote_are_changed(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "W")
        await it.shows("Last word:")
        await it.press("b", "b", "enter")
        await it.says('The quote is now "Three meetings,')
        assert it.state.current.texts == ("Three meetings",)
        await it.press("e")
        await it.shows("you said: other words")
        await it.press("W", "o", "w", "enter")
        await it.says("The quote is now")
        assert it.state.current.texts == ("meetings",)


async def test_words_of_a_quote_are_offered_as_a_change_of_it(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("w", "b", "b", "b", "enter", "enter")
        await asks(it, AskScreen)
        await it.press("n")
        assert not edits(it)


async def test_words_between_marks_that_are_no_quote_are_proposed(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x", "w")
        await it.shows("Last word:")
        await it.press("enter")
        await asks(it, WhoScreen)
        await it.shows("Three meetings, three postponements")
        await it.press("escape")
        assert len(edits(it)) == 1


async def test_while_words_are_marked_other_keys_do_nothing(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("w", "J")
        await it.says("You are marking words")
        assert it.article == "tariff"
        await it.press("q")
        assert not it.screen.bar.display


# The queue


async def test_unsure_quotes_come_one_after_the_other(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("A")
        await it.shows("Unsure 1/1, in this article:  a who")
        assert it.at == ("tariff", 4)
        await it.press("a", "1")
        await it.says("That was the last of 1 unsure quote")
        assert not it.screen.bar.display
        await it.press("A")
        await it.says("No quote is unsure")


@contextlib.asynccontextmanager
async def with_weather(folder, size=WIDE):
    """Read a library in which two more articles have an unsure quote each."""
    library = kept_library(folder)
    for name in ("sun", "rain"):
        text = f'{name}\n\n"It came," somebody said.\n'
        library.write([article(name, text, Said("It came", None), date=dt.date(2020, 1, 1))])
    async with reading(size, library=library, past=Past(folder=folder)) as it:
        yield it
    library.close()


ROWS = {
    WIDE: (", in this article:  a who", ", in what you read most:", ", in the newest articles:"),
    MID: (", in this article:  a who", ", in what you read most:", ", in the newest articles:"),
    NARROW: (" here: a who Enter right x none n skip Esc end", " read: a who", " new: a who"),
}


@pytest.mark.parametrize("size", ROWS)
async def test_what_is_read_most_comes_first_and_the_row_says_of_each_why(tmp_path, size):
    async with with_weather(tmp_path, size) as it:
        for name in ("sun", "tariff"):
            it.screen.desk.open(name)
            await it.settled()
        await it.press("A")
        here, read, newest = ROWS[size]
        await it.shows(f"Unsure 1/3{here}")
        assert "come first, then those of the articles you read most" in it.said[-1]
        await it.press("n")
        await it.shows(f"Unsure 2/3{read}")
        await until(lambda: it.article == "sun", lambda: it.article)
        await it.press("n")
        await it.shows(f"Unsure 3/3{newest}")


async def test_only_what_a_person_opens_is_counted_as_read(tmp_path):
    async with with_weather(tmp_path) as it:
        assert it.article == "tariff"  # by itself, at the first start
        await it.press("A", "n", "n")
        await until(lambda: it.article in ("sun", "rain"), lambda: it.article)
        by_queue = it.article
        assert it.screen.returning.openings.most_read() == ()
        await it.press("escape")
        it.screen.desk.open(by_queue)  # now somebody has asked for it
        await it.settled()
        await it.press("K")
        counted = {by_queue, it.article}
        await until(lambda: set(it.screen.returning.openings.most_read()) == counted)
        assert len(counted) == 2


async def test_undoing_goes_back_to_where_it_was_decided_and_on_from_there(tmp_path):
    async with with_weather(tmp_path, NARROW) as it:
        await it.press("A", "x")
        await it.shows("Unsure 2/3")
        second = it.article
        await it.press("enter")
        await it.shows("Unsure 3/3")
        await it.press("u")
        await it.shows("Unsure 2/3 new: a who Enter right x no quote n skip Esc ends")
        await until(lambda: it.at == (second, 1), lambda: str(it.at))
        await it.press("u")
        await it.shows("Unsure 1/3 here:")
        await until(lambda: it.at == ("tariff", 4), lambda: str(it.at))
        await it.press("x")
        await it.shows("Unsure 2/3 new:")
        await until(lambda: it.at == (second, 1), lambda: str(it.at))


async def test_the_last_decision_of_a_queue_can_be_undone_there_but_not_what_follows(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("A", "x")
        await it.says("That was the last of 1 unsure quote")
        await it.press("u")
        await it.shows("Unsure 1/1")
        await it.press("enter")
        await it.says("That was the last of 1 unsure quote")
        assert quotation(it, "Nobody asked us").status is Status.CONFIRMED
        await it.press("x", "u")
        await it.says("Undone")
        assert not it.screen.bar.display


async def test_each_decision_goes_on_to_the_next_one_in_whatever_article(tmp_path):
    library = kept_library(tmp_path)
    text = 'Rain\n\n"It rained," somebody said. "All day," it was said.\n'
    library.write([article("rain", text, Said("It rained", None), Said("All day", None))])
    async with reading(MID, library=library) as it:
        await it.press("A")
        await it.shows("Unsure 1/3, in this article:")
        await it.press("a", "1")
        await it.shows("Unsure 2/3, in the newest articles:")
        await until(lambda: it.at == ("rain", 1), lambda: str(it.at))
        await it.press("n")
        await it.shows("Unsure 3/3, in the newest articles:")
        await it.press("a", *"ana", "enter")
        await until(lambda: not it.screen.bar.display, lambda: "\n".join(it.lines))
        assert [one.selector.exact for one in edits(it)] == ["Nobody asked us", "All day"]
    library.close()


@pytest.mark.parametrize(("key", "status"), [("enter", Status.CONFIRMED), ("x", Status.REJECTED)])
async def test_in_the_queue_enter_confirms_and_x_rejects(tmp_path, key, status):
    async with correcting(tmp_path) as it:
        await it.press("A", key)
        await it.says("That was the last")
        assert quotation(it, "Nobody asked us").status is status


async def test_the_queue_can_be_left_and_its_keys_mean_what_they_did(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("A", "escape")
        assert not it.screen.bar.display
        await it.press("enter")
        assert not edits(it)


# The list


async def test_the_list_goes_to_a_quote_and_tells_what_does_not_fit(tmp_path):
    async with correcting(tmp_path) as it:
        library = it.screen.library
        article, lost = library.article("tariff"), quotation(it, "Twice")
        gone = replace(rejecting(article, lost.quotation), selector=Selector("Never was there"))
        library.correct([gone])
        await it.press("x", "J", "X")
        await it.shows("2 corrections, of which 1 does not fit (!)")
        await it.shows('! "Never was there" is no quote')
        await it.press("enter")
        await it.shows("Its words are not in the article. It is kept, and followed again once it")
        await it.press("down", "enter")
        await until(lambda: it.article == "tariff")
        assert it.state.rejected.texts == ("We will not sign a tariff nobody can explain",)
        assert all(isinstance(one, Edit) for one in edits(it))


async def test_from_a_page_the_list_goes_to_the_text(tmp_path):
    async with correcting(tmp_path) as it:
        await it.press("l", "x", "J", "K", "v")
        await until(lambda: it.screen.page is not None and not it.screen.page.busy)
        await it.pilot.press("X")
        await it.shows("1 correction; all of them fit")
        await it.pilot.press("enter")
        await until(lambda: it.app.screen is it.screen, lambda: str(it.app.screen))
        await until(lambda: it.state.rejected is not None, lambda: str(it.at))
