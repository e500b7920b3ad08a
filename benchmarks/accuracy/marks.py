"""Which characters of a text stand between quotation marks, and what kind that makes a span."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.accuracy.tokens import token_ids
from benchmarks.accuracy.words import WORD, group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.accuracy.tokens import Token

DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
SINGLE = "'\u2018\u2019\u201a\u201b`\u00b4"
_BEFORE_OPENING = "([{\u2014\u2013-/"
_AFTER_CLOSING = ".,;:!?)]}-/\u2014\u2013"
_INCHES = '"\u2033'
_LONGEST_SINGLE = 400

_BREAK = re.compile(r"(?<![\n\r])\r?\n(?=[^\n\r])(.)")
_LINE = re.compile(r"[^\n\r]+")
_BLOCK = re.compile(r"(?:[^\n\r]|\r?\n(?![ \t]*\r?\n))+")

OPENS, CLOSES, UNCLEAR = "opens", "closes", "unclear"

Region = tuple[int, int, str]
"""Start, end and status: "ok", "unclosed", "continued" or "single"."""

Line = tuple[int, int]


def quoted_mask(text: str) -> bytearray:
    """Return for each character 1 where it stands between marks."""
    mask = bytearray(len(text))
    for start, end, _ in quoted_regions(text)[0]:
        mask[start:end] = b"\1" * (end - start)
    return mask


def kind_of(mask: Sequence[int], words: Sequence[Token], start: int, end: int) -> str:
    """Return "direct" when every word lies between marks, "mixed" when some do, or "indirect"."""
    ids = token_ids(words, start, end)
    inside = sum(1 for number in ids if mask[max(start, words[number][0])])
    if not inside:
        return "indirect"
    return "direct" if inside == len(ids) else "mixed"


def quoted_regions(text: str) -> tuple[list[Region], Counter[str]]:
    """Return the regions between marks, and how often marks do not pair.

    A region never crosses a line break (in hard-wrapped text: a blank line). Its status is
    "ok", "unclosed" (it ends at the line's end or at the next opening), "continued"
    (unclosed, and the next line that is not blank opens with a mark: the usual convention
    for several paragraphs) or "single" (a pair of single marks). The problems are unclosed,
    continued and unopened (a closing mark with nothing open).
    """
    lines = _lines(text)
    reading = _Doubles(text)
    for number, line in enumerate(lines):
        reading.read(line, following=lines[number + 1] if number + 1 < len(lines) else None)
    singles = _singles(text, lines, reading.regions)
    return sorted((*reading.regions, *singles)), reading.problems


def _lines(text: str) -> list[Line]:
    pattern = _BLOCK if hard_wrapped(text) else _LINE
    return [match.span() for match in pattern.finditer(text) if match[0].strip()]


def hard_wrapped(text: str) -> bool:
    """Tell whether single line breaks fall inside sentences.

    They do when at least three, and a fifth of all, are followed by a lower-case letter.
    """
    following = _BREAK.findall(text)
    lower = sum(1 for character in following if character.islower())
    return lower >= 3 and lower * 5 >= len(following)  # noqa: PLR2004 - as the docstring says


@dataclass
class _Doubles:
    """The regions between double marks, found line by line."""

    text: str
    regions: list[Region] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)
    _open: int | None = None

    def read(self, line: Line, following: Line | None) -> None:
        """Read one line, and end what it leaves open."""
        self._open = None
        at, end = line
        while at < end:
            at += self._mark(at, line)
        if self._open is not None:
            status = "continued" if self._goes_on(following) else "unclosed"
            self.problems[status] += 1
            self.regions.append((self._open, end, status))

    def _mark(self, at: int, line: Line) -> int:
        """Take in the character here, if it is a mark, and return its width."""
        pair = self.text[at : at + 2] in {"``", "''"}
        width = 2 if pair else 1
        if not pair and self.text[at] not in DOUBLE:
            return 1
        says = self._direction(at, line, pair=pair)
        if not (says == CLOSES and self._open is None and self._inch(at, line)):
            self._take(at, width, says)
        return width

    def _direction(self, at: int, line: Line, *, pair: bool) -> str:
        if pair:
            says = OPENS if self.text[at] == "`" else UNCLEAR
        else:
            says = direction(self.text, at, line)
        if says == UNCLEAR:
            return CLOSES if self._open is not None else OPENS
        return says

    def _inch(self, at: int, line: Line) -> bool:
        return self.text[at] in _INCHES and at > line[0] and self.text[at - 1].isdigit()

    def _take(self, at: int, width: int, says: str) -> None:
        if says == OPENS:
            if self._open is not None:
                self.regions.append((self._open, at, "unclosed"))
                self.problems["unclosed"] += 1
            self._open = at + width
        elif self._open is not None:
            self.regions.append((self._open, at, "ok"))
            self._open = None
        else:
            self.problems["unopened"] += 1

    def _goes_on(self, following: Line | None) -> bool:
        if following is None:
            return False
        first = self.text[following[0] : following[0] + 3].lstrip()[:1]
        return bool(first) and first in DOUBLE


def direction(text: str, at: int, line: Line) -> str:
    """Tell whether the double mark here opens or closes, by its glyph and its neighbours."""
    before = text[at - 1] if at > line[0] else " "
    after = text[at + 1] if at + 1 < line[1] else " "
    opens = (
        before.isspace() or before in _BEFORE_OPENING or before in SINGLE
    ) and not after.isspace()
    closes = not before.isspace() and (
        after.isspace() or after in _AFTER_CLOSING or after in SINGLE
    )
    if opens != closes:
        return OPENS if opens else CLOSES
    if text[at] in "\u201c\u201e\u00ab":
        return OPENS
    return CLOSES if text[at] in "\u201d\u00bb" else UNCLEAR


def _singles(text: str, lines: Sequence[Line], doubles: Sequence[Region]) -> list[Region]:
    """Return the pairs of single marks outside the double ones."""
    mask = bytearray(len(text))
    for start, end, _ in doubles:
        mask[start:end] = b"\1" * (end - start)
    found: list[Region] = []
    for line in lines:
        at = line[0]
        while at < line[1]:
            closing = _single_end(text, mask, at, line)
            if closing is not None:
                found.append((at + 1, closing, "single"))
            at = 1 + (at if closing is None else closing)
    return found


def _single_end(text: str, mask: Sequence[int], at: int, line: Line) -> int | None:
    """Return where the single mark that opens here closes; None when none opens or closes."""
    if text[at] not in "'\u2018`" or mask[at] or not _may_open(text, at, line):
        return None
    for end in range(at + 2, min(line[1], at + _LONGEST_SINGLE)):
        if mask[end]:
            return None
        if text[end] in "'\u2019":
            after = text[end + 1] if end + 1 < line[1] else " "
            if not after.isalnum():
                return end
    return None


def _may_open(text: str, at: int, line: Line) -> bool:
    before = text[at - 1] if at > line[0] else " "
    following = WORD.match(text, at + 1)
    word = following[0].lower() if following else ""
    elided = word in group("elisions") or word[:1].isdigit()
    return bool(word) and not elided and (before.isspace() or before in _BEFORE_OPENING)
