"""A quotation among the words around it, cut to some lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from index import Span
from reader.page.clean import clean_line
from reader.page.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"\s+")
_CUT = "…"
_FILLED = 0.9  # of the cells of some lines: words do not break where a line ends


@dataclass(frozen=True, slots=True)
class Passage:
    """Words on one line.

    Attributes:
        said: where what was said stands, ascending.
        hits: where what is looked for stands.
    """

    text: str
    said: tuple[Span, ...] = ()
    hits: tuple[Span, ...] = ()

    def part(self, start: int, end: int) -> Passage:
        """Return the words between two places."""
        return Passage(
            self.text[start:end],
            tuple(_clipped(self.said, start, end)),
            tuple(_clipped(self.hits, start, end)),
        )


def collapsed(whole: Passage) -> Passage:
    """Return a passage in which every run of white space is one blank."""
    ends, left_out = [0], [0]
    for gap in _GAP.finditer(whole.text):
        ends.append(gap.end())
        left_out.append(left_out[-1] + gap.end() - gap.start() - 1)

    def moved(at: int) -> int:
        nth = bisect_right(ends, at) - 1
        following = ends[nth + 1] - left_out[nth + 1] if nth + 1 < len(ends) else at
        return min(at - left_out[nth], following)  # from inside a gap to its end

    def spans(of: Sequence[Span]) -> tuple[Span, ...]:
        places = ((moved(one.start), moved(one.end)) for one in of)
        return tuple(Span(start, end) for start, end in places if start < end)

    return Passage(_GAP.sub(" ", whole.text), spans(whole.said), spans(whole.hits))


def fitted(whole: Passage, width: int, lines: int) -> Sequence[Passage]:
    """Cut a passage to lines of some cells: what was said, and around it what there is room for.

    Args:
        whole: collapsed, with what was said in it.
        width: cells of a line.
        lines: at most so many.
    """
    shown = clean_passage(whole)
    for part in _parts(shown, int(width * lines * _FILLED)):
        found = _lines(part, width, lines)
        if any(said.of(line.text).strip() for line in found for said in line.said):
            break
    return found


def clean_passage(whole: Passage) -> Passage:
    """Return a passage as it may be shown."""
    return Passage(clean_line(whole.text), whole.said, whole.hits)


def _parts(whole: Passage, room: int) -> Iterator[Passage]:
    """Yield what to show, begun later and later: wide or long words take more than their room.

    The first of them has what was said, with words before and after it if they fit; the last
    has no sign that more stands before it.
    """
    first = _first(whole)
    yield _from(whole, _start(whole, first, room))
    if first:
        yield _from(whole, first - _marked(whole, first))
        yield _from(whole, first)
        yield whole.part(first, len(whole.text))


def _first(whole: Passage) -> int:
    """Return where the first word that was said begins."""
    words = (said.start + len(text) - len(text.lstrip()) for said in whole.said
             if (text := said.of(whole.text)).strip())  # fmt: skip
    return next(words, 0)


def _marked(whole: Passage, first: int) -> int:
    """Return how many marks stand right before what was said: one or none."""
    return int(first > 0 and not whole.text[first - 1].isspace())


def _start(whole: Passage, first: int, room: int) -> int:
    if not first or len(whole.text) <= room:
        return 0
    last = whole.said[-1].end
    marked = _marked(whole, first)
    spare = max(0, room - (last - first))
    behind = min(len(whole.text) - last, spare // 2)
    start = max(0, first - max(spare - behind, marked))
    if start == 0:
        return 0
    blank = whole.text.find(" ", start, first)
    return blank + 1 if blank >= 0 else first - marked


def _from(whole: Passage, start: int) -> Passage:
    """Return a passage from a place on, with a sign that more stands before it."""
    if not start:
        return whole
    shown = whole.part(start - 1, len(whole.text))
    return Passage(_CUT + shown.text[1:], shown.said, shown.hits)


def _lines(shown: Passage, width: int, lines: int) -> list[Passage]:
    """Cut a passage to lines from its start on."""
    starts = wrap(shown.text, width)
    ends = [*starts[1:], len(shown.text)]
    found = [shown.part(*ends_of) for ends_of in zip(starts[:lines], ends, strict=False)]
    if len(starts) > lines:
        found[-1] = _cut(found[-1], width)
    return found


def _cut(line: Passage, width: int) -> Passage:
    """Return a line that ends with a sign that more follows."""
    text = line.text.rstrip()
    if cell_len(text) >= width:
        text = set_cell_size(text, width - 1).rstrip()
    short = line.part(0, len(text))
    return Passage(text + _CUT, short.said, short.hits)


def _clipped(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    for span in spans:
        if span.start < end and start < span.end:
            yield Span(max(span.start, start) - start, min(span.end, end) - start)
