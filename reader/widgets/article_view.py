"""The article viewer: a text of any length, its quotes, its hits, and a gutter of speakers.

Positions given to it are offsets of the article's text; quotes and hits go by their
number in the sequences that were shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from index import Span
from reader.page.annotations import Annotations, Focus
from reader.page.clean import copied
from reader.page.sheet import sheet_of
from reader.widgets.article_line import EDGE, QUOTE, STRUCK, TAG
from reader.widgets.article_text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from index import Article, Quoted
    from reader.page.sheet import Sheet


class ArticleView(ArticleText):
    """Shows one article; its actions are those of `LineScroll`, for whoever owns the key table."""

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
        self._pressed = 0

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


_CLICKS: tuple[tuple[str, type[ArticleView.Clicked]], ...] = (
    (QUOTE, ArticleView.QuoteClicked),
    (TAG, ArticleView.TagClicked),
    (EDGE, ArticleView.GutterClicked),
    (STRUCK, ArticleView.StruckClicked),
)
