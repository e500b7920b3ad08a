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

from index import LibraryError, Query, Sort, UnknownArticleError
from reader.keys import KEYS
from reader.outside import habits
from reader.outside.clipboard import Copied, asks_terminal, copy, send
from reader.page.clean import clean
from reader.screens.commands import commands_of
from reader.screens.notices import OFFER, notice_for, offered, opening_banner
from reader.screens.panes import PanedScreen
from reader.session.census import Census
from reader.session.desk import Desk
from reader.session.finder import Finder
from reader.session.lane import Lane
from reader.session.offering import is_worded, rest_of
from reader.session.state import DeskState, Found, Pane, Rank
from reader.session.watching import EVERY_S, Watch
from reader.widgets.article_view import ArticleView
from reader.widgets.find_box import FindBox
from reader.widgets.line_scroll import LineScroll
from reader.widgets.results import ResultList
from reader.widgets.search_box import Line, SearchBox, articles_text
from reader.widgets.speakers_panel import SpeakerList
from reader.widgets.word_row import RIGHT_BUTTON, Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.timer import Timer

    from index import Library
    from reader.session.census import Crowd

# Keys that reach the commands even while somebody types; a text box needs all others itself.
_IN_TEXT = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "f1", "ctrl+q")
)
# Commands that do not wait until what was asked for before has arrived.
_AT_ONCE = frozenset(("quit", "help", "back_out", "search"))
_AHEAD = 10  # results after the open article that are fetched before they are asked for
_FIRST_LOOK_S = 0.5  # after which the first article is on the screen
_PAUSE_S = 0.15  # without a key, after which it is counted who is quoted in what was found
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
        reading: where articles and files are asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def __init__(
        self,
        library: Library,
        *,
        banner: str | None = None,
        problems: Sequence[str] = (),
        sort: Sort = Sort.NEWEST,
    ) -> None:
        """Show a library.

        Args:
            library: already open.
            banner: a message of our own that stands in the rule until a search.
            problems: why files were skipped; the first one is said, and their number stands
                beside the banner.
            sort: the order of the results.
        """
        super().__init__()
        self._banner = opening_banner(banner, problems)
        self._skipped = tuple(problems[:1])
        self._noticed = 0
        self._drawn = DeskState()
        self._entering = False
        self._copying = self._leaving = False
        self._pending: deque[str] = deque()
        self._library = library
        self._lanes = searching, self.reading, self._later = tuple(
            Lane(name, deliver=self.call_later, failed=self._failed)
            for name in ("search", "read", "later")
        )
        self.finder = Finder(library, searching, self._later, changed=self._found_is, sort=sort)
        self.census = Census(library, self._later, changed=self._crowd_is)
        self._watch = Watch(library, self._later, changed=self.renew)
        self._pause: Timer | None = None
        self.desk = Desk(library, self.reading, changed=self._desk_is, say=self.say)
        self._commands = commands_of(self)

    def on_mount(self) -> None:
        """Show the newest articles, and open the one that has most to show."""
        self.fit(self.app.size.width, self.app.size.height)
        self.focus_pane(Pane.ARTICLE)
        self.finder.settle("")
        self.census.count(self.finder.found.query)
        self._watch.look()
        self.set_interval(EVERY_S, self._watch.look)
        self.set_timer(_FIRST_LOOK_S, self._open_index)

    def _open_index(self) -> None:
        """Have the search index opened where searches run: the first one is not to wait for it."""
        question = partial(self._library.did_you_mean, Query())
        self._lanes[0].ask("index", question, lambda _: None)

    def close(self) -> bool:
        """Ask nothing any more; tell whether the library is free to be closed."""
        for lane in self._lanes:
            lane.stop()
        return all(lane.ended() for lane in self._lanes)

    # Commands

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        asked = self.finder.waiting or self.finder.fetching or self.census.waiting
        return bool(self._pending or self._entering or self.desk.waiting or self._pause or asked)

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
        self.finder.narrow("")
        self.census.keep("")

    def order(self) -> None:
        """Put the results in the other order, and remember it."""
        sort = Sort.RELEVANCE if self.finder.asking.sort is Sort.NEWEST else Sort.NEWEST
        self.finder.order(sort)
        if not self.finder.asking.query:
            first = "best" if sort is Sort.RELEVANCE else "newest"
            self.say(f"Searches give the {first} results first.")
        self._later.ask("habit", partial(habits.keep, habits.Habits(sort)), self._kept)

    def _kept(self, fault: str | None) -> None:
        if fault:
            self.say(fault)

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
        opening = command == "open" and (
            self.finder.waiting or (self.finder.fetching and self.results.current is None)
        )
        return self.desk.waiting or self._entering or opening

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
            self.renew()
        self.app.notify(clean(str(fault)), severity="error", markup=False)

    def renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        first, _ = self.results.list.in_sight
        self.finder.again(first)
        self.census.again()

    # What is new

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.finder.search(event.text)
        self._draw_box()
        if is_worded(event.text):
            question = partial(self._library.suggest, event.text, limit=1)
            self._later.ask("completion", question, partial(self._completed, event.text))

    def _completed(self, typed: str, words: tuple[str, ...]) -> None:
        for word in words:
            self.box.line.complete(typed, rest_of(word, typed))

    @on(Line.OfferTaken)
    def _offer_taken(self, event: Line.OfferTaken) -> None:
        if event.line is self.box.line and self.finder.found.stale:
            self._perform(f"{OFFER}0")

    @on(FindBox.Typed)
    def _find_typed(self, event: FindBox.Typed) -> None:
        if event.pane is Pane.ARTICLE:
            self.desk.find(event.text)
            count = f"{len(self.desk.state.hits)} here"
        elif event.pane is Pane.SPEAKERS:
            self.census.keep(event.text)
            return
        else:
            self.finder.narrow(event.text)
            return
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
        self._count_speakers()
        self.draw_rows()
        if self.find_box.pane is Pane.RESULTS:
            self.find_box.show_count(f" {0 if found.stale else found.hits.total:,} results ")
        if not self.finder.waiting:
            self._fetch_in_sight()
            if self.desk.state.opened is None and not self.desk.waiting:
                self.desk.open_fullest([hit for _, hit in found.hits.at_hand()])
            self._results_are_in()

    def _fetch_in_sight(self) -> None:
        """Have the rows fetched that are in sight and not at hand."""
        self.finder.show(*self.results.list.in_sight)
        self.census.show(*self.panel.in_sight)

    def _count_speakers(self) -> None:
        """Have it counted who is quoted in what was found, once no key has come for a while."""
        found = self.finder.found
        query = Query() if found.page is None or found.stale else found.query
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if not query:
            self.census.count(query)
        elif query != self.census.crowd.query:
            self._pause = self.set_timer(_PAUSE_S, partial(self._paused, query))

    def _paused(self, query: Query) -> None:
        self._pause = None
        self.census.count(query)

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
        if before.opened is not state.opened:
            self._draw_speakers()
            self._draw_notice()
        self.panel.show_current(state.speaker)
        if state.opened:
            self._follow()
        self.draw_rows()
        self.call_later(self._go_on)

    def _follow(self) -> None:
        """Point at the open article in the results, and have those that follow it fetched."""
        row = self.desk.row
        if not self.results.list.has_focus:
            self.results.point_at(row)
        if row is not None:
            self.finder.show(row, row + _AHEAD)

    def _crowd_is(self, _crowd: Crowd) -> None:
        self._draw_speakers()
        self.draw_rows()
        self.census.show(*self.panel.in_sight)

    def _draw_speakers(self) -> None:
        opened, crowd = self.desk.state.opened, self.census.crowd
        everywhere = opened.speakers if opened else {}
        self.panel.show_speakers(self.desk.state.quotations, everywhere, crowd)
        if self.find_box.pane is Pane.SPEAKERS:
            self.find_box.show_count(f" {crowd.rows.total:,} speakers ")

    def _draw_notice(self) -> None:
        found, opened = self.finder.found, self.desk.state.opened
        remark = opened.remark if opened else ""
        key = "Right" if self.box.line.has_focus else ""
        message = notice_for(found, self._banner, remark, key=key)
        self.notice.say(message, passing=not (found.query or remark))

    def draw_rows(self) -> None:
        """Draw the rows that count: search row, tabs, title of the results, status line."""
        found = self.finder.found
        row = self.desk.row
        rank = Rank(0 if row is None else row + 1, found.hits.total)
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
        found, crowd = self.finder.found, self.census.crowd
        counted = crowd.known and crowd.query == found.query and not crowd.letters
        speakers = crowd.rows.total if counted else None
        self.box.show_found(found, waiting=self.finder.waiting, speakers=speakers)

    @on(LineScroll.Scrolled)
    def _scrolled(self, event: LineScroll.Scrolled) -> None:
        if event.view is self.article.view:
            self._draw_status()
        else:
            self._fetch_in_sight()

    def _draw_status(self) -> None:
        state = self.desk.state
        percent = self.article.view.percent
        self.status.show_state(state, everywhere=_everywhere(state), percent=percent)

    def on_descendant_focus(self) -> None:
        """Name the key of an offer where it is that key."""
        self._draw_notice()

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

    @on(ResultList.Chosen)
    @on(SpeakerList.Chosen)
    def _row_chosen(self) -> None:
        self.action_command("open")


def _everywhere(state: DeskState) -> int | None:
    """Return how many quotations the current speaker has in the collection."""
    choice, opened = state.speaker, state.opened
    speaker = opened.speakers.get(choice.speaker_id or "") if choice and opened else None
    return speaker.quotes if speaker else None
