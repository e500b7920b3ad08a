"""Enter: what it opens depends on where the focus is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.session.state import Pane, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the command that opens what is chosen."""
    return {
        "open": partial(open_chosen, screen),
    }


def open_chosen(screen: MainScreen) -> None:
    """Enter: what it opens depends on where the focus is."""
    if screen.find_box.pane is not None:
        leave_box(screen)
    elif screen.typing:
        screen.enter_query()
    elif screen.pane is Pane.RESULTS:
        _open_result(screen)
    elif screen.pane is Pane.SPEAKERS:
        _choose_speaker(screen)


def _open_result(screen: MainScreen) -> None:
    hit = screen.results.current
    if screen.finder.found.stale or not screen.finder.found.hits.total:
        screen.say(f"Nothing found to open. {screen.key_map.way('search')} changes the search.")
        return
    if hit is None:
        screen.say("That result is not here yet.")
        return
    screen.desk.open(hit.heading.id, Target(row=screen.results.list.cursor or 0))
    screen.focus_pane(Pane.ARTICLE)


def _choose_speaker(screen: MainScreen) -> None:
    cursor = screen.panel.list.cursor
    if cursor is None:
        return
    choice, group = screen.panel.choice_at(cursor), screen.panel.group_at(cursor)
    if group is not None:
        screen.census.turn(group)
        screen.panel.point_at_group(group)
    elif choice is not None:
        screen.keep_all()
        screen.desk.choose(choice)
        screen.focus_pane(Pane.ARTICLE)


def leave_box(screen: MainScreen) -> None:
    """Go from a text box to the pane that it is about; what was typed stays in force."""
    pane = screen.find_box.pane
    if pane is not None:
        screen.close_find()
    screen.focus_pane(pane or Pane.RESULTS)
    rows = screen.focused_list
    if rows is not None and rows.cursor is None:
        rows.action_first()
