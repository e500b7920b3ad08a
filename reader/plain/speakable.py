"""An article as lines that can be read aloud: who speaks stands before each quote.

Nothing is drawn: no gutter, no columns, no line broken where the window ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.citation import on_one_line
from reader.page.sheet import sheet_of
from reader.page.wording import UNKNOWN, attributed, counted, day
from reader.plain.numbering import is_none

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Article, Heading, Quoted, Span
    from reader.page.sheet import Sheet

_OPENING = "\"'\u201c\u2018\u00ab\u201e"
_AROUND = 160
"""Characters before and behind what one is at that are told with it."""


def article_lines(article: Article, quotations: Sequence[Quoted]) -> Iterator[str]:
    """Yield an article: what it is, then its paragraphs, each quote with number and speaker."""
    count = sum(not is_none(one) for one in quotations)
    yield f"{heading_line(article.heading)} {counted(count, 'quote')}."
    sheet = sheet_of(article)
    for paragraph in range(1 if sheet.titled else 0, len(sheet.starts)):
        start, end = sheet.starts[paragraph], sheet.end_of(paragraph)
        line = _noted(sheet, quotations, start, end)
        if line:
            yield ""
            yield line


def heading_line(heading: Heading) -> str:
    """Return what an article is: its title, where and when it was printed."""
    dated = [day(heading.date)] if heading.date else []
    printed = [on_one_line(heading.outlet)] if heading.outlet else []
    return " ".join(f"{words}." for words in [on_one_line(heading.title), *printed, *dated])


def passage_lines(article: Article, quotations: Sequence[Quoted], span: Span) -> Iterator[str]:
    """Yield the paragraphs of a span, of long ones no more than what stands around it."""
    sheet = sheet_of(article)
    first, last = span.start + sheet.shift, span.end + sheet.shift
    for paragraph in sheet.paragraphs_on(first, last):
        start, end = sheet.starts[paragraph], sheet.end_of(paragraph)
        low, high = max(start, first - _AROUND), min(end, last + _AROUND)
        if low > start:
            low = sheet.text.find(" ", low, max(low, first)) + 1 or low
        if high < end:
            high = max(last, sheet.text.rfind(" ", last, high))
        line = _noted(sheet, quotations, low, high)
        yield f"{'... ' if low > start else ''}{line}{' ...' if high < end else ''}"


def _noted(sheet: Sheet, quotations: Sequence[Quoted], start: int, end: int) -> str:
    """Return a stretch of text, with a note before each quote that begins or goes on in it."""
    pieces, at = [], start
    for inside, note in _notes(quotations, sheet.shift):
        before = sheet.text[start : max(start, inside)].rstrip(_OPENING)
        place = start + len(before)
        if start <= inside < end:
            pieces += [sheet.text[at:place], note]
            at = place
    return "".join([*pieces, sheet.text[at:end]]).strip()


def _notes(quotations: Sequence[Quoted], shift: int) -> list[tuple[int, str]]:
    notes = []
    for number, quoted in enumerate(quotations, 1):
        first, *others = quoted.quotation.contents
        notes.append((quoted.quotation.start + shift, f"[{number}: {voice(quoted)}] "))
        notes += [(span.start + shift, f"[{number} goes on] ") for span in others if span != first]
    return sorted(notes)


def voice(quoted: Quoted) -> str:
    """Return who speaks and how that is known, in words; of what is no quote, that."""
    if is_none(quoted):
        return "no quote, as you said"
    if quoted.speaker is None:
        return f"{on_one_line(quoted.mention)}, name not known" if quoted.mention else UNKNOWN
    known = attributed(quoted).rstrip("0123456789. ")
    return f"{on_one_line(quoted.speaker)}, {known}"


def quote_line(quotations: Sequence[Quoted], index: int, here: tuple[int, int]) -> str:
    """Return which quote it is and whose.

    Args:
        quotations: all of the article that have a number.
        index: of the one that is told of.
        here: which of its speaker's quotes here it is, and of how many.
    """
    said, number = voice(quotations[index]), f"{index + 1} of {len(quotations)}"
    if is_none(quotations[index]):
        return f"Number {number}: {said}."
    return f"Quote {number}. {said}, {here[0]} of {here[1]} here."
