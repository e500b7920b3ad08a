"""What stands around a quotation: the rest of its sentence, and the sentences beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Quotation

_LONGEST = 280  # characters on either side
_LOOKED_AT = 2 * _LONGEST
# A sentence ends with a stop, closing marks, and white space; and so does a line.
_END = re.compile(r"[.!?…]+[\"'”\u2019»)\]]*(?=\s|$)|\n")
# A stop behind one of these ends no sentence.
_SHORTENED = re.compile(
    r"(?:^|[\s(\"'“\u2018])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sen|Rep|Gov|Rev)$"
)
_STOPS = ".!?"
_CLOSING = re.compile(r"[^\w\s]*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Context:
    """The text around a quotation, as spans of the article's text; either may be empty.

    Attributes:
        before: from the beginning of the sentence before to the first content.
        after: from the last content to the end of the sentence after.
    """

    before: Span
    after: Span


def context(text: str, quotation: Quotation) -> Context:
    """Return what stands around a quotation in its article."""
    return Context(_before(text, quotation.start), _after(text, quotation.end))


def _before(text: str, end: int) -> Span:
    floor = max(0, end - _LOOKED_AT)
    bounds = [floor, *(floor + at for at in _ends(text[floor:end])), end]
    sentences = [one for one in pairwise(bounds) if _WORD.search(text, *one)]
    if not sentences:
        return Span(end, end)
    begun = sentences[-1] == (bounds[-2], end)  # the sentence that the quotation stands in
    start = sentences[-2 if begun and len(sentences) > 1 else -1][0]
    if end - start > _LONGEST:
        start = text.find(" ", end - _LONGEST, end) + 1 or end - _LONGEST
    while text[start].isspace():
        start += 1
    return Span(start, end)


def _after(text: str, start: int) -> Span:
    piece = text[start : start + _LOOKED_AT]
    bounds = [0, *_ends(piece), len(piece)]
    sentences = [one for one in pairwise(bounds) if _WORD.search(piece, *one)]
    if not sentences:  # the marks that close it
        closing = _CLOSING.match(text, start)
        return Span(start, closing.end() if closing else start)
    begun = sentences[0][0] == 0 and text[start - 1] not in _STOPS
    end = start + sentences[:2][-1 if begun else 0][1]
    if end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        end = cut if cut > start else start + _LONGEST
    return Span(start, start + len(text[start:end].rstrip()))


def _ends(piece: str) -> Iterator[int]:
    """Yield where sentences and lines of a text end."""
    for found in _END.finditer(piece):
        stop = found[0].startswith(".") and _SHORTENED.search(piece, 0, found.start())
        if not stop:
            yield found.end()
