"""A speaker's page: who that is, and everything that was said, quotation by quotation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from index import Sort
from reader.page.clean import clean_line
from reader.page.wording import counted
from reader.screens.around import AroundScreen
from reader.screens.commands.looking import STEP, widened
from reader.screens.compare import compare_with
from reader.screens.excerpting import OF_A_QUOTE, ExcerptScreen
from reader.screens.paging import NARROW
from reader.screens.timeline import TimelineScreen
from reader.session.portions import portion_of
from reader.session.portraying import portrait_of
from reader.session.sayings import PagePlace, Sayings, Topic
from reader.session.state import Pane
from reader.session.walk import Choice
from reader.widgets.find_box import FindBox
from reader.widgets.line_scroll import LineScroll
from reader.widgets.page_footer import PageFooter
from reader.widgets.page_head import PageHead
from reader.widgets.row_list import RowList
from reader.widgets.rules import Notice
from reader.widgets.sayings_list import SayingsList
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Speaker
    from reader.page.portrait import Portrait
    from reader.screens.main import MainScreen
    from reader.session.portions import Portion
    from reader.session.portraying import Excerpt
    from reader.session.sayings import Said

_KEYS = (
    ("open", "Open"),
    ("quote.next", "Next"),
    ("find", "Filter"),
    ("quote.copy", "Copy"),
    ("speaker.compare", "Compare"),
    ("speaker.timeline", "Timeline"),
    ("pane.speakers", "Around"),
    ("results.order", "Order"),
    ("export", "Export"),
    ("back_out", "Back"),
    ("help", "Help"),
)
_ROW, _NARROW_ROW = 6, 4
_HEAD_SHARE = 4  # one of so many rows of the window is the head


class SpeakerScreen(ExcerptScreen):
    """Shows one speaker of a library.

    Attributes:
        sayings: what was said, as far as it has been asked for.
        portrait: what is known of the speaker.
    """

    AUTO_FOCUS = "SayingsList"

    def __init__(self, main: MainScreen, place: PagePlace) -> None:
        """Show a speaker's page from a place on."""
        super().__init__(main)
        self.head, self.rule = PageHead(main.key_map.hint("back_out", "closes")), Notice()
        self.title_row = WordRow(classes="title")
        self.list = SayingsList(height=_ROW)
        self.find_box = FindBox()
        self.portrait: Portrait | None = None
        self._first = place.row
        self.sayings = Sayings(main.library, main.paging, place.topic, changed=self._said_is)

    def compose(self) -> ComposeResult:
        """Lay out head, list and footer."""
        yield self.head
        yield self.rule
        yield self.title_row
        yield self.list
        yield self.find_box
        yield PageFooter(_KEYS, self.main.key_map.keys)

    def on_mount(self) -> None:
        """Ask for the quotations, and for what is known."""
        self.list.measure = self.main.article.view.measure
        self.head.show_name(self.topic.name)
        self.sayings.again(self._first)
        self._ask_portrait()

    @property
    def choice(self) -> Choice:
        """Return the speaker that the page is about."""
        return Choice(self.topic.speaker_id, self.topic.name)

    @property
    def topic(self) -> Topic:
        """Return what is wanted."""
        return self.sayings.topic

    @property
    def current(self) -> Excerpt | None:
        """Return the quotation that the cursor is on."""
        return self.list.current

    @property
    def place(self) -> PagePlace:
        """Return where on the page a person is."""
        return PagePlace(self.topic, self.list.cursor or 0)

    @property
    def portions(self) -> Sequence[Portion]:
        """Return what is listed, and where that is but a part, all that the speaker said."""
        said, library = self.sayings.said, self.main.library
        total = said.rows.total if said.known and said.topic == self.topic else None
        whole = replace(self.topic, letters="", period="", period_name="")
        listed = portion_of(library, self.topic, total)
        return (listed,) if whole == self.topic else (listed, portion_of(library, whole, None))

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        return super().busy or self.sayings.waiting or self.portrait is None

    def must_wait(self, command: str) -> bool:
        """Let what needs a quotation wait until it is there."""
        first = not self.sayings.said.known or self.topic != self.sayings.said.topic
        return first or (command in OF_A_QUOTE and self.sayings.waiting and not self.list.current)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys do here."""
        rows = self.list
        return {
            **super().commands(),
            **{name: partial(rows.action_move, 1) for name in _NEXT},
            **{name: partial(rows.action_move, -1) for name in _PREVIOUS},
            "page.down": partial(rows.action_page, 1),
            "page.up": partial(rows.action_page, -1),
            "pane.page_down": partial(rows.action_page, 1),
            "pane.page_up": partial(rows.action_page, -1),
            "half.down": partial(rows.action_page, 1),
            "half.up": partial(rows.action_page, -1),
            "article.top": rows.action_first,
            "article.end": rows.action_last,
            "pane.next": self._leave_box,
            "pane.previous": self._leave_box,
            "open": self._open,
            "find": self._filter,
            "results.order": self._order,
            "measure.wider": partial(self._widen, STEP),
            "measure.narrower": partial(self._widen, -STEP),
            "pane.speakers": self._around,
            "speaker.page": self.close,
            "speaker.timeline": self._timeline,
            "speaker.compare": self._compare,
        }

    def renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        self.sayings.again(self.list.in_sight[0])
        self._ask_portrait()

    def give_up(self) -> None:
        """Wait for nothing any more: an answer has failed."""
        super().give_up()
        self.sayings.forget()

    def close(self) -> None:
        """Go back to the text."""
        self.sayings.forget()
        self.main.later.forget("portrait")
        super().close()

    def back_out(self) -> None:
        """Take away the filter, then the time, then the page."""
        topic = self.topic
        if self.find_box.pane is not None or topic.letters:
            self._close_box()
            self.sayings.ask(replace(topic, letters=""))
        elif topic.period:
            self.sayings.ask(replace(topic, period="", period_name=""))
        else:
            self.close()

    def keep_to(self, period: str, name: str) -> None:
        """Show what was said within a time alone, which is given as a query."""
        self.sayings.ask(replace(self.topic, period=period, period_name=name))

    # Commands

    def _open(self) -> None:
        if self.find_box.pane is not None:
            self._leave_box()
            return
        self.go_to_article()

    def _widen(self, columns: int) -> None:
        """Make the words wider or narrower, here and in the text."""
        wanted = widened(self.main, self.list.measure, self.list.scrollable_size.width, columns)
        if wanted is not None:
            self.list.measure = self.main.article.view.measure = wanted
            self.list.renew(len(self.list))

    def _around(self) -> None:
        """Show who may be the same, and who speaks for this body."""
        portrait = self.portrait
        if portrait is None or not (portrait.profile.suggestions or portrait.voices):
            self.main.say(f"Nobody stands around {self.topic.name}.")
            return
        self.app.push_screen(AroundScreen(portrait, self._show_other))

    def _show_other(self, other: Speaker) -> None:
        self.main.desk.reopen(PagePlace(Topic(other.id, other.name), 0))

    def _timeline(self) -> None:
        timeline_of(self.main, self.topic, self.keep_to).show()

    def _compare(self) -> None:
        compare_with(self.main, self.topic)

    def _order(self) -> None:
        sort = Sort.OLDEST if self.topic.sort is Sort.NEWEST else Sort.NEWEST
        self.sayings.ask(replace(self.topic, sort=sort))

    def _filter(self) -> None:
        self.find_box.open(Pane.SPEAKERS, "Keep quotes with: ")
        self.set_focus(self.find_box.line, scroll_visible=False)

    def _leave_box(self) -> None:
        """Go from the box to the list; what was typed stays in force."""
        self._close_box()

    def _close_box(self) -> None:
        self.find_box.close()
        self.set_focus(self.list, scroll_visible=False)

    # What is new

    @on(FindBox.Typed)
    def _typed(self, event: FindBox.Typed) -> None:
        event.stop()
        self.sayings.ask(replace(self.topic, letters=event.text.strip()))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_command("open")

    @on(LineScroll.Scrolled)
    def _scrolled(self, event: LineScroll.Scrolled) -> None:
        event.stop()
        self.sayings.show(*self.list.in_sight)

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._draw_title()

    def _said_is(self, said: Said) -> None:
        first, self._first = self._first, 0
        self.list.show_said(said, cursor=first)
        self._draw_title()
        self.sayings.show(*self.list.in_sight)
        self.call_later(self.go_on)

    def _ask_portrait(self) -> None:
        question = partial(portrait_of, self.main.library, self.topic.speaker_id)
        self.main.later.ask("portrait", question, self._portrait_is)

    def _portrait_is(self, portrait: Portrait | None) -> None:
        if portrait is None:
            self.close()
            self.main.say("The library has changed: that speaker is gone.")
        else:
            self.portrait = portrait
            self.head.show_portrait(portrait)

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for another size."""
        self.list.set_row_height(_ROW if event.size.width >= NARROW else _NARROW_ROW)
        self.head.fit(event.size.height // _HEAD_SHARE)
        self.call_after_refresh(self._draw_title)

    def _draw_title(self) -> None:
        said, topic = self.sayings.said, self.sayings.said.topic
        total = said.rows.total
        at = 0 if self.list.cursor is None else self.list.cursor + 1
        number = f"QUOTES {at:,}/{total:,}" if said.known else "QUOTES …"
        order = "newest first" if topic.sort is Sort.NEWEST else "oldest first"
        kept = "".join((
            f"  with {topic.letters}" if topic.letters else "",
            f"  {topic.period_name}" if topic.period_name else "",
        ))  # fmt: skip
        self.title_row.show([
            Part(number, "bold", "quote.next", "quote.previous"),
            Part(f"  {order}", "", "results.order"),
            Part(clean_line(kept), "reverse" if kept else "", "back_out"),
        ])  # fmt: skip
        if self.find_box.pane is not None:
            self.find_box.show_count(f" {counted(total, 'quote')} ")


_NEXT = ("quote.next", "line.down", "speaker.next_quote", "hit.next")
_PREVIOUS = ("quote.previous", "line.up", "speaker.previous_quote", "hit.previous")


def timeline_of(
    main: MainScreen, topic: Topic, chosen: Callable[[str, str], None]
) -> TimelineScreen:
    """Return the timeline of what a speaker said, as far as it is wanted."""
    count = partial(main.library.quotation_days, topic.selection, topic.query)
    return TimelineScreen(main, topic.title, "quote", count=count, chosen=chosen)
