"""Two speakers side by side: by date, or by what they said about one thing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from index import Sort
from reader.page.clean import clean_line
from reader.page.gutter import initials
from reader.page.timeline import buckets, digits, extent
from reader.page.wording import counted, stretch
from reader.screens.excerpting import OF_A_QUOTE, ExcerptScreen
from reader.screens.whom import PickScreen
from reader.session.comparing import Comparison
from reader.session.portions import portion_of
from reader.session.sayings import PagePlace
from reader.session.state import Pane
from reader.session.walk import Choice
from reader.widgets.compared_list import BESIDE, ComparedList
from reader.widgets.find_box import FindBox
from reader.widgets.line_scroll import LineScroll
from reader.widgets.page_footer import PageFooter
from reader.widgets.row_list import RowList
from reader.widgets.rules import Notice
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from index import Speaker
    from reader.screens.main import MainScreen
    from reader.session.comparing import Compared
    from reader.session.portions import Portion
    from reader.session.portraying import Excerpt
    from reader.session.sayings import Topic

_KEYS = (
    ("open", "Open"),
    ("pane.next", "Other side"),
    ("find", "Topic"),
    ("results.order", "By date"),
    ("quote.copy", "Copy"),
    ("back_out", "Back"),
    ("help", "Help"),
)


class CompareScreen(ExcerptScreen):
    """Shows two speakers of a library abreast."""

    AUTO_FOCUS = "ComparedList"

    def __init__(self, main: MainScreen, place: PagePlace, beside: Topic) -> None:
        """Compare the speaker of a page with another one."""
        super().__init__(main)
        self.names = (WordRow(), WordRow())
        self.title_row, self.list, self.find_box = (
            WordRow(classes="title"),
            ComparedList(),
            FindBox(),
        )
        self._first = place.row
        topics = place.topic, beside
        self.comparison = Comparison(main.library, main.paging, topics, changed=self._compared_are)

    def compose(self) -> ComposeResult:
        """Lay out names, rows and footer."""
        yield from self.names
        yield Notice()
        yield self.title_row
        yield self.list
        yield self.find_box
        yield PageFooter(_KEYS, self.main.key_map.keys)

    def on_mount(self) -> None:
        """Ask for what both said."""
        self._draw()
        self.comparison.again()

    @property
    def choice(self) -> Choice:
        """Return the speaker whose side is the current one."""
        topic = self.comparison.topics[self.list.side]
        return Choice(topic.speaker_id, topic.name)

    @property
    def nothing(self) -> str:
        """Return what is said where the current side has no quotation."""
        other = self.main.key_map.way("pane.next")
        return f"There is no quote on this side. {other} goes to the other one."

    @property
    def current(self) -> Excerpt | None:
        """Return the quotation that the cursor is on, on the side that is the current one."""
        return self.list.current

    @property
    def place(self) -> PagePlace:
        """Return where on the page a person is."""
        topic, beside = self.comparison.topics
        return PagePlace(topic, self.list.cursor or 0, beside)

    @property
    def portions(self) -> Sequence[Portion]:
        """Return what either said, of whose side is the current one first."""
        library, both = self.main.library, self.comparison.compared.both
        ordered = both if self.list.side == 0 else both[::-1]
        return [portion_of(library, one.topic, one.rows.total) for one in ordered]

    @property
    def busy(self) -> bool:
        """Tell whether anything that was asked for is still under way."""
        return super().busy or self.comparison.waiting

    def must_wait(self, command: str) -> bool:
        """Let what needs a quotation wait until it is there."""
        known = self.comparison.compared.known
        return not known or (command in OF_A_QUOTE and self.comparison.waiting)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys do here."""
        rows = self.list
        return {
            **super().commands(),
            "quote.next": partial(rows.action_move, 1),
            "quote.previous": partial(rows.action_move, -1),
            "line.down": partial(rows.action_move, 1),
            "line.up": partial(rows.action_move, -1),
            "page.down": partial(rows.action_page, 1),
            "page.up": partial(rows.action_page, -1),
            "pane.page_down": partial(rows.action_page, 1),
            "pane.page_up": partial(rows.action_page, -1),
            "article.top": rows.action_first,
            "article.end": rows.action_last,
            "pane.next": self._other_side,
            "pane.previous": self._other_side,
            "open": self._open,
            "find": self._filter,
            "results.order": self._align,
            "speaker.page": self._page,
            "speaker.compare": self.close,
        }

    def renew(self) -> None:
        """Ask the library for everything once more; it has changed since."""
        super().renew()
        self.comparison.again()

    def give_up(self) -> None:
        """Wait for nothing any more: an answer has failed."""
        super().give_up()
        self.comparison.forget()

    def close(self) -> None:
        """Go back to what lies below."""
        self.comparison.forget()
        super().close()

    def back_out(self) -> None:
        """Take away the topic, then the page."""
        if self.find_box.pane is not None or self.comparison.topics[0].letters:
            self._close_box()
            self.comparison.ask("")
        else:
            self.close()

    # Commands

    def _other_side(self) -> None:
        if self.find_box.pane is not None:
            self._close_box()
        else:
            self.list.take(1 - self.list.side)

    def _open(self) -> None:
        if self.find_box.pane is not None:
            self._close_box()
            return
        self.go_to_article()

    def _page(self) -> None:
        """Show the page of the speaker whose side is the current one."""
        self.main.desk.reopen(PagePlace(self.comparison.topics[self.list.side], 0))

    def _align(self) -> None:
        self.comparison.align(dated=not self.comparison.compared.dated)

    def _filter(self) -> None:
        self.find_box.open(Pane.SPEAKERS, "Both about: ")
        self.set_focus(self.find_box.line, scroll_visible=False)

    def _close_box(self) -> None:
        self.find_box.close()
        self.set_focus(self.list, scroll_visible=False)

    # What is new

    @on(FindBox.Typed)
    def _typed(self, event: FindBox.Typed) -> None:
        event.stop()
        self.comparison.ask(event.text.strip())

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_command("open")

    @on(LineScroll.Scrolled)
    def _scrolled(self, event: LineScroll.Scrolled) -> None:
        event.stop()
        self.comparison.show(*self.list.in_sight)

    def _compared_are(self, compared: Compared) -> None:
        self.list.show_compared(compared)
        if len(compared.rows) and self._first:
            self.list.cursor, self._first = self._first, 0
        self._draw()
        self.comparison.show(*self.list.in_sight)
        self.call_later(self.go_on)

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for another size."""
        self.list.fit(event.size.width)
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        compared = self.comparison.compared
        for side, row in enumerate(self.names):
            closing = Part(f" {self.main.key_map.hint('back_out', 'closes')}", "", "back_out")
            row.show(_name(compared, side, self.size.width), [closing] if side == 0 else ())
        letters = compared.both[0].topic.letters
        order = "by date" if compared.dated else "in order"
        kept = f"  about {letters}" if letters else ""
        self.title_row.show([
            Part("COMPARE", "bold"),
            Part(f"  {order}", "", "results.order"),
            Part(clean_line(kept), "reverse" if kept else "", "back_out"),
        ], [Part(stretch(*(extent(*compared.days) or (None, None))))])  # fmt: skip
        if self.find_box.pane is not None:
            totals = (counted(one.rows.total, "quote") for one in compared.both)
            self.find_box.show_count(f" {' | '.join(totals)} ")


def _name(compared: Compared, side: int, width: int) -> list[Part]:
    """Return who stands on a side, how often, and when: on one scale for both."""
    said, days = compared.both[side], compared.days[side]
    between = extent(*compared.days)
    rows = [buckets(one, between) for one in compared.days]
    highest = max((period.count for row in rows for period in row), default=0)
    where = ("left " if side == 0 else "right") if width >= BESIDE else initials(said.topic.name)
    row = digits(rows[side], highest=highest) if between else ""
    undated = f"  no date {days.undated:,}" if days.undated else ""
    return [
        Part(f"{where}  ", "dim"),
        Part(clean_line(said.topic.name), "bold", "speaker.page"),
        Part(f"  {counted(said.rows.total, 'quote')}  {row}{undated}"),
    ]


def compare_with(main: MainScreen, topic: Topic) -> None:
    """Let somebody be chosen, and put what both said about the same side by side."""
    first = replace(topic, sort=Sort.OLDEST)

    def chosen(speaker: Speaker) -> None:
        if speaker.id == topic.speaker_id:
            main.say(f"{topic.name} is on both sides: choose somebody else.")
            return
        beside = replace(first, speaker_id=speaker.id, name=speaker.name)
        CompareScreen(main, PagePlace(first, 0), beside).show()

    PickScreen(main, f"Compare {topic.name} with: ", chosen).show()
