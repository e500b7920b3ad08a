import pytest
from rich.text import Text
from textual import on
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

from reader.widgets.row_list import RowList


class Lists(App[None]):
    """Two lists, and what they have said."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "RowList { width: 30; }"

    def __init__(self):
        super().__init__()
        self.said, self.asked = [], []

    def compose(self):
        yield Static("above", id="above")
        with Horizontal():
            yield RowList(height=3, id="results")
            yield RowList(id="speakers")

    def on_mount(self):
        self.results.show(100, self.result, cursor=0)
        self.speakers.show(100_000, self.speaker)
        self.results.focus()

    def result(self, number, width):
        return [Text(f"{number} Mar Courier"), Text(f"Headline {number}", "bold"), Text("  4 hits")]

    def speaker(self, number, width):
        self.asked.append(number)
        return [Text(f"Person {number}".ljust(width - 5) + f"{number:5d}")]

    @property
    def results(self):
        return self.query_one("#results", RowList)

    @property
    def speakers(self):
        return self.query_one("#speakers", RowList)

    @on(RowList.Highlighted)
    def hear_highlighted(self, message):
        self.said.append(("highlighted", message.control.id, message.index))

    @on(RowList.Chosen)
    def hear_chosen(self, message):
        self.said.append(("chosen", message.control.id, message.index))


def rows(view):
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_only_rows_in_sight_are_asked_for():
    async with Lists().run_test(size=(62, 25)) as pilot:
        await pilot.pause()
        assert max(pilot.app.asked) < 25
        assert len(pilot.app.speakers) == 100_000
        pilot.app.speakers.focus()
        await pilot.pause()
        pilot.app.asked.clear()
        await pilot.press("G")
        assert "Person 99999" in rows(pilot.app.speakers)[-1]
        assert min(pilot.app.asked) > 99_970
        assert len(pilot.app.asked) <= 26


async def test_the_current_row_is_marked_on_all_its_lines_and_reversed_under_the_focus():
    async with Lists().run_test(size=(62, 25)) as pilot:
        results = pilot.app.results
        assert rows(results)[:4] == [
            "> 0 Mar Courier",
            "> Headline 0",
            ">   4 hits",
            "  1 Mar Courier",
        ]
        assert all(segment.style.reverse for segment in results.render_line(1))
        assert not any(segment.style.reverse for segment in results.render_line(3))
        pilot.app.speakers.focus()
        await pilot.pause()
        assert not any(segment.style.reverse for segment in results.render_line(1))
        assert rows(results)[0].startswith(">")


async def test_keys_move_the_cursor_and_say_so():
    async with Lists().run_test(size=(62, 25)) as pilot:
        app, results = pilot.app, pilot.app.results
        for key, row in (
            ("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0),
            ("G", 99), ("j", 99), ("g", 0), ("end", 99), ("home", 0),
            ("pagedown", 7), ("pageup", 0),
        ):  # fmt: skip
            await pilot.press(key)
            assert results.cursor == row, key
            assert app.said[-1] == ("highlighted", "results", row)
            assert f"> Headline {row}" in rows(results)


async def test_keys_of_a_list_without_the_focus_do_nothing():
    async with Lists().run_test(size=(62, 25)) as pilot:
        pilot.app.set_focus(None)
        await pilot.press("j", "G", "enter")
        assert pilot.app.results.cursor == 0
        assert not pilot.app.said


async def test_enter_chooses_the_current_row():
    async with Lists().run_test(size=(62, 25)) as pilot:
        await pilot.press("j", "enter")
        assert pilot.app.said == [("highlighted", "results", 1), ("chosen", "results", 1)]


async def test_a_click_goes_to_a_row_and_a_double_click_chooses_it():
    async with Lists().run_test(size=(62, 25)) as pilot:
        await pilot.click("#results", offset=(5, 7))
        assert pilot.app.said == [("highlighted", "results", 2)]
        await pilot.click("#speakers", offset=(5, 3), times=2)
        assert pilot.app.said[1:] == [("highlighted", "speakers", 3), ("chosen", "speakers", 3)]


async def test_a_click_below_the_last_row_does_nothing():
    async with Lists().run_test(size=(62, 25)) as pilot:
        pilot.app.results.show(1, pilot.app.result)
        await pilot.pause()
        await pilot.click("#results", offset=(5, 10))
        assert not pilot.app.said


async def test_setting_the_cursor_brings_the_row_into_sight_and_says_nothing():
    async with Lists().run_test(size=(62, 25)) as pilot:
        pilot.app.results.cursor = 50
        await pilot.pause()
        assert "> Headline 50" in rows(pilot.app.results)
        pilot.app.results.cursor = 40
        await pilot.pause()
        assert rows(pilot.app.results)[0] == "> 40 Mar Courier"
        assert not pilot.app.said


async def test_other_rows_keep_the_cursor_only_where_it_is_given():
    async with Lists().run_test(size=(62, 25)) as pilot:
        results = pilot.app.results
        results.show(3, pilot.app.result, cursor=9)
        assert results.cursor == 2
        results.show(3, pilot.app.result)
        assert results.cursor is None
        await pilot.press("j")
        assert results.cursor == 0


async def test_an_empty_list_takes_keys_and_says_nothing():
    async with Lists().run_test(size=(62, 25)) as pilot:
        pilot.app.results.show(0, pilot.app.result, cursor=0)
        await pilot.press("j", "G", "enter", "pageup")
        assert pilot.app.results.cursor is None
        assert set(rows(pilot.app.results)) == {""}
        assert not pilot.app.said


async def test_a_resize_draws_the_rows_for_the_new_width_and_keeps_the_current_one_in_sight():
    async with Lists().run_test(size=(62, 40)) as pilot:
        results = pilot.app.results
        results.styles.width = "1fr"
        pilot.app.speakers.styles.width = "1fr"
        results.cursor = 12
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert "> Headline 12" in rows(results)
        assert results.render_line(0).cell_length == results.scrollable_size.width
        assert rows(pilot.app.speakers)[3].endswith("    3")


async def test_hostile_rows_are_drawn_as_text():
    async with Lists().run_test(size=(62, 25)) as pilot:
        names = [
            "\x1b]0;pwned\x07Eve",
            "[/etc/passwd]",
            "a\nb\u202ec",
            "山田太郎" * 9,
            "👨\u200d👩",
        ]
        pilot.app.results.show(5, lambda number, width: [Text(names[number])])
        await pilot.pause()
        shown = rows(pilot.app.results)[::3]
        assert shown[:3] == ["  ␛]0;pwnedEve", "  [/etc/passwd]", "  a b\ufffdc"]
        assert shown[3].startswith("  山田太郎")
        assert all(
            pilot.app.results.render_line(y).cell_length == pilot.app.results.scrollable_size.width
            for y in range(15)
        )


async def test_a_row_keeps_the_styles_it_is_drawn_with():
    async with Lists().run_test(size=(62, 25)) as pilot:
        headline = [s for s in pilot.app.results.render_line(4) if s.text.startswith("Headline")]
        assert headline[0].style.bold


async def test_a_theme_change_redraws_the_rows():
    async with Lists().run_test(size=(62, 25)) as pilot:
        before = next(iter(pilot.app.results.render_line(4))).style
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert next(iter(pilot.app.results.render_line(4))).style.bgcolor != before.bgcolor


@pytest.mark.parametrize("key", ["left", "right", "n", "l", "space", "tab", "escape"])
def test_reading_keys_are_left_to_the_reader(key):
    assert key not in RowList._merged_bindings.key_to_bindings
