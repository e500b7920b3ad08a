"""One line of an article as cells: the gutter, then the text cut into its looks.

Every cell carries the place in the text that it stands for, (character, paragraph), so
that a selection by mouse holds while the text is scrolled or wrapped anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.page import gutter
from reader.page.layers import Look, Run, runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.page.annotations import Annotations, Focus
    from reader.page.sheet import Sheet
    from reader.page.wrapping import Layout

QUOTE, TAG, EDGE, STRUCK = "quote", "tag", "edge", "struck"
"""Keys of a cell's meta: the number of the quote whose words, tag or gutter it is part of.

`STRUCK` is that of a rejected one, for its words and its gutter alike.
"""


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of a line.

    Attributes:
        text: of everything; every cell has it, since a bare one has no background.
        tag, current_tag: of the gutter.
        of: gives what to add to `text` for a look.
    """

    text: Style
    tag: Style
    current_tag: Style
    of: Callable[[Look], Style]
    known: dict[Look, Style] = field(default_factory=dict)

    def style(self, look: Look) -> Style:
        """Return the whole style of a look."""
        if look not in self.known:
            self.known[look] = self.text + self.of(look)
        return self.known[look]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet as it is wrapped and marked now.

    Attributes:
        narrow: a gutter of four columns, beside the paragraphs of `tagged` only.
        selected: the range that the mouse has selected, or an empty one.
        marked: the quotes that a person has marked.
    """

    sheet: Sheet
    lines: Layout
    notes: Annotations
    focus: Focus
    tagged: frozenset[int]
    narrow: bool
    selected: tuple[int, int] = (0, 0)
    marked: frozenset[int] = frozenset()

    def bounds(self, line: int) -> tuple[int, int, int]:
        """Return the paragraph of a line, where the line starts, and where its words end."""
        start = self.lines.starts[line]
        paragraph = self.sheet.paragraph_of(start)
        end = self.sheet.end_of(paragraph)
        if line + 1 < len(self.lines):
            end = max(start, min(end, self.lines.starts[line + 1]))
        return paragraph, start, start + len(self.sheet.text[start:end].rstrip(" "))

    def gutter_width(self, paragraph: int) -> int:
        """Return how many cells stand before the text of a paragraph."""
        if self.sheet.titled and paragraph == 0 and paragraph not in self.tagged:
            return 0
        if not self.narrow:
            return gutter.WIDE
        return gutter.NARROW if paragraph in self.tagged else 0


def strip_of(leaf: Leaf, line: int, width: int, palette: Palette) -> Strip:
    """Draw one line, `width` cells wide."""
    paragraph, start, end = leaf.bounds(line)
    at = start - leaf.sheet.starts[paragraph]
    body = Strip(_body(leaf, paragraph, start, end, palette)).apply_offsets(at, paragraph)
    edge = Style.from_meta({"offset": (at, paragraph)})
    quote = leaf.notes.quote_beside(start, end, leaf.focus.quote)
    struck = leaf.notes.rejected_beside(start, end) if quote is None else None
    if struck is None:
        beside = _gutter(leaf, paragraph, quote, palette, edge)
    else:
        beside = _struck_gutter(leaf, paragraph, struck, palette, edge)
    drawn = Strip.join([Strip(beside), body])
    return drawn.crop_extend(0, width, palette.text + edge if start == end else palette.text)


def _gutter(
    leaf: Leaf, paragraph: int, quote: int | None, palette: Palette, edge: Style
) -> list[Segment]:
    width = leaf.gutter_width(paragraph)
    if quote is None or not width:
        return [Segment(" ", palette.text + edge)] * width
    current = quote == leaf.focus.quote
    shown = gutter.cells(
        leaf.notes.tag_of(quote),
        width=width,
        current=gutter.CURRENT if current else " ",
        marked=gutter.MARKED if quote in leaf.marked else " ",
    )
    style = palette.text + (palette.current_tag if current else palette.tag) + edge
    plain = palette.text + edge
    tag, rest = Style.from_meta({TAG: quote}), Style.from_meta({EDGE: quote})
    # One segment a cell: inside a longer one the mouse would be taken along in the text.
    return [
        *(Segment(cell, style + tag) for cell in shown[: gutter.TAG - width]),
        *(Segment(cell, plain + rest) for cell in shown[gutter.TAG - width :]),
    ]


def _struck_gutter(
    leaf: Leaf, paragraph: int, struck: int, palette: Palette, edge: Style
) -> list[Segment]:
    current = struck == leaf.focus.struck
    shown = gutter.cells(
        gutter.REJECTED,
        width=leaf.gutter_width(paragraph),
        current=gutter.CURRENT if current else " ",
    )
    style = palette.text + (palette.current_tag if current else Style.null()) + edge
    return [Segment(cell, style + Style.from_meta({STRUCK: struck})) for cell in shown]


def _body(leaf: Leaf, paragraph: int, start: int, end: int, palette: Palette) -> list[Segment]:
    layers = leaf.notes.layers(start, end, leaf.focus)
    layers.append(Run(*leaf.selected, Look.SELECTED))
    if leaf.sheet.titled and paragraph == 0:
        layers.append(Run(start, end, Look.TITLE))
    return [_segment(leaf, run, palette) for run in runs(start, end, layers)]


def _segment(leaf: Leaf, run: Run, palette: Palette) -> Segment:
    style = palette.style(run.look)
    if Look.QUOTE in run.look:
        style += Style.from_meta({QUOTE: leaf.notes.quote_at(run.start)})
    elif Look.REJECTED in run.look:
        style += Style.from_meta({STRUCK: leaf.notes.rejected_at(run.start)})
    return Segment(leaf.sheet.text[run.start : run.end], style)
