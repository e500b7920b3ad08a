"""The application at its sizes: what is seen, and where the focus goes."""

import pytest
from driving import MID, NARROW, SIZES, WIDE, reading, until
from small_library import kept_library

from reader.session.state import Pane


def displayed(it):
    panes = {"results": it.screen.results, "article": it.screen.article, "side": it.screen.panel}
    return {name for name, pane in panes.items() if pane.size.width and pane.region.area}


@pytest.mark.parametrize(
    ("size", "seen"),
    [(WIDE, {"results", "article", "side"}), (MID, {"article", "side"}), (NARROW, {"article"})],
)
async def test_panes_are_shown_by_size(size, seen):
    async with reading(size) as it:
        assert displayed(it) == seen
        assert all(len(line) == size[0] for line in it.lines)


@pytest.mark.parametrize("size", SIZES)
async def test_rows_of_text_are_not_wasted(size):
    async with reading(size) as it:
        beside = {WIDE: 5, MID: 5, NARROW: 4}[size]  # search, rule, title, status, footer
        assert it.screen.article.view.size.height == size[1] - beside


@pytest.mark.parametrize("size", [WIDE, MID])
async def test_upright_rules_meet_the_level_one(size):
    async with reading(size) as it:
        lines = it.lines
        crossings = {x for x, cell in enumerate(lines[1]) if cell == "+"}
        assert crossings
        assert all(lines[row][x] == "|" for x in crossings for row in range(2, size[1] - 2))


async def test_results_replace_the_article_while_the_box_has_the_focus_in_a_middling_window():
    async with reading(MID) as it:
        await it.press("s")
        await until(lambda: displayed(it) == {"results", "side"})
        await it.press("enter")
        assert displayed(it) == {"results", "side"}
        await it.press("enter")
        await until(lambda: displayed(it) == {"article", "side"})


async def test_the_search_box_opens_over_the_tabs_in_a_narrow_window():
    async with reading(NARROW) as it:
        assert it.lines[0].startswith(" 1 Results 2/4  [2 Article]  3 Speakers 2/3")
        await it.press("s")
        await until(lambda: it.lines[0].startswith("Search all:"))
        await until(lambda: displayed(it) == {"results"})
        await it.press("escape")
        await until(lambda: displayed(it) == {"article"})
        assert "[2 Article]" in it.lines[0]


@pytest.mark.parametrize(
    ("columns", "tabs"),
    [
        (60, " 1 Results 2/4  [2 Article]  3 Speakers 2/3  4 articles [s]"),
        (50, " 1 Results 4  [2 Article]  3 Speakers 2  s Search"),
        (45, " 1 Results  [2 Article]  3 Speakers  s Search"),
    ],
)
async def test_tabs_leave_out_counts_where_there_is_no_room(columns, tabs):
    async with reading((columns, 20)) as it:
        await until(lambda: it.lines[0].split() == tabs.split(), lambda: it.lines[0])


async def test_panes_are_reached_by_number_and_by_tab():
    async with reading(NARROW) as it:
        for keys, pane in (("3", Pane.SPEAKERS), ("1", Pane.RESULTS), ("2", Pane.ARTICLE)):
            await it.press(keys)
            assert it.screen.pane is pane
        for pane in (Pane.SPEAKERS, Pane.RESULTS, Pane.ARTICLE):
            await it.press("tab")
            assert it.screen.pane is pane
        await it.press("shift+tab")
        assert it.screen.pane is Pane.RESULTS


async def test_the_focus_leaves_a_pane_that_a_smaller_window_hides():
    async with reading(WIDE) as it:
        await it.press("1")
        assert it.screen.focused is it.screen.results.list
        await it.resize(NARROW)
        await until(lambda: displayed(it) == {"article"})
        assert it.screen.focused is it.screen.article.view
        await it.press("l")
        assert it.at == ("tariff", 2)


async def test_speakers_keep_the_focus_where_they_stay_in_sight():
    async with reading(WIDE) as it:
        await it.press("3")
        await it.resize(MID)
        await until(lambda: displayed(it) == {"article", "side"})
        assert it.screen.focused is it.screen.panel.list


async def test_a_query_can_be_typed_on_while_the_window_changes():
    async with reading(WIDE) as it:
        await it.press("s", *"wat")
        await it.resize(NARROW)
        await it.press(*"er")
        assert it.screen.box.line.value == "water"
        await it.shows("3 articles")


async def test_the_place_in_the_text_survives_a_change_of_size():
    async with reading(MID) as it:
        await it.press("l", "l", "l", "l")
        await it.resize(WIDE)
        await it.shows("EVIDENCE")
        await it.resize(NARROW)
        await it.shows("We did ask")
        assert it.at == ("tariff", 5)


@pytest.mark.parametrize("size", [(38, 9), (39, 20), (60, 9)])
async def test_below_the_least_size_a_line_says_so(size):
    async with reading(NARROW) as it:
        await it.resize(size)
        await it.shows(f"Window is {size[0]}x{size[1]}; needs 40x10.")
        await it.resize(NARROW)
        await it.shows("We will not sign")


async def test_the_focused_pane_has_a_reversed_title():
    async with reading(WIDE) as it:

        def reversed_title(pane):
            return pane.query_one(".title").styles.text_style.reverse

        await until(lambda: reversed_title(it.screen.article))
        await it.press("1")
        await until(lambda: reversed_title(it.screen.results))
        assert not reversed_title(it.screen.article)


async def test_evidence_stands_below_the_speakers_in_a_wide_window():
    async with reading(WIDE) as it:
        await it.shows("= named 0.93")
        await it.press("l")
        await it.shows("~ inferred 0.71")
        await it.shows("alt:  Somebody Else")


@pytest.mark.parametrize("size", [MID, NARROW])
async def test_evidence_opens_below_the_text_and_closes(size):
    async with reading(size) as it:
        await it.press("l", "e")
        await it.shows('cue:  "he told"')
        await it.shows("Three meetings")
        await it.press("L")
        assert it.at == ("tariff", 3)
        await it.press("q")
        assert not it.screen.article.explains
        assert not it.app._exit
        await it.press("e", "escape")
        assert not it.screen.article.explains


async def test_help_lists_the_keys_and_closes():
    async with reading(NARROW) as it:
        await it.press("question_mark")
        await it.shows("Here, in the article")
        await it.press("j", "pagedown", "space", "G", "b", "k", "q")
        await it.shows("We will not sign")
        assert it.app.screen is it.screen
        await it.press("f1")
        await it.shows("Here, in the article")
        await it.press("f1")
        assert it.app.screen is it.screen
        await it.press("question_mark")
        await it.pilot.click(offset=(0, 0))
        await until(lambda: it.app.screen is it.screen or it.app.screen.region.width < 80)


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_row_says_how_many_articles_there_are(size):
    async with reading(size) as it:
        await it.shows("4 articles")
        assert "4 articles" in it.lines[0]


@pytest.mark.parametrize("size", [WIDE, MID])
async def test_skipped_files_are_counted_and_the_first_reason_is_said(size):
    problems = ("/news/a.txt: no permission", "/news/b.txt: not text")
    async with reading(size, banner="Hello.", problems=problems) as it:
        assert it.said == ["/news/a.txt: no permission (and 1 more, in the log)"]
        await it.shows("- Hello.  2 files skipped ")
        await it.search("water")
        assert not any("skipped" in line for line in it.lines)
    async with reading(size, problems=problems[:1]) as it:
        await it.shows("- 1 file skipped ")


@pytest.mark.parametrize(("size", "rule"), [(WIDE, "--+--"), (MID, "--"), (NARROW, "--")])
async def test_the_banner_stands_until_a_search_at_every_size(size, rule):
    async with reading(size, banner="Demo collection (2 articles)") as it:
        await it.shows(f"- Demo collection (2 articles) {rule}")
        await it.search("water")
        await it.press("escape", "escape")
        await until(lambda: not any("Demo" in line for line in it.lines))


async def test_a_banner_that_is_longer_than_a_row_goes_on_below():
    async with reading(NARROW, banner=f"Library ~/{'news/' * 8}kept, used last until now") as it:
        await it.shows("- Library ~/")
        await it.shows("  used last until now")


async def test_what_is_said_fast_stands_alone():
    async with reading(NARROW) as it:
        for number in range(5):
            it.screen.say(f"Said {number}")
        await it.says("Said 4")
        assert it.said == ["Said 4"]
        it.screen.complain("Failed")
        await it.says("Failed")
        assert it.said == ["Said 4", "Failed"]


@pytest.mark.parametrize(("size", "rows"), [((30, 8), 3), ((40, 10), 3), (NARROW, 5)])
async def test_who_is_meant_can_be_chosen_in_whatever_is_left_of_a_window(size, rows, tmp_path):
    library = kept_library(tmp_path)
    async with reading(NARROW, library=library) as it:
        await it.press("l", "l", "l", "a")
        await it.shows("Who said this?")
        await it.resize(size)
        await it.shows("closes -+")
        await until(lambda: it.app.screen.list.size.height >= rows, lambda: "\n".join(it.lines))
        assert any("> 1 Tom Reyes" in line for line in it.lines)
        assert any("Name: " in line for line in it.lines)
        it.app.screen.fail("It cannot be saved.")
        await it.shows("It cannot be saved.")
        assert any("> 1 Tom Reyes" in line for line in it.lines)
    library.close()
