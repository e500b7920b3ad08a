"""The application: opening, walking through quotes, hits, speakers and articles."""

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from small_library import NEWEST_FIRST, Said, readings, small_library, spoken_for
from small_library import reading as one_reading
from textual import events

from index import open_memory
from index.renderings import lend
from reader.keys import KEYS
from reader.outside.clipboard import Copied


@pytest.mark.parametrize("size", SIZES)
async def test_first_frame_has_the_fullest_article_open_at_its_first_quote(size):
    async with reading(size) as it:
        assert it.at == ("tariff", 1)
        assert it.screen.focused is it.screen.article.view
        assert it.screen.panel.current.name == "Ana Duarte"
        await it.shows("We will not sign a tariff")
        assert "quote 1/6" in it.status
        assert "Ana Duarte" in it.status


async def test_every_command_of_the_key_table_is_done():
    async with reading() as it:
        commands = it.screen._commands
        assert {key.command for key in KEYS} <= set(commands)
        for command in sorted(commands.keys() - {"quit", "help", "log"}):
            it.screen.action_command(command)
            await it.settled()
        assert not it.app._exit


async def test_results_are_newest_first():
    async with reading() as it:
        assert tuple(hit.heading.id for hit in it.screen.results.hits) == NEWEST_FIRST
        await it.shows("4 articles  10 quotes  3 speakers")


async def test_l_and_h_walk_the_quotes_of_the_article_and_stop_at_its_ends():
    async with reading() as it:
        await it.press("l", "l")
        assert it.at == ("tariff", 3)
        await it.press("h", "h", "h")
        assert it.at == ("tariff", 1)
        await it.says("First quote in this article. H goes on in other articles.")
        await it.press("right", "right_square_bracket", "left")
        assert it.at == ("tariff", 2)


async def test_same_speaker_is_followed_across_articles_and_back():
    async with reading() as it:
        await it.press("l")
        assert it.state.current.speaker == "Tom Reyes"
        await it.press("L", "L", "L")
        assert it.at == ("tariff", 6)
        await it.press("L")
        assert it.at == ("bridge", 1)
        await it.says("-> [/etc/passwd] The bridge opens (article 4/4)")
        await it.press("L")
        await it.says("Last of 6 quotes by Tom Reyes. H goes back, g L starts over")
        assert it.at == ("bridge", 1)
        await it.press("H")
        assert it.at == ("tariff", 6)
        assert "Tom Reyes 4/4 here, 6 everywhere" in it.status


async def test_after_the_end_the_walk_can_be_started_over():
    async with reading() as it:
        await it.press("l", "L", "L", "L", "L", "L", "g", "L")
        assert it.at == ("growers", 2)
        await it.press("H")
        await it.says("First of 6 quotes by Tom Reyes")


async def test_an_unknown_speaker_cannot_be_followed():
    async with reading() as it:
        await it.press("l", "l", "l", "L")
        assert it.state.current.speaker is None
        assert "(unknown)" in it.status
        await it.says("The speaker of this quote is not known")


async def test_an_article_without_any_known_speaker_says_so():
    unknown = one_reading(
        "note", 'A note\n\n"Nobody knows," it said.\n', Said("Nobody knows", None)
    )
    async with reading(library=open_memory([unknown], name="one")) as it:
        await it.says("1 quote, speaker unknown.")
        assert "quote 1/1  (unknown) 1/1 here" in it.status


async def test_backspace_undoes_a_jump_and_f_does_it_again():
    async with reading() as it:
        await it.press("l", "H")
        assert it.at == ("growers", 2)
        await it.press("backspace")
        assert it.at == ("tariff", 2)
        await it.press("f")
        assert it.at == ("growers", 2)
        await it.press("f")
        await it.says("Nothing to go forward to.")


async def test_neighbours_in_the_results_are_opened():
    async with reading() as it:
        await it.press("J")
        assert it.at == ("explained", None)
        await it.says("No quotes found in this article. J goes on: 1 further with quotes.")
        assert "no quotes" in it.status
        await it.press("l")
        await it.says("No quotes in this article")
        await it.press("J", "J")
        assert it.article == "bridge"
        await it.says("This is the last article of the results.")
        await it.press("K", "K", "K")
        assert it.article == "growers"


@pytest.mark.parametrize("size", SIZES)
async def test_the_walk_of_the_acceptance_run(size, tmp_path, monkeypatch):
    async with reading(size, folder=tmp_path) as it:
        await it.pilot.press("s", *"water", "enter", "enter", "l", "l", "L", "e", "y")
        await it.settled()
        assert it.at == ("tariff", 2)
        assert it.screen.focused is it.screen.article.view
        assert it.screen.article.explains
        await it.shows("~ inferred 0.71")
        await until(lambda: it.said and "opied" in it.said[-1], lambda: it.said)
        await it.pilot.press("q", "q")
        await until(lambda: it.app._exit)


async def test_keys_typed_in_one_go_arrive_in_order():
    async with reading() as it:
        for key in (*"swater", "enter", "enter", *"lL"):
            it.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(lambda: it.screen.box.line.value == "water")
        await until(lambda: it.at == ("tariff", 2), lambda: it.at)
        assert it.screen.finder.found.query.text == "water"


async def test_hits_are_walked_into_the_next_article():
    async with reading() as it:
        await it.search("water")
        await it.press("enter", "enter")
        assert it.article == "growers"
        assert it.status.startswith("hit 1/1")
        await it.press("n")
        assert it.article == "tariff"
        assert it.status.startswith("hit 1/3")
        await it.says("-> Water tariff splits the bench")
        await it.press("n", "n", "n")
        assert it.article == "explained"
        await it.press("n")
        await it.says("That was the last hit.")
        await it.press("N")
        assert it.article == "tariff"
        assert it.status.startswith("hit 3/3")


async def test_a_hit_inside_a_quote_makes_that_quote_current():
    async with reading() as it:
        await it.search("postponements")
        await it.press("enter", "enter")
        assert it.at == ("tariff", 2)
        await it.press("l")
        assert it.at == ("tariff", 3)


async def test_without_a_search_n_says_how_to_search():
    async with reading() as it:
        await it.press("n")
        await it.says("Nothing is searched for")


async def test_a_speaker_chosen_in_the_panel_restricts_l_and_h():
    async with reading() as it:
        await it.press("3", "g", "enter")
        assert it.state.only.name == "Tom Reyes"
        assert "only Tom Reyes" in it.status
        assert it.at == ("tariff", 2)
        await it.press("l", "l")
        assert it.at == ("tariff", 5)
        await it.press("h")
        assert it.at == ("tariff", 3)
        await it.press("escape")
        assert "only" not in it.status
        await it.press("l")
        assert it.at == ("tariff", 4)


async def test_the_unknown_can_be_chosen_too():
    async with reading() as it:
        await it.press("3", "g", "j", "j", "enter")
        assert it.at == ("tariff", 4)
        assert "only (unknown)" in it.status


async def test_a_speaker_of_another_article_is_gone_to():
    async with reading() as it:
        await it.press("3", "G", "enter")
        assert it.state.only.name == "Mara Okafor"
        assert it.at == ("growers", 1)


async def test_who_has_no_name_stands_once_and_opens_to_each_article():
    library = open_memory([*readings(), *spoken_for("Lake Trust", 3)], name="trust")
    async with reading(WIDE, library=library) as it:
        panel = it.screen.panel

        async def at_group(*keys):
            await it.press("3", "g")
            row = next(row for row in range(9) if panel.group_at(row) is not None)
            await it.press(*"j" * row, *keys)

        await it.shows("+ Lake Trust: un")
        await at_group("v")
        await it.says("several, each of one article")
        await it.press("enter")
        await it.shows("Note 1")
        await it.press("j", "j", "enter")
        assert it.article == "day0001"
        assert it.state.only.name == "A spokesman for the Lake Trust"
        await at_group("enter")
        await it.shows("+ Lake Trust: un")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_find_here_marks_places_and_escape_returns(size):
    async with reading(size) as it:
        await it.press("l")
        await it.press("slash", *"the")
        places = len(it.state.hits)
        assert places == it.state.opened.article.text.lower().count("the")
        await it.press("enter")
        assert f"/{places}" in it.status
        assert it.status.startswith("find")
        first = it.state.hit
        await it.press("n")
        assert it.state.hit == first + 1
        await it.press("escape")
        assert it.state.find is None
        assert it.at == ("tariff", 2)


async def test_find_that_finds_nothing_says_so_and_escape_leaves_the_box():
    async with reading() as it:
        await it.press("slash", *"zzz")
        await it.shows("0 here")
        assert it.screen.status.display is False
        await it.press("escape")
        assert it.screen.status.display is True
        assert it.screen.focused is it.screen.article.view


async def test_find_knows_its_ends():
    async with reading() as it:
        await it.press("slash", *"postponed", "enter", "n")
        await it.press("N", "N")
        assert "1 in this article" not in it.said[-1]
        await it.says("First of")


async def test_lists_are_filtered_and_escape_lists_all_again():
    async with reading() as it:
        await it.press("3", "slash", *"oka", "enter")
        assert [row.choice.name for row in it.screen.panel.rows] == ["Mara Okafor"]
        await it.shows("SPEAKERS with oka")
        await it.press("escape")
        assert len(it.screen.panel.rows) == 5
        await it.press("1", "slash", *"explained", "tab")
        assert [hit.heading.id for hit in it.screen.results.hits] == ["explained"]
        await it.press("enter")
        assert it.article == "explained"
        await it.press("1", "escape")
        assert len(it.screen.results.hits) == 4


async def test_lines_and_pages_belong_to_the_pane_with_the_focus():
    async with reading((80, 15)) as it:
        view = it.screen.article.view
        await it.press("g", "j")
        assert view.scroll_y == 1
        await it.press("G")
        bottom = view.scroll_y
        assert bottom > 1
        await it.press("k", "pageup", "pagedown", "ctrl+u", "ctrl+d")
        await it.press("g", "g")
        assert view.scroll_y == 0
        await it.press("l")
        assert it.at == ("tariff", 1)
        await it.press("3", "j", "pagedown", "pageup")
        await it.press("space")
        below = view.scroll_y
        assert below > 0
        await it.press("b")
        assert view.scroll_y < below


async def test_copy_is_the_quote_with_its_citation(monkeypatch):
    copied = []
    monkeypatch.setattr(
        "reader.screens.copying.copy",
        lambda text, *, by_terminal: copied.append(text) or Copied("Copied via x"),
    )
    async with reading() as it:
        await it.press("y")
        await until(lambda: it.said)
        assert it.said == ["Copied via x"]
    assert copied[0].startswith(
        '"We will not sign a tariff nobody can explain" - Ana Duarte, quoted in'
    )


@pytest.mark.parametrize(("size", "keys"), [(WIDE, "l"), (MID, "le"), (NARROW, "le")])
async def test_evidence_says_why_a_speaker_is_one_in_several_articles(size, keys):
    async with reading(size) as it:
        await it.press(*keys)
        await it.shows("link: same name in 3")
        await it.press("K")
        await until(lambda: not any("link:" in line for line in it.lines))
        assert it.at == ("growers", 1)


async def test_no_quote_no_copy_and_no_evidence():
    library = open_memory([one_reading("bare", "Nothing is said here.\n")], name="bare")
    async with reading(library=library) as it:
        await it.press("y")
        await it.says("No quote is current")
        await it.press("e")
        await it.says("No quote is current")
        await it.press("L")
        await it.says("No quote is current")
        assert "no quotes" in it.status


async def test_an_empty_library_opens():
    async with reading(library=open_memory([], name="empty")) as it:
        await it.press(
            "l", "L", "n", "J", "e", "y", "o", "slash", *"x", "enter", "escape", "1", "enter"
        )
        assert it.status == "no article open"
        await it.shows("0 articles")


async def test_a_quote_in_two_renderings_is_visited_and_counted_once():
    plain = "".join(c for c in HARBOUR.lower() if c.isalpha() or c.isspace())
    said = [
        Said(HARBOUR.split('"')[1].rstrip(","), "Ada Byron", "said", "Ada Byron"),
        Said(HARBOUR.split('"')[3].rstrip(","), "Ada Byron", "said", "she"),
    ]
    borrower, lender = one_reading("a_plain", plain), one_reading("b_printed", HARBOUR, *said)
    library = open_memory([borrower, lender], name="two")
    library.lend({"a_plain": lend(borrower, [lender])})
    async with reading(library=library) as it:
        start = it.article
        assert "Ada Byron 1/2 here, 2 everywhere" in it.status
        await it.press("L")
        assert it.at == (start, 2)
        await it.press("L")
        await it.says("Last of 2 quotes by Ada Byron")
        await it.press("J" if start == "a_plain" else "K")
        assert "Ada Byron 1/2 here, 2 everywhere" in it.status


HARBOUR = """The mayor spoke at length on Monday about the old harbour, its walls and the new pumps
that the town has been promised since the great flood took away the market.

Nine winters have passed since then. Traders have moved uphill, two schools have closed their lower
floors, and the insurers of the warehouses on the eastern side have given notice one after another.

"We have waited nine years for these pumps, and nobody in this town will wait for a tenth winter
with water in the cellar and sand on the stairs," said Ada Byron, who keeps the ferry.

"The harbour belongs to everybody who lives beside it, and not only to those who land fish there in
the early hours of the morning," she said on the quay, where the old pumps had stopped again.
"""


def test_small_library_has_a_path_where_it_has_a_folder(tmp_path):
    library = small_library(tmp_path)
    assert library.article("tariff").heading.path == str(tmp_path / "tariff.txt")
