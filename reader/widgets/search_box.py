"""The first row: what is searched for in the whole collection, and how much was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import SuggestionReady
from textual.widgets import Input, Static

from reader.page.clean import clean_line
from reader.page.wording import counted
from reader.session.found import Found
from reader.session.tally import quotes_found
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from index import Page

SLOW_S = 0.3
"""How long an answer may take before it is said that it is being looked for."""
PLACEHOLDERS = ("Try: water tariff   or   speaker:duarte", "Try: speaker:duarte", "")
"""What stands in the empty line; the first one that there is room for."""
_ROOMY = 100
_MIDDLING = 72
_LABEL = len("Search all: ")
_LEAST_LINE = 14

_EDITS = {
    "left": Input.action_cursor_left,
    "home": Input.action_home,
    "end": Input.action_end,
    "backspace": Input.action_delete_left,
    "delete": Input.action_delete_right,
    "ctrl+w": Input.action_delete_left_word,
    "ctrl+u": Input.action_delete_left_all,
    "ctrl+k": Input.action_delete_right_all,
}


class Line(Input):
    """One line to type in: nothing blinks, and what is pasted into it is cleaned.

    Right at the end of the line takes the completion that is shown behind it, or what is
    offered elsewhere.
    """

    # What is offered must not look as if it were typed, where there are no colours either.
    DEFAULT_CSS = """
    Line {
        & > .input--suggestion { text-style: underline; }
        &:ansi > .input--suggestion { text-style: dim underline; }
    }
    """

    class OfferTaken(Message):
        """What is offered in the place of the line is wanted."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As an `Input` has it, but a line whose place is fixed lays out nothing anew."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Let nothing into the line that could act on the terminal."""
        return clean_line(value)

    def on_key(self, event: events.Key) -> None:
        """Edit the line with the key itself.

        As a binding it would come after the letters typed behind it: over a slow line, keys
        arrive in bursts.
        """
        edit = _EDITS.get(event.key)
        if edit is not None:
            event.stop()
            event.prevent_default()
            edit(self)

    def complete(self, typed: str, rest: str) -> None:
        """Show what may follow behind what was typed, if that still stands there."""
        if typed == self.value and rest:
            self.post_message(SuggestionReady(typed, f"{typed}{clean_line(rest)}"))

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's call
        """Go right; at the end of the line, take what is offered."""
        before = self.value
        at_end = self.cursor_at_end and self.selection.is_empty and not select
        super().action_cursor_right(select)
        if at_end and self.value == before:
            self.post_message(self.OfferTaken(self))


class SearchBox(Horizontal):
    """A line to type a query in, with counts beside it.

    It says what was typed with every key: who searches drops what is outdated.
    """

    DEFAULT_CSS = """
    SearchBox { height: 1; }
    SearchBox .label { width: auto; }
    SearchBox Line { width: 1fr; background: transparent; }
    SearchBox WordRow { width: auto; }
    """

    class Typed(Message):
        """The query is now this."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, key: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Make an empty box; the key that leads there is shown as `KeyMap.label` gives it."""
        super().__init__(id=id)
        self._key = key
        self._found = Found()
        self._speakers: int | None = None
        self._work: tuple[str, ...] = ()
        self._slow: Timer | None = None
        self._late = False
        self._room = self._width = 0
        self._counts = WordRow(classes="counts")

    def compose(self) -> ComposeResult:
        """Lay out label, line and counts."""
        yield Static("Search all: ", classes="label", markup=False)
        yield Line(id="query")
        yield self._counts

    @property
    def line(self) -> Line:
        """Return the line that is typed in."""
        return self.query_one(Line)

    def on_resize(self) -> None:
        """Give the counts no more room than they need in a window of another size."""
        if self.size.width != self._width:
            self._width, self._room = self.size.width, 0
            self._draw_counts()

    def show_found(
        self,
        found: Found,
        *,
        waiting: bool,
        speakers: int | None = None,
        work: Sequence[str] = (),
    ) -> None:
        """Show how much was found, or that the answer to another query takes its time.

        Args:
            found: what is asked and was found.
            waiting: whether the answer to something else is on its way.
            speakers: how many are quoted in it; None while they are not counted.
            work: how far work is that goes on beside, from many words to few.
        """
        if self._work and not work:
            self._room = 0  # the line gets back what the work took of it
        self._found, self._speakers, self._work = found, speakers, tuple(work)
        if not waiting:
            self._late = False
            if self._slow is not None:
                self._slow.stop()
                self._slow = None
        elif self._slow is None:
            self._slow = self.set_timer(SLOW_S, self._be_late)
        self._draw_counts()

    def _be_late(self) -> None:
        self._late = True
        self._draw_counts()

    def _draw_counts(self) -> None:
        text = "searching…" if self._late else self._counts_text()
        # It only grows: each other width has the whole screen laid out anew.
        self._room = max(self._room, len(text) + len("  ") + len(self._key) + 1)
        self._counts.styles.width = self._room
        left = self.app.size.width - _LABEL - self._room
        self.line.placeholder = next(words for words in PLACEHOLDERS if len(words) < max(1, left))
        self._counts.show([Part(f"  {text}")], [Part(self._key, "", "search")])

    def _counts_text(self) -> str:
        width = self.app.size.width
        if self._work:
            return working_text(self._found, self._work, width=width)
        return counts_text(self._found, speakers=self._speakers, width=width)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))


def articles_text(found: Found) -> str:
    """Return how many articles were found; nothing while that is not known."""
    page = found.page
    return "" if page is None else counted(page.total, "article", more=_more(page))


def _more(page: Page) -> str:
    return "+" if page.partial else ""


def working_text(found: Found, work: Sequence[str], *, width: int) -> str:
    """Return how far work is behind how many articles were found, and leave room for a query."""
    choices = ["  ".join(filter(None, (articles_text(found), words))) for words in work]
    room = width - _LABEL - _LEAST_LINE - len("     [s]")
    return next((text for text in choices if len(text) <= room), choices[-1])


def counts_text(found: Found, *, speakers: int | None, width: int) -> str:
    """Return what was found, in as many words as there is room for; articles always."""
    page = found.page
    if page is None:
        return ""
    articles, quotes = articles_text(found), quotes_found(found.query, page)
    took = f"{page.took_ms:.0f} ms"
    if width >= _ROOMY:
        quoted = "" if speakers is None else counted(speakers, "speaker")
        return "  ".join(filter(None, (articles, quotes, quoted, took)))
    if width < _MIDDLING:
        return articles
    room = width - _LABEL - _LEAST_LINE - len("     [s]")
    whole = "  ".join((articles, quotes, took))
    return whole if len(whole) <= room else "  ".join((articles, quotes))
