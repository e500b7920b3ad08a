"""The application: results as you type, broken queries, nothing found, slow libraries."""

import datetime as dt
import threading
from dataclasses import replace

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from small_library import Said, small_library
from small_library import reading as one_reading
from textual import events

from index import Sort, StorageError, open_memory
from reader.app import QuothApp
from reader.outside import habits
from reader.outside.habits import Habits
from reader.screens.returning import Past
from reader.session.state import Pane


class Gated:
    """A library whose searches for some words wait for a gate."""

    def __init__(self, words, library=None):
        self._library = library or small_library()
        self.words = words
        self.gate = threading.Event()
        self.asked = []
        self.completed = []

    def suggest(self, words, *, limit):
        self.completed += [words] if ":" in words and not words.endswith(":") else []
        return self._library.suggest(words, limit=limit)

    def __getattr__(self, name):
        return getattr(self._library, name)

    def search(self, query, **options):
        self.asked.append((query.text, options["deadline_s"]))
        if self.words in query.text.split() or self.words == query.text:
            self.gate.wait(20)
        return self._library.search(query, **options)


@pytest.mark.parametrize("size", SIZES)
async def test_results_come_as_you_type(size):
    async with reading(size) as it:
        await it.press("s", *"bri")
        await until(lambda: [hit.heading.id for hit in it.screen.results.hits] == ["bridge"])
        await it.shows("1 article")
        assert it.screen.typing
        await it.press(*(["backspace"] * 3))
        await it.shows("4 articles")


async def test_words_typed_into_the_box_are_no_commands():
    async with reading() as it:
        await it.press("s", *"qlLney?123 /o".replace("?", "").replace(" ", "").replace("/", ""))
        await it.press("space", "question_mark", "slash")
        assert it.screen.box.line.value == "qlLney123o ?/"
        assert it.at == ("tariff", 1)
        assert it.app.screen is it.screen


async def test_keys_that_come_in_a_burst_stay_in_order():
    async with reading() as it:
        await it.press("s", *"hello")
        for key in ("ctrl+u", "d", "e", "x", "backspace", "f"):
            it.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(lambda: it.screen.box.line.value == "def")


async def test_the_order_that_is_chosen_without_a_search_is_said():
    async with reading() as it:
        await it.press("O")
        await it.says("Searches give the best results first.")


async def test_hits_are_marked_in_the_open_article_while_typing():
    async with reading() as it:
        await it.search("postponements")
        await until(lambda: len(it.state.hits) == 1)
        assert it.article == "tariff"
        assert "hit -/1" in it.status


async def test_enter_goes_to_the_first_result_and_enter_again_opens_it():
    async with reading() as it:
        await it.press("s", *"tariff", "enter")
        assert it.screen.pane is Pane.RESULTS
        assert it.screen.results.list.cursor == 0
        await it.press("j", "enter")
        assert it.article == "tariff"
        assert it.screen.focused is it.screen.article.view


async def test_a_new_query_takes_the_place_of_the_old_one():
    async with reading() as it:
        await it.search("water")
        await it.press("escape", "s", *"tr")
        assert it.screen.box.line.value == "tr"
        await it.press("escape", "s", "end", "a")
        assert it.screen.box.line.value == "tra"


async def test_down_goes_from_the_box_to_the_results():
    async with reading() as it:
        await it.press("s", "down")
        assert it.screen.focused is it.screen.results.list
        await it.press("s", "tab")
        assert it.screen.focused is it.screen.results.list


async def test_escape_leaves_the_box_and_keeps_the_search():
    async with reading() as it:
        await it.search("water")
        await it.press("escape")
        assert it.screen.focused is it.screen.article.view
        assert len(it.screen.results.hits) == 3
        await it.press("escape", "escape", "escape")
        assert it.screen.focused is it.screen.article.view


async def test_speakers_of_the_results_are_listed():
    async with reading() as it:
        await it.search("trams")
        names = [row.choice.name for row in it.screen.panel.rows if row.choice]
        assert "Mara Okafor" not in names
        await it.search("water")
        rows = {row.choice.name: row.counts for row in it.screen.panel.rows if row.choice}
        assert rows["Mara Okafor"] == "1"
        assert rows["Tom Reyes"] == "4/6"


async def test_the_open_article_may_be_none_of_the_results():
    async with reading() as it:
        await it.search("trams")
        await it.shows("RESULTS -/1")
        assert "article 2/4" in it.status


@pytest.mark.parametrize("size", SIZES)
async def test_a_broken_query_says_which_character_and_searches_the_rest(size):
    async with reading(size) as it:
        await it.search('water "bench')
        await it.shows("character 7:")
        await it.shows("1 article")
        assert "the rest is searched" in it.screen.notice.message


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_found_keeps_the_results_and_offers_less(size):
    async with reading(size) as it:
        await it.search("water zebra")
        await it.shows("No article has all of: water, zebra.")
        await until(lambda: it.screen.finder.found.alternatives)
        await it.shows("Remove zebra (3)")
        await it.shows("Search any word (3)")
        assert it.screen.finder.found.stale
        await it.shows("RESULTS of before, ")
        assert it.screen.results.hits
        await it.shows("0 articles")


async def test_an_offer_is_taken_up_by_a_click():
    async with reading(WIDE) as it:
        await it.search("water zebra")
        await until(lambda: it.screen.finder.found.alternatives)
        await it.shows("Remove zebra (3)")
        await it.pilot.click(offset=(it.lines[1].index("Remove zebra") + 1, 1))
        await until(lambda: it.screen.finder.found.query.text == "water")
        await it.shows("3 articles")
        assert it.screen.notice.message == ""


async def test_a_word_is_spelt_otherwise_by_one_key():
    async with reading() as it:
        await it.search("watre tariff")
        await it.shows("Did you mean water (3)")
        await it.shows("[Right]")
        await it.press("right")
        await until(lambda: it.screen.finder.found.query.text == "water tariff")
        await it.shows("3 articles")
        assert it.screen.typing
        assert it.screen.notice.message == ""


async def test_the_key_of_an_offer_is_named_where_it_is_typed():
    async with reading() as it:
        await it.search("watre")
        await it.shows("Did you mean water (3) [Right]")
        await it.press("escape")
        assert "[Right]" not in it.screen.notice.message
        await it.press("right")
        assert it.at == ("tariff", 2)
        await it.press("s")
        await it.shows("[Right]")
        await it.press("right", "right")
        await it.shows("3 articles")


async def test_a_beginning_is_completed_by_one_key():
    async with reading() as it:
        await it.press("s", *"Water tar")
        await until(lambda: it.screen.box.line._suggestion == "Water tariff")
        await it.press("right")
        assert it.screen.box.line.value == "Water tariff"
        await until(lambda: it.screen.finder.found.query.text == "Water tariff")
        await it.press("right")
        assert it.screen.box.line.value == "Water tariff"


async def test_a_filter_of_results_goes_by_the_words_of_titles():
    async with reading() as it:
        await it.search("water")
        await it.press("escape", "1", "slash", *"tar spl")
        await it.shows("RESULTS 1/1   with tar spl")
        await it.shows(" 1 results ")
        await it.press("x")
        await it.shows("No title here has words that start so: tar splx.")
        await it.press("enter", "enter")
        assert it.said[-1].startswith("Nothing found to open")
        await it.press("escape")
        await it.shows("3 articles")
        assert it.screen.finder.found.query.text == "water"


async def test_what_a_late_search_found_is_said_to_be_at_least_so_much():
    class Late(Gated):
        def search(self, query, **options):
            page = super().search(query, **options)
            return replace(page, partial=True) if query else page

    async with reading(library=Late("-")) as it:
        await it.search("water")
        await it.shows("3+ articles  8+ quotes")
        await it.shows("/3+ ")


async def test_speakers_of_many_are_fetched_as_they_come_into_sight():
    async with reading(library=crowded(420)) as it:
        await it.shows("420 speakers")
        await it.press("3", "G")
        await it.shows("Person 0419 ")
        assert len(it.screen.panel.rows) < 300
        await it.press("enter")
        assert it.state.only.name == "Person 0419"
        assert it.article == "a0419"
        await it.press("3", "slash", *"person 0277")
        await until(lambda: [row.choice.name for row in it.screen.panel.rows] == ["Person 0277"])
        await it.press("enter", "enter")
        assert it.article == "a0277"


async def test_fewer_hits_than_the_current_one_s_number_are_marked():
    async with reading() as it:
        await it.search("water")
        await it.press("escape", "g", "n", "n")
        assert (it.article, it.state.hit) == ("tariff", 1)
        await it.search("bench")
        await until(lambda: len(it.state.hits) == 1)
        assert it.state.hit is None


async def test_what_is_no_word_is_not_completed():
    library = Gated("-")
    async with reading(library=library) as it:
        for text in ("in:har", "kind:dir", "after:20", "title:tar"):
            await it.search(text)
            await it.settled()
        await until(lambda: it.screen.box.line._suggestion == "title:tariff")
        assert {text[:6] for text in library.completed} == {"title:"}


async def test_one_word_that_is_nowhere():
    async with reading() as it:
        await it.search("zebra")
        await it.shows("No article has zebra.")
        await it.press("enter", "enter")
        assert it.said[-1].startswith("Nothing found to open")
        assert it.article == "tariff"


async def test_a_search_for_a_speaker_leads_to_that_speaker():
    async with reading() as it:
        await it.search("speaker:reyes")
        await it.press("enter", "enter")
        assert it.at == ("growers", 2)
        assert it.status.startswith("hit 1/1")
        await it.press("n")
        assert it.at == ("tariff", 2)
        assert it.status.startswith("hit 1/4")
        await it.press("n", "n")
        assert it.at == ("tariff", 5)
        await it.press("N", "N", "N")
        assert it.at == ("growers", 2)
        await it.press("L")
        assert it.at == ("tariff", 2)


async def test_other_quotes_are_not_what_was_searched_for():
    async with reading() as it:
        await it.search("kind:indirect")
        await it.press("enter", "enter")
        assert it.at == ("bridge", 2)
        await it.press("n")
        assert it.said[-1] == "That was the last hit."
        assert not any(" 0 hits" in line for line in it.lines)


async def test_a_search_for_words_and_a_speaker_opens_at_the_speaker_and_walks_by_the_words():
    async with reading() as it:
        await it.search("water speaker:reyes")
        await it.press("enter", "j", "enter")
        assert it.at == ("tariff", 2)
        assert it.status.startswith("hit -/3")
        await it.press("n")
        assert it.status.startswith("hit 3/3")
        await it.press("N", "N", "N")
        assert it.article == "growers"
        assert it.state.stands_on_hit


async def test_a_search_for_what_was_said_opens_at_the_word_inside_that_quote():
    async with reading() as it:
        await it.search("said:tariff speaker:reyes")
        await it.press("enter", "enter")
        assert it.at == ("growers", 2)
        assert it.status.startswith("hit 1/1")


async def test_a_search_without_a_speaker_leads_to_no_quote_of_others():
    async with reading() as it:
        await it.search("-speaker:okafor tariff")
        await it.press("enter", "enter")
        assert it.article == "tariff"
        assert it.status.startswith("hit 1/3")


async def test_every_search_has_a_deadline():
    library = Gated("-")
    async with reading(library=library) as it:
        await it.search("water")
    assert max(deadline for _, deadline in library.asked) <= 0.5


async def test_a_late_answer_cannot_win():
    library = Gated("water")
    async with reading(library=library) as it:
        await it.pilot.press("s", *"water")
        await until(lambda: "water" in [text for text, _ in library.asked])
        await it.pilot.press(*(["backspace"] * 5), *"trams")
        await until(lambda: it.screen.finder.asking.query.text == "trams")
        library.gate.set()
        await it.settled()
        assert it.screen.finder.found.query.text == "trams"
        assert [hit.heading.id for hit in it.screen.results.hits] == ["bridge"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_search_that_takes_long_says_so_until_its_answer_is_there(size):
    library = Gated("water")
    async with reading(size, library=library) as it:
        await it.pilot.press("s", *"water")
        await it.shows("searching…")
        assert not any("4 articles" in line for line in it.lines)
        await it.pilot.resize_terminal(size[0] + 1, size[1])
        await it.shows("searching…")
        library.gate.set()
        await it.shows("3 articles")
        assert not any("searching…" in line for line in it.lines)


async def test_a_search_that_fails_after_long_is_under_way_no_more(tmp_path):
    class Failing(Gated):
        def search(self, query, **options):
            page = super().search(query, **options)
            if query:
                raise StorageError(tmp_path, "no index")
            return page

    library = Failing("water")
    async with reading(library=library) as it:
        await it.pilot.press("s", *"water")
        await it.shows("searching…")
        library.gate.set()
        await it.says("no index")
        await it.shows("4 articles")


async def test_enter_waits_for_the_answer_and_keys_after_it_are_not_typed():
    library = Gated("water")
    async with reading(library=library) as it:
        await it.pilot.press("s", *"water")
        await it.shows("searching…")
        await it.pilot.press("enter", "j", "enter", "l")
        assert it.screen.box.line.value == "water"
        assert it.article == "tariff"
        await it.shows("searching…")
        library.gate.set()
        await it.settled()
        assert it.screen.box.line.value == "water"
        assert it.screen.finder.found.query.text == "water"
        await until(lambda: it.at == ("tariff", 2), lambda: str(it.at))
        assert it.screen.focused is it.screen.article.view


async def test_escape_waits_no_longer_for_the_answer():
    library = Gated("water")
    async with reading(library=library) as it:
        await it.pilot.press("s", *"water", "enter", "j", "escape", "escape", "l")
        await until(lambda: it.at == ("tariff", 2), lambda: str(it.at))
        library.gate.set()
        await it.settled()
        assert it.at == ("tariff", 2)


async def test_the_program_ends_at_once_while_a_search_runs():
    library = Gated("water")
    async with reading(library=library) as it:
        await it.pilot.press("s", *"water")
        await until(lambda: "water" in [text for text, _ in library.asked])
        await it.pilot.press("ctrl+q")
        await until(lambda: it.app._exit)
        assert it.app.close() is False
    library.gate.set()


async def test_other_keys_work_while_a_search_runs():
    library = Gated("water")
    async with reading(MID, library=library) as it:
        await it.pilot.press("s", *"water")
        await until(lambda: "water" in [text for text, _ in library.asked])
        await it.pilot.press("escape", "l")
        await until(lambda: it.at == ("tariff", 2))
        await it.pilot.press("1", "enter", "escape")
        library.gate.set()
        await it.settled()
        assert it.at == ("tariff", 2)


async def test_an_error_of_the_library_is_said_and_nothing_is_lost(tmp_path):
    class Damaged(Gated):
        def search(self, query, **options):
            if query:
                raise StorageError(tmp_path, "a damaged [file]")
            return super().search(query, **options)

    async with reading(library=Damaged("-")) as it:
        await it.press("s", *"w")
        await until(lambda: it.said)
        assert it.said[-1].endswith("a damaged [file]")
        await it.press("escape", "l")
        assert it.at == ("tariff", 2)


def many(number):
    date = dt.date(2024, 1, 1)
    return open_memory(
        [
            one_reading(
                f"a{at:03}", f"Note {at}\n\nThe water rose.\n", date=date - dt.timedelta(at)
            )
            for at in range(number)
        ],
        name="many",
    )


def crowded(number):
    return open_memory(
        [
            one_reading(
                f"a{at:04}",
                f'Note {at}\n\n"Yes," said Person {at:04}.\n',
                Said("Yes", f"Person {at:04}", "said", f"Person {at:04}"),
            )
            for at in range(number)
        ],
        name="crowded",
    )


async def test_results_are_fetched_as_they_come_into_sight():
    async with reading(library=many(130)) as it:
        rows = it.screen.results
        assert (len(rows.list), len(rows.hits)) == (130, 20)
        await it.press("1", "G")
        assert rows.list.cursor == 129
        await it.shows("Note 129")
        assert 50 not in dict(it.screen.finder.found.hits.at_hand())
        await it.press("enter")
        assert it.article == "a129"
        await it.shows("article 130/130")
        await it.press("J")
        assert it.said[-1] == "This is the last article of the results."
        await it.press("K")
        assert it.article == "a128"


async def test_a_row_that_is_not_there_yet_is_waited_for():
    library = Gated("-", many(300))
    async with reading(library=library) as it:
        library.words = ""
        await it.pilot.press("1", "G", "enter")
        assert it.article == "a000"
        library.gate.set()
        await until(lambda: it.article == "a299")


async def test_an_end_that_is_not_there_any_more_is_listed_no_more():
    library = many(130)
    async with reading(library=library) as it:
        library.delete([f"a{at:03}" for at in range(90, 130)])
        await it.press("1", "G")
        await until(lambda: len(it.screen.results.list) == 90)
        await it.shows("Note 89")
        await it.shows("-/90" if it.screen.desk.row is None else "1/90")


async def test_the_best_results_come_first_where_that_is_wanted(state_home):
    async with reading() as it:
        await it.search("water")
        await it.press("escape")
        await it.shows("newest first")
        newest = [hit.heading.id for hit in it.screen.results.hits]
        await it.press("O")
        await it.shows("best first")
        assert sorted(hit.heading.id for hit in it.screen.results.hits) == sorted(newest)
        scores = [hit.score for hit in it.screen.results.hits]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] > scores[-1]
        await until(lambda: habits.kept().order is Sort.RELEVANCE)
        await it.search("tariff")
        await it.shows("best first")
        await it.press("escape", "O")
        await it.shows("newest first")
        await until(lambda: habits.kept().order is Sort.NEWEST)


async def test_the_order_that_was_chosen_last_is_found_again():
    app = QuothApp(small_library(), past=Past(Habits(Sort.RELEVANCE)))
    async with app.run_test(size=WIDE):
        await until(lambda: app._main.finder.found.page is not None)
        assert app._main.finder.asking.sort is Sort.RELEVANCE
    app.close()


async def test_the_articles_of_the_best_first_are_walked_in_that_order():
    async with reading() as it:
        await it.search("water")
        await it.press("escape", "O")
        ordered = [hit.heading.id for hit in it.screen.results.hits]
        await it.press("1", "g", "enter")
        passed = [it.article]
        for _ in ordered[1:]:
            await it.press("J")
            passed.append(it.article)
        assert passed == ordered
        await it.press("J")
        assert it.said[-1] == "This is the last article of the results."


async def test_an_order_that_cannot_be_kept_is_said(state_home):
    state_home.parent.mkdir(exist_ok=True)
    state_home.write_text("a file where the folder should be")
    async with reading() as it:
        await it.press("O")
        await it.says("This choice is not remembered: ")


@pytest.mark.parametrize("size", [WIDE, MID])
async def test_other_results_are_shown_from_the_first_one_on_wherever_the_open_article_is(size):
    async with reading(size, library=many(90)) as it:
        rows = it.screen.results.list
        await it.press("1", *["pagedown"] * 6, "enter")
        opened = it.article
        await it.press("1")
        assert rows.top_line > 0
        for text in ("w", "-zebra", "-zeb", "rose", "wat"):
            await it.search(text)
            assert (it.article, len(it.screen.results.list)) == (opened, 90)
            assert rows.top_line == 0
        await it.search("zebra")
        assert it.screen.finder.found.stale
        await it.search("note")
        assert rows.top_line == 0
        await it.press("escape", "J", "1")
        assert rows.top_line > 0


async def test_walking_on_fetches_more_results_too():
    async with reading(library=many(102)) as it:
        await it.search("water")
        await it.press("enter", *("j" * 95), "enter")
        await it.press(*("n" * 6))
        assert it.article == "a101"
        await it.press("n")
        assert it.said[-1] == "That was the last hit."


@pytest.mark.parametrize("size", [NARROW])
async def test_what_is_pasted_is_cleaned(size):
    async with reading(size) as it:
        await it.press("s")
        it.screen.box.line.insert_text_at_cursor("wa\x1b]0;x\x07ter")
        await it.pilot.pause()
        assert "\x1b" not in it.screen.box.line.value


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_what_is_offered_does_not_look_as_if_it_were_typed(theme):
    async with reading() as it:
        it.app.theme = theme
        await it.press("s", *"tari")
        await it.shows("Search all: tariff")
        await it.pilot.pause()
        segments = it.app.screen._compositor.render_strips()[0]
        marked = "".join(one.text for one in segments if one.style and one.style.underline)
        assert marked == "ff"
