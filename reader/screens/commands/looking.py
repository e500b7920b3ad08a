"""How things look: width of the text, nothing but text, theme, and whose the mouse is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.outside import habits
from reader.outside.terminal import named_theme
from reader.page.wrapping import NARROWEST, WIDEST
from reader.screens import themes
from reader.screens.mouse import hand_over, take_back
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.outside.habits import Habits
    from reader.screens.main import MainScreen

STEP = 4


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that change how things look."""
    return {
        "measure.wider": partial(widen, screen, STEP),
        "measure.narrower": partial(widen, screen, -STEP),
        "zen": partial(zen, screen),
        "mouse.toggle": partial(toggle_mouse, screen),
        "theme.next": partial(next_theme, screen),
        "theme.auto": partial(forget_theme, screen),
    }


def remember(screen: MainScreen, name: str, choose: Callable[[Habits], Habits]) -> None:
    """Keep a choice for the next time, beside the others."""
    screen.later.ask(f"habit {name}", partial(habits.change, choose), partial(_kept, screen))


def _kept(screen: MainScreen, fault: str | None) -> None:
    if fault:
        screen.warn(fault)


# The text


def widen(screen: MainScreen, columns: int) -> None:
    """Make the text wider or narrower, as far as its pane has room, and remember it."""
    view = screen.article.view
    wanted = widened(screen, view.measure, view.scrollable_size.width, columns)
    if wanted is not None:
        view.measure = wanted


def widened(screen: MainScreen, measure: int, room: int, columns: int) -> int | None:
    """Say how wide words are to be, and remember it.

    Args:
        screen: it says so.
        measure: how many columns they take at most until now.
        room: how many there are.
        columns: how many more, or fewer.

    Returns:
        How many they are to take; None where it stays as it is.
    """
    at = min(measure, room) if columns < 0 else measure
    wanted = max(NARROWEST, min(WIDEST, at + columns))
    if columns > 0 and measure >= min(room, WIDEST):
        screen.say(f"The text has all the room there is: {room} columns.")
        return None
    if wanted == measure:
        screen.say(f"The text is as narrow as it gets: {wanted} columns.")
        return None
    screen.say(f"The text is up to {wanted} columns wide.")
    remember(screen, "measure", partial(habits.measured, wanted))
    return wanted


def zen(screen: MainScreen) -> None:
    """Show the text alone, or everything again."""
    if screen.zen:
        screen.end_zen()
        return
    screen.focus_pane(Pane.ARTICLE)
    screen.begin_zen()
    back = " or ".join(key.lead for key in screen.key_map.keys if key.command in _BACK and key.keys)
    screen.say(f"Nothing but text. {back} shows the rest again.")


_BACK = ("zen", "back_out")

# The mouse


def toggle_mouse(screen: MainScreen) -> None:
    """Leave the mouse to the terminal, which then selects in its own way; or take it back."""
    lead = next((key.lead for key in screen.key_map.keys if key.command == "mouse.toggle"), "")
    again = f" {lead} takes it back." if lead else ""
    if screen.mouse_is_given:
        screen.mouse_is_given = not take_back(screen.app)
        screen.say("The mouse works here again.")
    elif hand_over(screen.app):
        screen.mouse_is_given = True
        screen.say(f"The mouse is the terminal's: drag selects as it does elsewhere.{again}")
    else:
        screen.say("This terminal gives no mouse, so there is none to hand over.")
    screen.draw_rows()


# Themes


def next_theme(screen: MainScreen) -> None:
    """Take the next theme."""
    names = themes.names(screen.app)
    at = names.index(screen.app.theme) if screen.app.theme in names else -1
    use_theme(screen, names[(at + 1) % len(names)])


def use_theme(screen: MainScreen, name: str) -> None:
    """Take a theme at once, and remember it unless the settings say another."""
    if name not in themes.names(screen.app):
        screen.say(f"The theme {name} needs more colours than are wanted here.")
        return
    screen.app.theme = name
    fixed = named_theme(screen.fixed_theme)
    if fixed and fixed != name:
        screen.say(f"Theme {name}, for now: the settings say {fixed}.")
    else:
        screen.say(f"Theme {name}.")
        remember(screen, "theme", partial(habits.themed, name))


def forget_theme(screen: MainScreen) -> None:
    """Let the terminal's background decide again."""
    screen.say("The terminal's background decides the theme, from the next start on.")
    remember(screen, "theme", partial(habits.themed, None))
