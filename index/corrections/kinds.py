"""The kind of a quotation whose contents a person has set: what the marks around it say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Kind, Span
from index.quotation.marks import DOUBLE, regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
_MARK = re.compile(f"[{DOUBLE}]")


def kind_of(text: str, contents: Sequence[Span]) -> Kind:
    """Return the kind: all, some or none of the words between marks, or a text without any."""
    places = [place for one in contents for place in _WORD.finditer(text, one.start, one.end)]
    inner = [span for one in contents for span in _between_marks(text, one)]
    quoted = sum(any(span.start <= one.start() < span.end for span in inner) for one in places)
    if quoted:
        return Kind.DIRECT if quoted == len(places) else Kind.MIXED
    return Kind.INDIRECT if _MARK.search(text) else Kind.UNMARKED


def _between_marks(text: str, content: Span) -> Iterator[Span]:
    """Yield what stands between marks in the paragraphs of a content."""
    start = text.rfind("\n", 0, content.start) + 1
    while start < content.end:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from (region.inner for region in regions(text, Span(start, end)))
        start = end + 1
