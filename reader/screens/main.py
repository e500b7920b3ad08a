"""The main screen: who is told of what, and how commands reach it.

It is long because every message of a widget and every answer of the library arrives here;
what is made of them stands in the modules that it calls.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from index import LibraryError, UnknownArticleError
from reader.keys import KEYS
from reader.outside.clipboard import Copied, asks_terminal, copy, send
from reader.page.clean import clean
from reader.screens.commands import commands_of
from reader.screens.notices import notice_for, offered, opening_banner
from reader.screens.panes import PanedScreen
from reader.session.desk import Desk
from reader.session.finder import Finder
from reader.session.lane import Lane
from reader.session.state import DeskState, Found, Pane
from reader.widgets.article_view import ArticleView
from reader.widgets.find_box import FindBox
from reader.widgets.results import ResultList
from reader.widgets.search_box import SearchBox, articles_text
from reader.widgets.speakers_panel import SpeakerList
from reader.widgets.word_row import RIGHT_BUTTON, Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from index import Library, Speaker

# Keys that reach the commands even while somebody types; a text box needs all others itself.
_IN_TEXT = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "f1", "ctrl+q")
)
# Commands that do not wait until what was asked for before has arrived.
_AT_ONCE = frozenset(("quit", "help", "back_out", "search"))
_AHEAD = 10  # rows before the end of the results at which more are fetched
_SAID_S, _READ_PER_S = 2.0, 20  # seconds at least; letters that are read in a second

_COPY_S = 0.3  # what a copy may take of the time to leave


def _bindings() -> list[BindingType]:
    """Bind every key of the table, ahead of the widgets, so that fast typing stays in order."""
    return [
        Binding(
            name,
            f"{'command' if name in _IN_TEXT else 'letter'}('{key.command}')",
            key.does,
            show=False,
            priority=True,
            id=key.command,
        )
        for key in KEYS
        for name in key.keys
    ]


class MainScreen(PanedScreen):
    """Shows one library: searching, reading, and following speakers.

    Attributes:
        speakers: of the whole library, most quoted first; empty until they are known.
        reading: where articles and files are asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def __init__(
        self, library: Library, *, banner: str | None = None, problems: Sequence[str] = ()
    ) -> None:
        """Show a library.

        Args:
            library: already open.
            banner: a message of our own that stands in the rule until a search.
            problems: why files were skipped; the first one is said, and their number stands
                beside the banner.
        """
        super().__init__()
        self.speakers: tuple[Speaker, ...] = ()
        self._everywhere: dict[str, int] = {}
        self._banner = opening_banner(banner, problems)
        self._skipped = tuple(problems[:1])
        self._noticed = 0
        self._drawn = DeskState()
        self._entering = False
        self._copying = self._leaving = False
        self._pending: deque[str] = deque()
        self._library = library
        self._searching, self.reading = (
            Lane(name, deliver=self.call_later, failed=self._failed) for name in ("search", "read")
        )
        self.finder = Finder(library, self._searching, changed=self._found_is)
        self.desk = Desk(library, self.reading, changed=self._desk_is, say=self.say)
        self._commands = commands_of(self)

    def on_mount(self) -> None:
        """Show the newest articles, and open the one that has most to show."""
        self.fit(self.app.size.width, self.app.size.height)
        self.focus_pane(Pane.ARTICLE)
        self.finder.settle("")
        self._ask_speakers()

    def close(self) -> bool:
        """Ask nothing any more; tell whether the library is free to be closed."""
        stopped = [lane.stop() for lane in (self._searching, self.reading)]
        return all(stopped)

    # Commands

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        return bool(self._pending or self._entering or self.desk.waiting or self.finder.waiting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's call
        """Leave letters to the text box that has the focus."""
        return action != "letter" or not self.typing

    def action_letter(self, command: str) -> None:
        """Do what a key stands for."""
        self.action_command(command)

    def action_command(self, command: str) -> None:
        """Do it, or once what was asked for before has arrived."""
        at_once = command in _AT_ONCE or (command == "open" and self.typing)
        if not at_once and (self._pending or self._must_wait(command)):
            self._pending.append(command)
        else:
            self._perform(command)

    def give_up(self) -> bool:
        """Wait no longer; tell whether anything was waited for."""
        waited = bool(self._pending) or self._entering or self.desk.waiting
        self._pending.clear()
        self._entering = False
        self.desk.give_up()
        return waited

    def say(self, message: str) -> None:
        """Say something in passing."""
        self.app.clear_notifications()
        timeout_s = max(_SAID_S, len(message) / _READ_PER_S)
        self.app.notify(clean(message), timeout=timeout_s, markup=False)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say by which way."""
        question = partial(copy, text, by_terminal=asks_terminal(self.app))
        self._copying = True
        self.reading.ask("copy", question, self._copied)

    def _copied(self, outcome: Copied) -> None:
        self._copying = False
        send(self.app, outcome)
        self.say(outcome.message)
        if self._leaving:
            self.app.exit()

    def leave(self) -> None:
        """End the program; a copy that is under way is waited for, but not for long."""
        if self._copying:
            self._leaving = True
            self.set_timer(_COPY_S, self.app.exit)
        else:
            self.app.exit()

    def enter_query(self) -> None:
        """Go from the box to the results; the letters typed before are still on their way."""
        self._entering = True
        self.results.point_at(None)
        self.focus_pane(Pane.RESULTS)
        self.box.line.call_later(self._entered)

    def keep_all(self) -> None:
        """List all results and speakers again."""
        self.results.keep("")
        self.panel.keep("")
        self.draw_rows()

    @on(Given)
    def _given(self, event: Given) -> None:
        event.stop()
        self.action_command(event.command)

    def _perform(self, command: str) -> None:
        offer = offered(command)
        if offer is None:
            self._commands[command]()
        elif offer < len(self.finder.found.alternatives):
            self.box.line.value = self.finder.found.alternatives[offer].text

    def _must_wait(self, command: str) -> bool:
        searching = command == "open" and self.finder.waiting
        return self.desk.waiting or self._entering or searching

    def _go_on(self) -> None:
        while self._pending and not self._must_wait(self._pending[0]):
            self._perform(self._pending.popleft())

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, LibraryError):
            raise fault
        self.give_up()
        self.finder.give_up()
        self._draw_box()
        if isinstance(fault, UnknownArticleError):
            self._renew()
        self.app.notify(clean(str(fault)), severity="error", markup=False)

    def _renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        self.desk.forget()
        self.finder.again()
        self._ask_speakers()

    # What is new

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.finder.search(event.text)
        self._draw_box()

    @on(FindBox.Typed)
    def _find_typed(self, event: FindBox.Typed) -> None:
        if event.pane is Pane.ARTICLE:
            self.desk.find(event.text)
            count = f"{len(self.desk.state.hits)} here"
        elif event.pane is Pane.SPEAKERS:
            self.panel.keep(event.text)
            count = f"{len(self.panel.rows)} speakers"
        else:
            self.results.keep(event.text)
            count = f"{len(self.results.hits)} results"
        self.find_box.show_count(f" {count} ")

    def _entered(self) -> None:
        self.finder.settle(self.box.line.value)
        self._draw_box()
        if not self.finder.waiting:
            self._results_are_in()

    def _results_are_in(self) -> None:
        if self._entering:
            self._entering = False
            self.results.point_at_first()
        self._go_on()

    def _found_is(self, found: Found) -> None:
        self._say_notices()
        opened = self.desk.state.opened
        self.results.show_found(found, opened.article.id if opened else None)
        self.desk.results_are(found)
        self._draw_notice()
        self._draw_speakers()
        self.draw_rows()
        if not self.finder.waiting:
            if self.desk.state.opened is None and not self.desk.waiting:
                self.desk.open_fullest(found.hits)
            self._results_are_in()

    def _say_notices(self) -> None:
        """Say what was skipped, and what the library has noticed since."""
        notices = (*self._skipped, *self._library.notices)
        for notice in notices[self._noticed :]:
            self.say(notice)
        self._noticed = len(notices)

    def _desk_is(self, state: DeskState) -> None:
        before, self._drawn = self._drawn, state
        self.article.show_state(state)
        self.evidence.text.show(self.article.evidence.text.evidence)
        if before.quotations is not state.quotations:
            self._draw_speakers()
        if before.opened is not state.opened:
            self._draw_notice()
        self.panel.show_current(state.speaker)
        if state.opened:
            self._follow(state.opened.article.id)
        self.draw_rows()
        self.call_later(self._go_on)

    def _follow(self, article_id: str) -> None:
        """Point at the open article in the results, and have those that follow it fetched."""
        found = self.finder.found
        if not self.results.list.has_focus:
            self.results.point_at(article_id)
        position = found.position(article_id)
        if position is not None and position >= len(found.hits) - _AHEAD:
            self.finder.more()

    def _ask_speakers(self) -> None:
        self.reading.ask("speakers", self._library.speakers, self._speakers_are)

    def _speakers_are(self, speakers: tuple[Speaker, ...]) -> None:
        self.speakers = speakers
        self._everywhere = {speaker.id: speaker.quotes for speaker in speakers}
        self._draw_speakers()
        self.draw_rows()

    def _draw_speakers(self) -> None:
        found = speakers_of(self.finder.found)
        counted = found or tuple((speaker, speaker.quotes) for speaker in self.speakers)
        self.panel.show_speakers(self.desk.state.quotations, counted, self._everywhere)

    def _draw_notice(self) -> None:
        found, opened = self.finder.found, self.desk.state.opened
        remark = opened.remark if opened else ""
        message = notice_for(found, self._banner, remark)
        self.notice.say(message, passing=not (found.query or remark))

    def draw_rows(self) -> None:
        """Draw the rows that count: search row, tabs, title of the results, status line."""
        state, found = self.desk.state, self.finder.found
        rank = found.rank_of(state.opened.article.id if state.opened else None)
        self._draw_box()
        self.results.show_rank(rank)
        self.tabs.show_tabs(
            self.pane,
            results=rank,
            speakers=self.panel.counts,
            articles=articles_text(found),
        )
        self._draw_status()

    def _draw_box(self) -> None:
        self.box.show_found(self.finder.found, waiting=self.finder.waiting)

    @on(ArticleView.Scrolled)
    def _draw_status(self) -> None:
        speaker = self.desk.state.speaker
        everywhere = self._everywhere.get(speaker.speaker_id or "") if speaker else None
        percent = self.article.view.percent
        self.status.show_state(self.desk.state, everywhere=everywhere, percent=percent)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Go one layer back at a click with the right button."""
        if event.button == RIGHT_BUTTON:
            self.action_command("back_out")

    @on(ArticleView.QuoteClicked)
    @on(ArticleView.GutterClicked)
    def _quote_clicked(self, event: ArticleView.QuoteClicked) -> None:
        with self.article.staying():
            self.desk.go_to_quote(event.index)

    @on(ArticleView.TagClicked)
    def _tag_clicked(self, event: ArticleView.TagClicked) -> None:
        with self.article.staying():
            self.desk.go_to_quote(event.index)
        self.article.explain()

    @on(ResultList.Highlighted)
    def _highlighted(self, event: ResultList.Highlighted) -> None:
        if event.row_list is self.results.list and event.index >= len(self.results.hits) - _AHEAD:
            self.finder.more()

    @on(ResultList.Chosen)
    @on(SpeakerList.Chosen)
    def _row_chosen(self) -> None:
        self.action_command("open")


def speakers_of(found: Found) -> tuple[tuple[Speaker, int], ...]:
    """Return who is quoted in what was found, how often; nobody where nothing was asked."""
    if not found.query or found.page is None or found.stale:
        return ()
    return found.page.speakers
