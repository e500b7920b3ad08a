"""An article wrapped and drawn: lines that are drawn when they come into sight, and kept.

A jump redraws only what it changes. What is shown and what the mouse does are `ArticleView`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.reactive import reactive
from textual.strip import Strip

from index import Span
from reader.page.annotations import Annotations, Focus
from reader.page.sheet import BLANK
from reader.page.wrapping import MEASURE, Layout, lay_out
from reader.widgets.article_line import Leaf, strip_of
from reader.widgets.article_look import ArticleLook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.page.layers import Run, Stretch

_LINES_KEPT = 2048


class ArticleText(ArticleLook):
    """The lines of one article, in as many columns as there are.

    Attributes:
        narrow: there is little room: a gutter of four columns, beside quotes only.
        emphasis: id of a speaker; quotes of others are drawn with less weight.
        measure: columns of gutter and text, where there is so much room.
    """

    narrow: reactive[bool] = reactive(default=False, repaint=False)
    emphasis: reactive[str | None] = reactive(None, repaint=False)
    measure: reactive[int] = reactive(MEASURE, repaint=False, init=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._leaf = Leaf(
            BLANK, Layout(BLANK.starts), Annotations(), Focus(), frozenset(), narrow=False
        )
        self._wrapped_for: tuple[int, int, bool] | None = None
        self._target: int | None = None
        self._height = 0
        self._strips: LRUCache[int, Strip] = LRUCache(_LINES_KEPT)

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
        current = self._leaf.focus.quote
        if current is not None:
            offset = self._leaf.notes.quotes.first_of(current)
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


def _is_blank(leaf: Leaf, line: int) -> bool:
    _, start, end = leaf.bounds(line)
    return start == end
