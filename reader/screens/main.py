"""The main screen: who is told of what, and how commands reach it.

It is long because all who work for it are appointed here, and every command passes through it;
what clicks mean is in `clicked`, what becomes of answers in `arrivals`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.widgets._toast import Toast

from index import LibraryError, Query, UnknownArticleError
from reader.keymap import STANDARD
from reader.screens.arrivals import Arrivals
from reader.screens.bindings import bindings, rebind
from reader.screens.clicked import ClickedScreen
from reader.screens.commands import commands_of, speaking
from reader.screens.completing import Completer
from reader.screens.copying import Copier
from reader.screens.errands import Errands
from reader.screens.explaining import Explaining
from reader.screens.marking import Marking
from reader.screens.mending import Mending
from reader.screens.modes import Modes
from reader.screens.notices import OFFER, offered, opening_banner
from reader.screens.painting import Painter
from reader.screens.returning import NO_PAST, Past, Returning
from reader.screens.saying import SILENT, Notices, complain, say
from reader.screens.tidying import Tidier
from reader.screens.turns import CORRECTING, Turns
from reader.session.census import Census
from reader.session.desk import Desk
from reader.session.finder import Finder
from reader.session.journal import Journal
from reader.session.lane import Lane
from reader.session.state import Pane
from reader.session.watching import EVERY_S, Watch
from reader.widgets.find_box import FindBox
from reader.widgets.line_scroll import LineScroll
from reader.widgets.search_box import Line, SearchBox

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.binding import BindingType

    from index import Library
    from reader.keymap import KeyMap
    from reader.screens.paging import PageScreen
    from reader.screens.saying import Opening

_FIRST_LOOK_S = 0.5  # after which the first article is on the screen


class MainScreen(ClickedScreen):
    """Shows one library: searching, reading, and following speakers.

    Attributes:
        reading: where articles and files are asked for.
        later: where everything is asked for that nobody waits for.
        paging: where pages of speakers are asked for.
        library: what is shown.
        page: the page that lies over the article.
        key_map: which key does what.
        journal: what was said.
        aside: where what takes long is done.
        tidier: looks for garbage while nobody waits.
        explaining: what draws the article with its evidence.
        mouse_is_given: the terminal has it.
        fixed_theme: the one that the settings say.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    class Elsewhere(Message):
        """Another library is to be shown in the place of this one."""

        def __init__(self, folder: Path) -> None:
            super().__init__()
            self.folder = folder

    def __init__(
        self,
        library: Library,
        *,
        opening: Opening = SILENT,
        past: Past = NO_PAST,
        key_map: KeyMap = STANDARD,
    ) -> None:
        """Show a library.

        Args:
            library: already open.
            opening: what is said at first.
            past: what was chosen and looked at the last time.
            key_map: which key does what.
        """
        super().__init__(key_map)
        rebind(self, key_map)
        self._painter = Painter(self, opening_banner(opening.banner, opening.skipped, key_map.way))
        self.journal = Journal(self._journal_is)
        self._copier = Copier(self)
        self._turns = Turns(must_wait=self._must_wait, perform=self._perform)
        notices = Notices(library, opening)
        self._arrivals = Arrivals(self, self._painter, notices, self._turns)
        self.library = library
        self._lanes = tuple(
            Lane(name, deliver=self.call_later, failed=self._failed)
            for name in ("search", "read", "later", "aside", "page", "mend")
        )
        searching, self.reading, self.later, self.aside, self.paging, mend = self._lanes
        self.mending = Mending(self, mend, settled=self._turns.go_on)
        self.modes = Modes(self)
        self._on_toast = ""
        self.finder = Finder(
            library,
            searching,
            self.later,
            changed=self._arrivals.found_is,
            sort=past.order,
        )
        self.census = Census(library, self.later, changed=self._arrivals.crowd_is)
        self._watch = Watch(library, self.later, changed=self.renew)
        self._completer = Completer(self)
        self.tidier = Tidier(self)
        self.page: PageScreen | None = None
        self.desk = Desk(
            library,
            self.reading,
            changed=self._arrivals.desk_is,
            say=self.say,
            reopen=partial(speaking.reopen, self),
        )
        self.desk.way = key_map.way
        self.mouse_is_given = False
        self.fixed_theme = ""
        self.article.view.measure = past.habits.measure
        self.errands = Errands(self, past.folder, into=past.into)
        self.returning = Returning(self, past)
        self.explaining = Explaining(self, self.aside)
        self.marking = Marking(self, past.folder)
        self._commands = commands_of(self)

    def on_mount(self) -> None:
        """Show the newest articles, and open the one that has most to show."""
        self.fit(self.app.size.width, self.app.size.height)
        self.focus_pane(Pane.ARTICLE)
        self.returning.begin()
        self.marking.load()
        self.census.count(self.finder.found.query)
        self._watch.look()
        self.set_interval(EVERY_S, self._watch.look)
        # Where nothing waits for it: a disk that is far away may take its time.
        self.set_interval(EVERY_S, partial(self.desk.look_at_file, self.later))
        self.set_timer(_FIRST_LOOK_S, self._open_index)

    def _open_index(self) -> None:
        """Have the search index opened where searches run: the first one is not to wait for it."""
        question = partial(self.library.did_you_mean, Query())
        self._lanes[0].ask("index", question, lambda _: self.tidier.begin())
        self.errands.look()

    def on_unmount(self) -> None:
        """Look for garbage as before."""
        self.tidier.end()

    def close(self) -> bool:
        """Ask nothing any more; tell whether the library is free to be closed."""
        self.errands.close()
        for lane in self._lanes:
            lane.stop()
        return all(lane.ended() for lane in self._lanes)

    # Commands

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        asked = self.finder.waiting or self.finder.fetching or self.census.waiting
        return bool(
            self._turns.waiting
            or self._arrivals.entering
            or self.desk.waiting
            or self.mending.waiting
            or self._arrivals.counting
            or asked
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's call
        """Leave letters to the text box that has the focus."""
        return action != "letter" or not self.typing

    def action_letter(self, command: str) -> None:
        """Do what a key stands for."""
        self.action_command(command)

    def action_command(self, command: str) -> None:
        """Do it, or once what was asked for before has arrived."""
        self._turns.take(command, typing=self.typing)

    def give_up(self) -> bool:
        """Wait no longer; tell whether anything was waited for."""
        waited = self._turns.waiting or self._arrivals.entering or self.desk.waiting
        self._turns.forget()
        self._arrivals.give_up()
        self.desk.give_up()
        return waited

    def say(self, message: str, *, click: str = "") -> None:
        """Say something in passing; a click on it gives a command."""
        self._on_toast = click
        self.journal.note(message)
        say(self.app, message)

    def warn(self, message: str) -> None:
        """Say something in passing that is also to be read later."""
        self.journal.warn(message)
        say(self.app, message)

    def complain(self, problem: str) -> None:
        """Say that something has failed."""
        self._on_toast = ""
        self.journal.warn(problem)
        complain(self.app, problem)

    def _journal_is(self) -> None:
        if self.is_mounted:
            self._painter.status()

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say by which way."""
        self._copier.copy(text)

    def keep_place(self) -> None:
        """Keep where the reader is for the next time."""
        self.returning.keep()

    def leave(self) -> None:
        """End the program; corrections are waited for, and a copy, but not for long."""
        self.mending.when_at_rest(self._copier.leave)

    def enter_query(self) -> None:
        """Go from the box to the results; the letters typed before are still on their way."""
        self._arrivals.enter_query()

    def keep_all(self) -> None:
        """List all results and speakers again."""
        self.finder.narrow("")
        self.census.keep("")

    def usual(self, command: str) -> None:
        """Do what a command always means, in whatever mode."""
        self._commands[command]()

    def _perform(self, command: str) -> None:
        offer, meant = offered(command), self.modes.command(command)
        if meant is not None:
            meant()
        elif offer is None:
            self._commands[command]()
        elif offer < len(self.finder.found.alternatives):
            self.box.line.value = self.finder.found.alternatives[offer].text

    def _must_wait(self, command: str) -> bool:
        opening = command == "open" and (
            self.finder.waiting or (self.finder.fetching and self.results.current is None)
        )
        correcting = self.mending.waiting and command in CORRECTING
        return self.desk.waiting or self._arrivals.entering or opening or correcting

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, LibraryError):
            raise fault
        self.give_up()
        self.finder.give_up()
        if self.page is not None:
            self.page.give_up()
        self._painter.box()
        if isinstance(fault, UnknownArticleError):
            self.renew()
        self.complain(str(fault))

    def look(self) -> None:
        """See whether the library has changed, and ask for everything once more if so."""
        self._watch.look()

    def renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        first, _ = self.results.list.in_sight
        self.finder.again(first)
        self.census.again()
        self.explaining.forget()
        self.desk.reread()
        if self.page is not None:
            self.page.renew()

    # What is new

    @on(SearchBox.Typed)
    def _typed(self, event: SearchBox.Typed) -> None:
        self.finder.search(event.text)
        self._painter.box()
        self._completer.typed(event.text)

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

    def draw_rows(self) -> None:
        """Draw the rows that count: search row, tabs, title of the results, status line."""
        self._painter.rows()

    @on(LineScroll.Scrolled)
    def _scrolled(self, event: LineScroll.Scrolled) -> None:
        if event.view is self.article.view:
            self.returning.note()
            self._painter.status()
        else:
            self._arrivals.fetch_in_sight()

    def on_descendant_focus(self) -> None:
        """Name the key of an offer where it is that key."""
        self._painter.notice()

    def take_offer(self, event: events.Click) -> bool:
        """Do what a message offers that was clicked; tell whether it was one."""
        offered = isinstance(event.widget, Toast) and bool(self._on_toast)
        if offered:
            self.action_command(self._on_toast)
        return offered
