"""Where the lines of a text begin when it is wrapped: at spaces, and between wide characters.

Most paragraphs hold only characters of one cell, and are wrapped by counting characters,
so that a million words take some 50 ms; the others are measured cell by cell.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.page.sheet import Sheet

MEASURE = 72
"""Columns of gutter and text; longer lines are hard to follow."""

NARROWEST, WIDEST = 32, 200
"""What a reader may make of it."""

# Outside these ranges a character may take no cell, or two.
_MEASURED = re.compile(
    r"[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
# Categories of characters with which a line does not begin, or end.
_CLOSING = frozenset(("Pe", "Pf", "Po", "Lm"))
_OPENING = frozenset(("Ps", "Pi"))
_HARD_WRAPPED = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a sheet.

    Attributes:
        starts: where each line starts, ascending; an empty line starts at the end of the
            paragraph before it.
    """

    starts: array[int]

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows an offset of the sheet."""
        return max(0, bisect_right(self.starts, offset) - 1)


def lay_out(sheet: Sheet, width_of: Callable[[int], int]) -> Layout:
    """Wrap every paragraph, with an empty line between any two.

    Args:
        sheet: what to wrap.
        width_of: the width in cells for the paragraph of that number.
    """
    starts = array("I")
    breaks = _breaks_for(sheet.text)
    gapped = "\n\n" in sheet.text[sheet.shift :].replace(" ", "")
    for paragraph, start in enumerate(sheet.starts):
        end = sheet.end_of(paragraph)
        starts.append(start)
        starts.extend(breaks(sheet.text, start, end, max(1, width_of(paragraph))))
        if _parted(sheet, paragraph, gapped=gapped):
            starts.append(end)
    return Layout(starts)


def wrap(text: str, width: int) -> list[int]:
    """Return where the lines of one paragraph start, the first one at 0."""
    return [0, *_breaks_for(text)(text, 0, len(text), width)]


def _parted(sheet: Sheet, paragraph: int, *, gapped: bool) -> bool:
    """Tell whether an empty line has to follow: not where the text has its own.

    Short paragraphs of a text that parts others by empty lines are lines wrapped by hand.
    """
    start, end = sheet.starts[paragraph], sheet.end_of(paragraph)
    if end == len(sheet.text) or sheet.text[start:end].isspace() or start == end:
        return False
    if sheet.titled and paragraph == 0:
        return sheet.text[end + 1 : end + 2] != "\n"
    follower = sheet.text[end + 1 : sheet.end_of(paragraph + 1)]
    by_hand = gapped and end - start <= _HARD_WRAPPED
    return bool(follower) and not follower.isspace() and not by_hand


def _breaks_for(text: str) -> Callable[[str, int, int, int], Iterator[int]]:
    """Choose once for a text: without any odd character no paragraph need be looked at."""
    if text.isascii() or not _MEASURED.search(text):
        return _counted
    return _chosen


def _chosen(text: str, start: int, end: int, width: int) -> Iterator[int]:
    odd = _MEASURED.search(text, start, end)
    return _measured(text, start, end, width) if odd else _counted(text, start, end, width)


def _counted(text: str, start: int, end: int, width: int) -> Iterator[int]:
    line = start
    while end - line > width:
        if text[line + width] == " ":
            cut = line + width + 1
        else:
            cut = text.rfind(" ", line, line + width) + 1
        if cut <= line:  # a word longer than the line
            cut = line + width
        while cut < end and text[cut] == " ":
            cut += 1
        if cut >= end:
            return
        yield cut
        line = cut


def _measured(text: str, start: int, end: int, width: int) -> Iterator[int]:
    line, cells, chance, at = start, 0, start, start
    while at < end:
        character = text[at]
        if character == " ":  # never begins a line: what hangs over is not drawn
            cells, at = cells + 1, at + 1
            chance = at
            continue
        size = get_character_cell_size(character)
        if size > 1 and _may_part(text, at):
            chance = at
        if cells + size > width and at > line:
            line = at = chance if chance > line else at
            cells = 0
            yield line
            continue
        cells, at = cells + size, at + 1
        if size > 1 and at < end and _may_part(text, at):
            chance = at


def _may_part(text: str, at: int) -> bool:
    """Tell whether a line may begin here, beside a wide character."""
    if at and category(text[at - 1]) in _OPENING:
        return False
    return category(text[at]) not in _CLOSING and get_character_cell_size(text[at]) > 0
