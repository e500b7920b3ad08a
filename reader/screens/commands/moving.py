"""Lines, pages and panes; lines and ends belong to the pane that has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.commands.opening import leave_box
from reader.session.state import BEFORE, Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen

_PANES = (Pane.RESULTS, Pane.ARTICLE, Pane.SPEAKERS)


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that move the place or the focus."""
    view, moving = screen.article.view, _Moving(screen)
    return {
        "line.down": partial(moving.lines, 1),
        "line.up": partial(moving.lines, -1),
        "page.down": view.action_page_down,
        "page.up": view.action_page_up,
        "pane.page_down": partial(moving.pages, 1),
        "pane.page_up": partial(moving.pages, -1),
        "half.down": view.action_half_down,
        "half.up": view.action_half_up,
        "article.top": moving.top,
        "article.end": moving.end,
        "pane.next": partial(moving.panes, 1),
        "pane.previous": partial(moving.panes, -1),
        "pane.results": partial(screen.focus_pane, Pane.RESULTS),
        "pane.article": partial(screen.focus_pane, Pane.ARTICLE),
        "pane.speakers": partial(screen.focus_pane, Pane.SPEAKERS),
    }


class _Moving:
    """Lines, pages and panes; lines and ends belong to the pane that has the focus."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def lines(self, step: int) -> None:
        """Go a line or a row down or up; from the box, into the results."""
        screen = self._screen
        if screen.typing:
            leave_box(screen)
        elif screen.focused_list is not None:
            screen.focused_list.action_move(step)
        elif step > 0:
            screen.article.view.action_line_down()
        else:
            screen.article.view.action_line_up()

    def pages(self, step: int) -> None:
        """Go a page of the pane down or up."""
        rows, view = self._screen.focused_list, self._screen.article.view
        if rows is not None:
            rows.action_page(step)
        elif step > 0:
            view.action_page_down()
        else:
            view.action_page_up()

    def top(self) -> None:
        """Go to the first line or row."""
        rows = self._screen.focused_list
        if rows is not None:
            rows.action_first()
            return
        self._screen.article.view.action_go_top()
        self._screen.desk.go_to_edge(BEFORE)

    def end(self) -> None:
        """Go to the last line or row."""
        rows, opened = self._screen.focused_list, self._screen.desk.state.opened
        if rows is not None:
            rows.action_last()
        elif opened is not None:
            self._screen.article.view.action_go_end()
            self._screen.desk.go_to_edge(len(opened.article.text))

    def panes(self, step: int) -> None:
        """Give the focus to the next pane; from a text box, to the one it belongs to."""
        screen = self._screen
        if screen.typing:
            leave_box(screen)
            return
        at = (_PANES.index(screen.pane) + step) % len(_PANES)
        screen.focus_pane(_PANES[at])
