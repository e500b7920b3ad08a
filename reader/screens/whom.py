"""Choosing a speaker by the beginning of a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import Input, Static

from index import Query
from reader.page.clean import clean_line
from reader.page.portrait import who
from reader.screens.paging import PageScreen
from reader.session.census import Census, each
from reader.widgets.line_scroll import LineScroll
from reader.widgets.page_footer import PageFooter
from reader.widgets.row_list import RowList
from reader.widgets.rules import Notice
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from index import Speaker
    from reader.screens.main import MainScreen
    from reader.session.census import Crowd

_KEYS = (("open", "Choose"), ("back_out", "Back"))


class PickScreen(PageScreen):
    """Lets one speaker of the library be chosen; letters narrow the list."""

    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    PickScreen Horizontal { height: 1; }
    PickScreen Static { width: auto; }
    PickScreen Line { width: 1fr; background: transparent; }
    """

    def __init__(self, main: MainScreen, label: str, chosen: Callable[[Speaker], None]) -> None:
        """Ask for a speaker.

        Args:
            main: the screen below.
            label: what the speaker is wanted for.
            chosen: told of the one that was chosen.
        """
        super().__init__(main)
        self._label, self._chosen = label, chosen
        self.line, self.list = Line(), RowList()
        self._census = Census(main.library, main.paging, changed=self._crowd_is, asked=each)

    def compose(self) -> ComposeResult:
        """Lay out the line, the list and the footer."""
        with Horizontal():
            yield Static(clean_line(self._label), markup=False)
            yield self.line
        yield Notice()
        yield self.list
        yield PageFooter(_KEYS, self.main.key_map.keys)

    def on_mount(self) -> None:
        """List everybody."""
        self._census.count(Query())

    @property
    def busy(self) -> bool:
        """Tell whether speakers are on their way."""
        return super().busy or self._census.waiting

    def must_wait(self, command: str) -> bool:
        """Let a choice wait for the list that was asked for."""
        return command == "open" and self._census.waiting

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys do here."""
        rows = self.list
        return {
            **super().commands(),
            "line.down": partial(rows.action_move, 1),
            "line.up": partial(rows.action_move, -1),
            "pane.page_down": partial(rows.action_page, 1),
            "pane.page_up": partial(rows.action_page, -1),
            "pane.next": partial(rows.action_move, 1),
            "pane.previous": partial(rows.action_move, -1),
            "open": self._choose,
        }

    def renew(self) -> None:
        """List everybody once more; the library has changed since."""
        super().renew()
        self._census.again()

    def _choose(self) -> None:
        cursor = self.list.cursor
        group = None if cursor is None else self._census.crowd.rows.get(cursor)
        if group is None:
            self.main.say("Nobody has a name that begins so.")
            return
        self.close()
        self._chosen(group.first)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._census.keep(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_command("open")

    @on(LineScroll.Scrolled)
    def _scrolled(self, event: LineScroll.Scrolled) -> None:
        event.stop()
        self._census.show(*self.list.in_sight)

    def _crowd_is(self, crowd: Crowd) -> None:
        self.list.show(crowd.rows.total, self._row, cursor=self.list.cursor or 0)
        self._census.show(*self.list.in_sight)
        self.call_later(self.go_on)

    def _row(self, index: int, width: int) -> Sequence[Text]:
        group = self._census.crowd.rows.get(index)
        return (speaker_text(group.first, group.quotes, width),) if group else ()


def speaker_text(speaker: Speaker, count: int, width: int) -> Text:
    """Return a row: the name, who that is, and at the right how often quoted."""
    number = f"{count:,}"
    text = Text(clean_line(speaker.name), "bold")
    room = max(0, width - cell_len(number) - 1)
    whole = Text.assemble(text, ("  " + clean_line(who(speaker)), "dim"))
    short = set_cell_size(whole.plain, room)
    whole.plain = short
    return Text.assemble(whole, f" {number}")
