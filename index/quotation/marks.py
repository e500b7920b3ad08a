# ruff: noqa: RUF001 - the odd marks are what this module is about
"""Pairs of quotation marks in one paragraph, with repair of what is broken.

Direction comes from the neighbouring characters, not from the glyph, but for guillemets
that stand as in French; only where both readings are possible does it depend on whether a
mark is open. One bad mark spoils no
more than its own region, and never another paragraph.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.quotation.lexicon import elisions

if TYPE_CHECKING:
    from collections.abc import Iterator

DOUBLE = '"“”„‟«»″'
SINGLE = "'‘’‚‛`´"
_GUILLEMETS = "«»"
_LEFT, _RIGHT = "“„«", "”»"
_BEFORE_OPENING = "([{—–-/" + SINGLE
_AFTER_CLOSING = ".,;:!?)]}-/—–" + SINGLE
_LONGEST_SINGLE = 400  # characters between two single marks
# A pattern that begins with one class of characters is searched many times faster.
_MARK = re.compile(rf"[{DOUBLE}`'](?:(?<![`'])|(?<=`)`|(?<=')')")
_ANY = re.compile(rf"[{DOUBLE}{SINGLE}]")
_GUILLEMET = re.compile(rf"[{_GUILLEMETS}]")
_SINGLE = re.compile(r"['‘’`´](?!['`])")
_POSSESSED = re.compile(r" [a-z]")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_WORD = re.compile(r"\w+")


class Status(StrEnum):
    """How a region ended."""

    CLOSED = "closed"
    UNCLOSED = "never closed"  # ends with its paragraph
    REOPENED = "opened again"  # ends where the next mark opens
    SINGLE = "single marks"


class Region(NamedTuple):
    """What stands between two marks, or after one that nothing closes.

    Attributes:
        outer: with its marks.
        inner: without them.
    """

    outer: Span
    inner: Span
    status: Status


class _Mark(NamedTuple):
    start: int
    end: int
    direction: str  # "o" opens, "c" closes, "?" either


def regions(text: str, paragraph: Span) -> list[Region]:
    """Return the quoted regions of a paragraph, disjoint and in order."""
    if _ANY.search(text, paragraph.start, paragraph.end) is None:
        return []
    double = list(_double_regions(text, paragraph))
    found: list[Region] = []
    at = paragraph.start
    for region in [*double, None]:
        gap = Span(at, region.outer.start if region else paragraph.end)
        found.extend(_single_regions(text, gap))
        if region:
            found.append(region)
            at = region.outer.end
    return [region for region in found if any(map(str.isalnum, region.inner.of(text)))]


def _double_regions(text: str, paragraph: Span) -> Iterator[Region]:
    opened: _Mark | None = None
    at = paragraph.start
    for mark in _double_marks(text, paragraph):
        if opened is None:
            opened = mark if mark.direction == "o" else None
            lead = None if opened else _single_lead(text, Span(at, mark.start))
            if lead is not None:
                yield _region(lead, mark, Status.CLOSED)
            elif mark.direction == "?":
                opened = mark
        elif mark.direction == "o":
            yield _region(opened, _Mark(mark.start, mark.start, "o"), Status.REOPENED)
            opened = mark
        else:
            yield _region(opened, mark, Status.CLOSED)
            opened = None
        at = mark.end
    if opened is not None:
        yield _region(opened, _Mark(paragraph.end, paragraph.end, "c"), Status.UNCLOSED)


def _region(opening: _Mark, closing: _Mark, status: Status) -> Region:
    return Region(Span(opening.start, closing.end), Span(opening.end, closing.start), status)


def _double_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    french = _is_french(text, paragraph)
    for m in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _INCHES.search(text, max(paragraph.start, m.start() - 4), m.start()):
            continue
        if french and m[0] in _GUILLEMETS:
            direction = "o" if m[0] == "«" else "c"
        else:
            direction = _direction(text, paragraph, m[0], m.start())
        yield _Mark(m.start(), m.end(), direction)


def _is_french(text: str, paragraph: Span) -> bool:
    """Tell whether « opens and » closes all over a paragraph, with spaces inside or without.

    In German they stand the other way round, and then the neighbours tell it.
    """
    if text.find("«", paragraph.start, paragraph.end) < 0:
        return False
    depth = 0
    for m in _GUILLEMET.finditer(text, paragraph.start, paragraph.end):
        depth += 1 if m[0] == "«" else -1
        closes = m[0] == "«" and _direction(text, paragraph, m[0], m.start()) == "c"
        if depth < 0 or closes:
            return False
    return True


def _direction(text: str, paragraph: Span, mark: str, at: int) -> str:
    end = at + len(mark)
    before = text[at - 1] if at > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if opens != closes:
        return "o" if opens else "c"
    if mark == "``" or mark in _LEFT:
        return "o"
    return "c" if mark in _RIGHT else "?"


def _single_lead(text: str, gap: Span) -> _Mark | None:
    """Find a single mark that opens what a double mark closes.

    It opens a sentence, and no single mark after a stop has closed it.
    """
    lead: _Mark | None = None
    for m in _SINGLE.finditer(text, gap.start, gap.end):
        before = text[max(gap.start, m.start() - 2) : m.start()].rstrip()
        if _opens_single(text, gap, m.start()):
            if not before or before[-1] in ".?!:,":
                lead = _Mark(m.start(), m.end(), "o")
        elif before and before[-1] in ".?!,":
            lead = None
    return lead


def _opens_single(text: str, gap: Span, at: int) -> bool:
    before = text[at - 1] if at > gap.start else " "
    word = _WORD.match(text, at + 1, gap.end)
    if not word or not (before.isspace() or before in _BEFORE_OPENING):
        return False
    return not word[0][0].isdigit() and word[0].lower() not in elisions()


def _single_regions(text: str, gap: Span) -> Iterator[Region]:
    at = gap.start
    for m in _SINGLE.finditer(text, gap.start, gap.end):
        if m.start() < at or not _opens_single(text, gap, m.start()):
            continue
        closing = _single_closing(text, Span(m.end() + 1, min(gap.end, m.end() + _LONGEST_SINGLE)))
        if closing is not None:
            yield _region(_Mark(m.start(), m.end(), "o"), closing, Status.SINGLE)
            at = closing.end


def _single_closing(text: str, within: Span) -> _Mark | None:
    """Find the mark that closes a single one; a plural possessive only for want of better."""
    possessive: _Mark | None = None
    for m in _SINGLE.finditer(text, within.start, within.end):
        mark = _Mark(m.start(), m.end(), "c")
        if _opens_single(text, Span(within.start - 1, within.end), m.start()):
            break
        if text[m.end() : m.end() + 1].isalnum():
            continue
        plural = text[m.start() - 1] == "s" and _POSSESSED.match(text, m.end())
        if not plural:
            return mark
        possessive = possessive or mark
    return possessive
