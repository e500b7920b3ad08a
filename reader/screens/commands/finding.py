"""Searching the collection, finding in a pane, and the hits of both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import Sort
from reader.outside import habits
from reader.screens.commands.looking import remember
from reader.session.state import Pane
from reader.session.walk import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen

_FIND_LABELS = {
    Pane.RESULTS: "Keep results with: ",
    Pane.ARTICLE: "Find here: ",
    Pane.SPEAKERS: "Keep speakers with: ",
}


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that search."""
    return {
        "search": partial(search, screen),
        "find": lambda: find(screen, screen.pane),
        **{f"find.{pane}": partial(find, screen, pane) for pane in Pane},  # for the mouse
        "results.order": partial(order, screen),
        "hit.next": partial(screen.desk.hit, Way.FORWARD),
        "hit.previous": partial(screen.desk.hit, Way.BACK),
    }


def search(screen: MainScreen) -> None:
    """Let a query be typed; the old one goes with the first letter."""
    screen.focus_box()
    screen.box.line.action_select_all()


def find(screen: MainScreen, pane: Pane) -> None:
    """Ask what to find in the article, or what to keep in a list."""
    if pane is not screen.pane:
        screen.focus_pane(pane)
    screen.open_find(pane, _FIND_LABELS[pane])


def order(screen: MainScreen) -> None:
    """Put the results in the other order, and remember it."""
    asking = screen.finder.asking
    sort = Sort.RELEVANCE if asking.sort is Sort.NEWEST else Sort.NEWEST
    screen.finder.order(sort)
    if not asking.query:
        first = "best" if sort is Sort.RELEVANCE else "newest"
        screen.say(f"Searches give the {first} results first.")
    remember(screen, "order", partial(habits.ordered, sort))
