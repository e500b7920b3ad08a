"""What each command of the key table does on the main screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.outside.editor import edit, editing, no_file
from reader.page.citation import citation
from reader.screens.help import HelpScreen
from reader.session.state import BEFORE, Pane, Target
from reader.session.walk import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen

_PANES = (Pane.RESULTS, Pane.ARTICLE, Pane.SPEAKERS)
_FIND_LABELS = {
    Pane.RESULTS: "Keep results with: ",
    Pane.ARTICLE: "Find here: ",
    Pane.SPEAKERS: "Keep speakers with: ",
}


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return what to do for each command of the table."""
    desk, view = screen.desk, screen.article.view
    moving = _Moving(screen)
    leaving = _Leaving(screen)
    return {
        "search": partial(search, screen),
        "find": lambda: find(screen, screen.pane),
        **{f"find.{pane}": partial(find, screen, pane) for pane in Pane},  # for the mouse
        "results.order": screen.order,
        "hit.next": partial(desk.hit, Way.FORWARD),
        "hit.previous": partial(desk.hit, Way.BACK),
        "quote.next": partial(desk.quote, Way.FORWARD),
        "quote.previous": partial(desk.quote, Way.BACK),
        "speaker.next_quote": partial(desk.speaker, Way.FORWARD),
        "speaker.previous_quote": partial(desk.speaker, Way.BACK),
        "quote.evidence": partial(explain, screen),
        "quote.copy": partial(copy_quote, screen),
        "file.open": partial(open_file, screen),
        "article.next": partial(desk.article, Way.FORWARD),
        "article.previous": partial(desk.article, Way.BACK),
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
        "open": partial(open_chosen, screen),
        "back_out": leaving.back_out,
        "history.back": desk.back,
        "history.forward": desk.forward,
        "pane.next": partial(moving.panes, 1),
        "pane.previous": partial(moving.panes, -1),
        "pane.results": partial(screen.focus_pane, Pane.RESULTS),
        "pane.article": partial(screen.focus_pane, Pane.ARTICLE),
        "pane.speakers": partial(screen.focus_pane, Pane.SPEAKERS),
        "help": partial(show_help, screen),
        "quit": leaving.quit,
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


class _Leaving:
    """The ways out, one layer at a time."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def back_out(self) -> None:
        """Leave the innermost thing that is open; never the program."""
        screen = self._screen
        if screen.give_up():
            return
        if screen.find_box.pane is not None:
            self._leave_find()
        elif screen.results.wanted or screen.panel.wanted:
            screen.keep_all()
        elif screen.typing or screen.pane is not Pane.ARTICLE:
            screen.focus_pane(Pane.ARTICLE)
        elif screen.article.explains:
            screen.article.explain_no_more()
        elif not screen.desk.end_find():
            screen.desk.lift()

    def _leave_find(self) -> None:
        screen = self._screen
        pane = screen.find_box.pane
        screen.close_find()
        screen.keep_all()
        if pane is Pane.ARTICLE:
            screen.desk.end_find()
        screen.focus_pane(pane or Pane.ARTICLE)

    def quit(self) -> None:
        """Close what lies over the text, else end the program."""
        screen = self._screen
        if screen.article.explains:
            screen.article.explain_no_more()
        else:
            screen.leave()


def search(screen: MainScreen) -> None:
    """Let a query be typed; the old one goes with the first letter."""
    screen.focus_box()
    screen.box.line.action_select_all()


def find(screen: MainScreen, pane: Pane) -> None:
    """Ask what to find in the article, or what to keep in a list."""
    if pane is not screen.pane:
        screen.focus_pane(pane)
    screen.open_find(pane, _FIND_LABELS[pane])


def leave_box(screen: MainScreen) -> None:
    """Go from a text box to the pane that it is about; what was typed stays in force."""
    pane = screen.find_box.pane
    if pane is not None:
        screen.close_find()
    screen.focus_pane(pane or Pane.RESULTS)
    rows = screen.focused_list
    if rows is not None and rows.cursor is None:
        rows.action_first()


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
        screen.say("Nothing found to open. s changes the search.")
        return
    if hit is None:
        screen.say("That result is not here yet.")
        return
    screen.desk.open(hit.heading.id, Target(row=screen.results.list.cursor or 0))
    screen.focus_pane(Pane.ARTICLE)


def _choose_speaker(screen: MainScreen) -> None:
    cursor = screen.panel.list.cursor
    choice = None if cursor is None else screen.panel.choice_at(cursor)
    if choice is not None:
        screen.keep_all()
        screen.desk.choose(choice)
        screen.focus_pane(Pane.ARTICLE)


def explain(screen: MainScreen) -> None:
    """Open or close the evidence below the text."""
    if screen.desk.state.current is None:
        screen.say("No quote is current here, so there is nothing to explain.")
        return
    if screen.article.explains:
        screen.article.explain_no_more()
    else:
        screen.article.explain()


def copy_quote(screen: MainScreen) -> None:
    """Copy the current quotation with its citation, and name the route."""
    quoted = screen.desk.state.current
    if quoted is None:
        screen.say("No quote is current here, so there is nothing to copy.")
        return
    screen.copy(citation(quoted))


def open_file(screen: MainScreen) -> None:
    """Leave the screen to an editor, with the article's file at the current line."""
    opened, quoted = screen.desk.state.opened, screen.desk.state.current
    if opened is None:
        return
    heading = opened.article.heading
    if heading.path is None:
        screen.say(no_file(heading.title))
        return
    offset = quoted.quotation.start if quoted else screen.article.view.top_offset
    question = partial(editing, Path(heading.path), opened.article.text, offset)
    screen.reading.ask("edit", question, partial(_edit, screen))


def _edit(screen: MainScreen, command: list[str] | str) -> None:
    if isinstance(command, str):
        screen.say(command)
        return
    try:
        with screen.app.suspend():
            remark = edit(command)
    except SuspendNotSupported:
        remark = "This terminal cannot be lent to an editor."
    if remark:
        screen.say(remark)


def show_help(screen: MainScreen) -> None:
    """Show the keys."""
    screen.app.push_screen(HelpScreen(screen.app.size.width))
