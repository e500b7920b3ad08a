"""Width of the text, text alone, themes, whose the mouse is, and what was typed too early."""

import pytest
from driving import MID, NARROW, WIDE, Driver, reading, until
from small_library import small_library
from textual.drivers.linux_driver import LinuxDriver

from reader.app import QuothApp
from reader.config import Config, OwnTheme
from reader.outside.habits import Habits, kept
from reader.outside.remembered import remember
from reader.page.wrapping import NARROWEST, WIDEST
from reader.screens import themes
from reader.screens.commands.looking import toggle_mouse
from reader.screens.returning import Past
from reader.session.state import Pane

SEA = OwnTheme("sea", dark=False, colours=(("primary", "#1e66f5"), ("background", "#eeffff")))


@pytest.fixture(autouse=True)
def rich(monkeypatch):
    """Let there be all colours, and no theme that somebody has set."""
    for name in ("NO_COLOR", "QUOTH_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


def longest(it):
    view = it.screen.article.view
    return max(len(line.rstrip()) for line in it.lines[3 : 3 + view.size.height])


# Width


async def test_the_text_gets_wider_and_narrower_and_that_is_remembered():
    async with reading((160, 40)) as it:
        view = it.screen.article.view
        await it.press("plus")
        await it.says("up to 76 columns")
        assert view.measure == 76
        await it.press("minus", "minus", "minus")
        await it.says("up to 64 columns")
        await until(lambda: kept().measure == 64)
        at = it.at
    async with reading((160, 40), past=Past(kept())) as it:
        assert it.screen.article.view.measure == 64
        assert it.at == at


async def test_the_text_ends_where_its_pane_does():
    async with reading(MID) as it:
        room = it.screen.article.view.scrollable_size.width
        await it.press("plus")
        await it.says(f"all the room there is: {room} columns")
        await it.press("minus")
        await it.says("columns wide")
        assert it.screen.article.view.measure < room
        for _ in range(20):
            await it.press("minus")
        assert it.screen.article.view.measure == NARROWEST
        await it.says(f"as narrow as it gets: {NARROWEST}")


async def test_what_is_looked_at_stays_in_sight_as_the_width_changes():
    async with reading(NARROW) as it:
        await it.press("l", "l", "l", "minus", "minus", "minus")
        assert any(">" in line[:5] for line in it.lines)


@pytest.mark.parametrize("measure", [NARROWEST - 1, WIDEST + 1, "72", None, True])
async def test_a_width_that_cannot_be_is_no_choice(measure):
    remember("habits.json", {"measure": measure})
    assert kept() == Habits()


# Text alone


@pytest.mark.parametrize("size", [WIDE, MID, NARROW])
@pytest.mark.parametrize("back", ["z", "escape"])
async def test_nothing_but_the_text_and_back(size, back):
    async with reading(size) as it:
        before = it.lines
        await it.press("z")
        await it.says("Nothing but text. Esc or z shows the rest again")
        it.app.clear_notifications()
        await until(lambda: not any("Help" in line for line in it.lines))
        assert not any("SPEAKERS" in line or "articles" in line for line in it.lines)
        assert any("We will not sign" in line for line in it.lines)
        await it.press("l", "L")
        assert it.screen.zen
        while it.at[1] != 1:
            await it.press("h")
        it.app.clear_notifications()
        await it.press(back)
        await until(lambda: any("Help" in line for line in it.lines))
        assert [line for line in it.lines if "Help" in line] == before[-1:]


@pytest.mark.parametrize("key", ["s", "1", "tab"])
async def test_what_needs_the_rest_shows_it(key):
    async with reading(WIDE) as it:
        await it.press("z", key)
        assert not it.screen.zen


async def test_the_text_alone_can_be_searched():
    async with reading(MID) as it:
        await it.press("z", "slash", *"Nobody")
        await it.shows("Find here: Nobody")
        await it.press("enter")
        assert it.screen.zen
        assert it.screen.pane is Pane.ARTICLE


# Themes


async def test_the_next_theme_is_taken_at_once_and_remembered():
    async with reading(MID) as it:
        first = it.app.theme
        await it.press("T")
        second = it.app.theme
        assert second != first
        await it.says(f"Theme {second}.")
        await until(lambda: kept().theme == second)
        for _ in themes.names(it.app)[1:]:
            await it.press("T")
        assert it.app.theme == first


async def test_a_theme_is_chosen_by_name_and_forgotten():
    async with reading(MID) as it:
        await it.press("colon", *":theme nord", "enter")
        await until(lambda: it.app.theme == "nord")
        await until(lambda: kept().theme == "nord")
        it.screen.action_command("theme.auto")
        await until(lambda: kept().theme is None)
        assert it.app.theme == "nord"
    async with reading(MID, past=Past(Habits(theme="gruvbox"))) as it:
        assert it.app.theme == "gruvbox"


async def test_the_settings_come_before_what_was_chosen(monkeypatch):
    config = Config(theme="sea", themes=(SEA,))
    async with reading(MID, config=config, past=Past(Habits(theme="nord"))) as it:
        assert it.app.theme == "sea"
        assert it.app.current_theme.background == "#eeffff"
        assert not it.app.current_theme.dark
        await it.press("T")
        await it.says("for now: the settings say sea")
        assert kept().theme is None
    monkeypatch.setenv("QUOTH_THEME", "light")
    async with reading(MID, config=config) as it:
        assert it.app.theme == "textual-light"


async def test_a_theme_that_there_is_not_is_said():
    async with reading(MID, config=Config(theme="nrod\x1b")) as it:
        await it.says("there is no theme nrod␛")
        await it.shows("1 warning")


async def test_where_no_colours_are_wanted_only_plain_themes_are_offered(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(MID, config=Config(theme="nord")) as it:
        assert it.app.theme != "nord"
        seen = set()
        for _ in range(4):
            await it.press("T")
            seen.add(it.app.theme)
        assert seen == {"ansi-dark", "ansi-light"}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_theme_can_be_read(size):
    async with reading(size, config=Config(themes=(SEA,))) as it:
        for name in themes.names(it.app):
            it.app.theme = name
            await it.pilot.pause()
            for strip in it.app.screen._compositor.render_strips():
                for segment in strip:
                    style = segment.style
                    if segment.text.strip() and style and style.color and style.bgcolor:
                        same = style.color == style.bgcolor and not style.color.is_default
                        assert not same, (name, segment)


# The mouse


async def test_without_a_terminal_there_is_no_mouse_to_hand_over():
    async with reading(MID) as it:
        await it.press("M")
        await it.says("no mouse")
        assert not any("mouse off" in line for line in it.lines)


class Mouse(LinuxDriver):
    """The driver of a terminal as far as the mouse goes; keeps what it writes."""

    def __init__(self):
        self._mouse, self.written = True, ""

    def write(self, data):
        self.written += data

    def flush(self):
        pass


async def test_the_mouse_is_handed_over_and_taken_back(monkeypatch):
    async with reading(MID) as it:
        driver = Mouse()
        with monkeypatch.context() as patch:
            patch.setattr(it.app, "_driver", driver)
            toggle_mouse(it.screen)
            assert "\x1b[?1000l" in driver.written
            assert not driver._mouse
            assert it.screen.mouse_is_given
            toggle_mouse(it.screen)
            assert "\x1b[?1000h" in driver.written
            assert driver._mouse
            toggle_mouse(it.screen)
        await it.says("M takes it back")
        await it.shows("mouse off")


# Typed too early


async def test_what_was_typed_before_there_was_a_screen_is_not_lost():
    app = QuothApp(small_library())
    app.typed = b"swater"
    async with app.run_test(size=MID) as pilot:
        it = Driver(app, pilot)
        await until(lambda: it.screen.is_mounted)
        await until(lambda: it.screen.box.line.value == "water")
    app.close()
