"""The article viewer: a text of any length, its quotes, its hits, and a gutter of speakers.

Lines are drawn when they come into sight and kept; a jump redraws only what it changes.
Positions given to it are offsets of the article's text; quotes and hits go by their
number in the sequences that were shown. It is long because wrapping, scrolling, redrawing
and selecting share one state; how a line is drawn and what it looks like stand apart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from index import Span
from reader.page.annotations import Annotations, Focus
from reader.page.clean import copied
from reader.page.sheet import BLANK, sheet_of
from reader.page.wrapping import MEASURE, Layout, lay_out
from reader.widgets.article_line import EDGE, QUOTE, STRUCK, TAG, Leaf, strip_of
from reader.widgets.article_look import ArticleLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from index import Article, Quoted
    from reader.page.layers import Run, Stretch
    from reader.page.sheet import Sheet

_LINES_KEPT = 2048


class ArticleView(ArticleLook):
    """Shows one article; its actions are those of `LineScroll`, for whoever owns the key table.

    Attributes:
        narrow: there is little room: a gutter of four columns, beside quotes only.
        emphasis: id of a speaker; quotes of others are drawn with less weight.
        measure: columns of gutter and text, where there is so much room.
    """

    narrow: reactive[bool] = reactive(default=False, repaint=False)
    emphasis: reactive[str | None] = reactive(None, repaint=False)
    measure: reactive[int] = reactive(MEASURE, repaint=False, init=False)

    class Clicked(Message):
        """Something of a quote was clicked; what, say the classes below.

        They are no children of one another: a handler of one hears only that one.
        """

        def __init__(self, view: ArticleView, index: int) -> None:
            super().__init__()
            self.view, self.index = view, index

        @property
        def control(self) -> ArticleView:
            """Return the view it happened in."""
            return self.view

    class QuoteClicked(Clicked):
        """The words of a quote were clicked."""

    class TagClicked(Clicked):
        """The initials or the mark beside a quote were clicked."""

    class GutterClicked(Clicked):
        """The column between tag and text was clicked, beside a quote."""

    class StruckClicked(Clicked):
        """The words or the gutter of a rejected quote were clicked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._leaf = Leaf(
            BLANK, Layout(BLANK.starts), Annotations(), Focus(), frozenset(), narrow=False
        )
        self._wrapped_for: tuple[int, int, bool] | None = None
        self._target: int | None = None
        self._height = 0
        self._pressed = 0
        self._strips: LRUCache[int, Strip] = LRUCache(_LINES_KEPT)

    # What is shown

    def show(
        self,
        article: Article,
        quotations: Sequence[Quoted] = (),
        hits: Iterable[Span] = (),
        rejected: Sequence[Quoted] = (),
    ) -> None:
        """Show an article from its top, with no quote and no hit current.

        Args:
            article: the text, as it came.
            quotations: its quotes; from now on they go by their number here.
            hits: where the searched words stand, in text order.
            rejected: what a person has said are none of its quotes.
        """
        sheet = sheet_of(article)
        self._annotate(sheet, Annotations(quotations, hits, rejected, shift=sheet.shift))
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()
        self._wrapped_for, self._target = None, 0
        self._settle()

    def mark_quotes(
        self,
        quotations: Sequence[Quoted],
        hits: Iterable[Span] = (),
        rejected: Sequence[Quoted] = (),
    ) -> None:
        """Take other quotes of the same text; what is in sight stays, no quote is current."""
        sheet = self._leaf.sheet
        self._annotate(sheet, Annotations(quotations, hits, rejected, shift=sheet.shift))
        self._wrapped_for = None
        self._settle()

    def _annotate(self, sheet: Sheet, notes: Annotations) -> None:
        tagged = frozenset(
            paragraph
            for stretch in notes.places()
            for paragraph in sheet.paragraphs_on(stretch.start, stretch.end)
        )
        focus = Focus(speaker=self.emphasis)
        self._leaf = replace(
            self._leaf, sheet=sheet, notes=notes, tagged=tagged, focus=focus, marked=frozenset()
        )

    def mark_hits(self, hits: Iterable[Span]) -> None:
        """Take other hits in the place of those shown; none is current."""
        self._leaf.notes.mark_hits(hits)
        self._look_at(replace(self._leaf.focus, hit=None))
        self._redraw()

    def show_marked(self, quotes: frozenset[int]) -> None:
        """Show these quotes as those that a person has marked."""
        if quotes != self._leaf.marked:
            self._leaf = replace(self._leaf, marked=quotes)
            self._redraw()

    def mark_evidence(self, spans: Iterable[Span]) -> None:
        """Underline the words that tell who speaks, in the place of those that were."""
        notes = self._leaf.notes
        before = notes.evidence
        notes.mark_evidence(spans)
        if notes.evidence != before:
            self._redraw_lines((*before, *notes.evidence))

    @property
    def current(self) -> int | None:
        """The number of the current quote; setting it does not scroll."""
        return self._leaf.focus.quote

    @current.setter
    def current(self, index: int | None) -> None:
        self._look_at(replace(self._leaf.focus, quote=index))

    @property
    def struck(self) -> int | None:
        """The number of the rejected quote that the reader stands on."""
        return self._leaf.focus.struck

    @struck.setter
    def struck(self, index: int | None) -> None:
        self._look_at(replace(self._leaf.focus, struck=index))

    @property
    def current_hit(self) -> int | None:
        """The number of the current hit; setting it does not scroll."""
        return self._leaf.focus.hit

    @current_hit.setter
    def current_hit(self, index: int | None) -> None:
        self._look_at(replace(self._leaf.focus, hit=index))

    def show_quote(self, index: int) -> None:
        """Make a quote current and bring it to a third of the height."""
        self.current = index
        self._jump_to(self._leaf.notes.quotes.first_of(index))

    def show_struck(self, index: int) -> None:
        """Stand on a rejected quote and bring it to a third of the height."""
        self.struck = index
        self._jump_to(self._leaf.notes.rejected.first_of(index))

    def show_hit(self, index: int) -> None:
        """Make a hit current and bring it to a third of the height."""
        self.current_hit = index
        self._jump_to(self._leaf.notes.hits.first_of(index))

    def go_to(self, offset: int) -> None:
        """Bring the line at a place of the article's text to the upper edge."""
        place = offset + self._leaf.sheet.shift if offset else 0
        if self._wrapped_for is None:  # there is no line yet
            self._target = place
        else:
            self.scroll_to_line(self._leaf.lines.line_of(place))

    # Positions

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._leaf.lines)

    @property
    def percent(self) -> int:
        """How much of the text lies above the lower edge, 0 to 100."""
        seen = min(self.lines, self.top_line + self.size.height)
        return round(100 * seen / self.lines)

    @property
    def top_offset(self) -> int:
        """The place in the article's text at which the uppermost line starts."""
        return max(0, self._top() - self._leaf.sheet.shift)

    @property
    def in_sight(self) -> Span:
        """The part of the article's text that is in sight."""
        after = self.top_line + self.size.height
        starts, shift = self._leaf.lines.starts, self._leaf.sheet.shift
        end = starts[after] if after < self.lines else len(self._leaf.sheet.text)
        return Span(self.top_offset, max(self.top_offset, end - shift))

    def beside(self, offset: int, lines: int, column: int | None) -> tuple[int, int]:
        """Return the place some lines further in the same column, and that column.

        Args:
            offset: a place in the article's text.
            lines: how many to go down.
            column: to keep to; None for that of the place.
        """
        leaf, shift = self._leaf, self._leaf.sheet.shift
        line = leaf.lines.line_of(max(0, offset + shift - 1))
        if column is None:
            column = offset + shift - leaf.lines.starts[line]
        line += lines
        while 0 < line < self.lines - 1 and _is_blank(leaf, line):
            line += 1 if lines > 0 else -1
        _, start, end = leaf.bounds(max(0, min(self.lines - 1, line)))
        return min(end, start + column) - shift, column

    def _top(self) -> int:
        return self._leaf.lines.starts[min(self.lines - 1, self.top_line)]

    # Layout

    def on_resize(self) -> None:
        """Wrap anew; what is looked at stays in sight."""
        self._settle()

    def watch_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - Textual's call
        """Wrap anew; what is looked at stays in sight."""
        self._leaf = replace(self._leaf, narrow=narrow)
        self._settle()

    def watch_measure(self) -> None:
        """Wrap anew; what is looked at stays in sight."""
        self._settle()

    def watch_emphasis(self, speaker: str | None) -> None:
        """Draw the quotes of others with less weight."""
        self._leaf = replace(self._leaf, focus=replace(self._leaf.focus, speaker=speaker))
        self._redraw()

    def _settle(self) -> None:
        offset, row = self._anchor()
        width = self.scrollable_size.width
        if width == 0:  # hidden, or not laid out yet
            return
        self._wrap(width)
        self._target, self._height = None, self.size.height
        row = row if row < self._height else self._height // 3
        self.scroll_to_line(self._leaf.lines.line_of(offset) - row)

    def _anchor(self) -> tuple[int, int]:
        """Return the place that is looked at, the current quote if it is in sight, and its row."""
        if self._target is not None:
            return self._target, self.size.height // 3
        if self.current is not None:
            offset = self._leaf.notes.quotes.first_of(self.current)
            row = self._leaf.lines.line_of(offset) - self.top_line
            if 0 <= row < self._height:
                return offset, row
        return self._top(), 0

    def _wrap(self, width: int) -> None:
        wanted = (width, self.measure, self.narrow)
        if wanted == self._wrapped_for:
            return
        leaf, measure = self._leaf, min(self.measure, width)
        lines = lay_out(leaf.sheet, lambda paragraph: measure - leaf.gutter_width(paragraph))
        self._leaf, self._wrapped_for = replace(leaf, lines=lines), wanted
        self.set_lines(len(lines))
        self._redraw()

    def _jump_to(self, offset: int) -> None:
        if self._wrapped_for is None:  # there is no line yet
            self._target = offset
            return
        self.scroll_to_line(self._leaf.lines.line_of(offset) - self.size.height // 3)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the window, or give the one drawn before."""
        line = self.top_line + y
        width = self.scrollable_size.width
        if line >= self.lines:
            return Strip.blank(width, self.palette.text)
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = self._draw(line, width)
        return strip

    def _draw(self, line: int, width: int) -> Strip:
        return strip_of(self._leaf, line, width, self.palette)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles of before."""
        self._strips.clear()
        super().notify_style_update()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _look_at(self, focus: Focus) -> None:
        before, self._leaf = self._leaf.focus, replace(self._leaf, focus=focus)
        notes = self._leaf.notes
        if before.quote != focus.quote:
            self._redraw_lines(notes.places_of(before.quote, focus.quote))
        if before.struck != focus.struck:
            self._redraw_lines(notes.rejected.of(before.struck, focus.struck))
        if before.hit != focus.hit:
            self._redraw_lines(notes.hits.of(before.hit, focus.hit))

    def _redraw_lines(self, stretches: Iterable[Stretch | Run]) -> None:
        lines = self._leaf.lines
        for stretch in stretches:
            first, last = lines.line_of(stretch.start), lines.line_of(stretch.end - 1)
            for line in range(first, last + 1):
                self._strips.discard(line)
            self.refresh_lines(first, last - first + 1)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the paragraph, for a double click."""
        line = min(self.lines - 1, self.top_line + event.y)
        self._pressed = self._leaf.bounds(line)[0]

    def on_click(self, event: events.Click) -> None:
        """Say which quote was clicked; the end of a selection is no click."""
        if event.chain > 1 or self.text_selection is not None:
            return
        for key, message in _CLICKS:
            index = event.style.meta.get(key)
            if index is not None:
                self.post_message(message(self, index))

    @property
    def selected_span(self) -> Span | None:
        """The words of the article that the mouse has marked; None where there are none."""
        selection, shift = self.text_selection, self._leaf.sheet.shift
        if selection is None:
            return None
        start, end = self._range_of(selection)
        span = Span(max(0, start - shift), max(0, end - shift))
        return span if span.of(self._leaf.sheet.text[shift:]).strip() else None

    def mark_words(self, span: Span | None, caret: int | None) -> None:
        """Draw words as marked, and keep the end that moves in sight; None marks none."""
        shift = self._leaf.sheet.shift
        selected = (0, 0) if span is None else (span.start + shift, span.end + shift)
        self._leaf = replace(self._leaf, selected=selected)
        self._redraw()
        if caret is not None:
            line = self._leaf.lines.line_of(max(0, caret + shift - 1))
            lowest = line - self.size.height + 1
            self.scroll_to_line(min(line, max(lowest, self.top_line)))

    def text_select_all(self) -> None:
        """Select the paragraph under the mouse."""
        sheet, paragraph = self._leaf.sheet, self._pressed
        length = sheet.end_of(paragraph) - sheet.starts[paragraph]
        self.screen.selections = {self: Selection(Offset(0, paragraph), Offset(length, paragraph))}

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        selected = (0, 0) if selection is None else self._range_of(selection)
        self._leaf = replace(self._leaf, selected=selected)
        self._redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words as they came: unwrapped, without the gutter."""
        return copied(self._leaf.sheet.cut(*self._range_of(selection))), "\n"

    def _range_of(self, selection: Selection) -> tuple[int, int]:
        sheet = self._leaf.sheet
        start = 0 if selection.start is None else sheet.offset_at(*selection.start)
        end = len(sheet.text) if selection.end is None else sheet.offset_at(*selection.end)
        return start, end


def _is_blank(leaf: Leaf, line: int) -> bool:
    _, start, end = leaf.bounds(line)
    return start == end


_CLICKS: tuple[tuple[str, type[ArticleView.Clicked]], ...] = (
    (QUOTE, ArticleView.QuoteClicked),
    (TAG, ArticleView.TagClicked),
    (EDGE, ArticleView.GutterClicked),
    (STRUCK, ArticleView.StruckClicked),
)
