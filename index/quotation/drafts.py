"""A quotation before it has its number: what one sentence gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind, Mode, Quotation, Span
from index.quotation.clauses import QUOTE
from index.quotation.marks import DOUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotation.clauses import Item, Sentence
    from index.quotation.tokens import Tokens

_WORD = re.compile(r"\w+")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[^\W\d_]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation without id.

    Attributes:
        carried: it goes on with the quotation before, and has that one's speaker.
        heard: the words near it that sound most like its source, proposed or not.
        parent: the quotation inside which this one is told again.
    """

    contents: tuple[Span, ...]
    kind: Kind
    why: tuple[str, ...]
    confidence: float
    mode: Mode = Mode.SPEECH
    cue: Span | None = None
    source: Span | None = None
    carried: bool = False
    heard: Span | None = None
    parent: Draft | None = None


class Read(NamedTuple):
    """What is read in a paragraph: its words and marks, its sentences, and quotations."""

    tokens: Tokens
    sentences: Sequence[Sentence]
    drafts: Sequence[Draft]


def numbered(drafts: Sequence[Draft]) -> tuple[Quotation, ...]:
    """Turn drafts, in text order and a parent before what is inside it, into quotations."""
    found: list[Quotation] = []
    ids: dict[tuple[Span, ...], str] = {}
    outer: str | None = None  # what is inside another quotation is never carried on
    for number, draft in enumerate(drafts, start=1):
        quotation = Quotation(
            id=f"q{number}",
            kind=draft.kind,
            mode=draft.mode,
            contents=draft.contents,
            cue=draft.cue,
            source=draft.source,
            continues=outer if draft.carried else None,
            confidence=draft.confidence,
            why=draft.why,
            parent=ids.get(draft.parent.contents) if draft.parent else None,
        )
        found.append(quotation)
        if draft.parent is None:
            outer = ids[draft.contents] = quotation.id
    return tuple(found)


def content(text: str, items: Sequence[Item]) -> Span | None:
    """Return the span of some items without outer marks and final stop; None if no word is left."""
    first, last = items[0], items[-1]
    start = first.region.inner.start if first.region else first.start
    end = last.region.inner.end if last.region else last.end
    return trimmed(text, Span(start, end))


def trimmed(text: str, span: Span) -> Span | None:
    """Leave out white space, outer marks and a final comma or stop."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in DOUBLE):
        start += 1
    end = _stripped_end(text, start, end)
    if text[end - 1 : end] in {",", "."} and not _kept(text[max(start, end - 12) : end]):
        end = _stripped_end(text, start, end - 1)
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in DOUBLE):
        end -= 1
    return end


def _kept(tail: str) -> bool:
    """Tell whether the last stop belongs to an abbreviation or to three dots."""
    return tail.endswith("..") or _ABBREVIATION.search(tail) is not None


def kind_of(items: Sequence[Item]) -> Kind:
    """Return the kind that the marks say: all, some or none of the words between them."""
    quoted = any(item.kind == QUOTE for item in items)
    if not quoted:
        return Kind.INDIRECT
    return Kind.MIXED if any(item.is_word for item in items) else Kind.DIRECT


def words_in(text: str, span: Span) -> int:
    """Count the words of a span."""
    return len(_WORD.findall(text, span.start, span.end))


def place(sentence: Sentence, items: tuple[int, int] | None) -> Span | None:
    """Return the characters of some items of a sentence, first and behind the last."""
    if items is None:
        return None
    return Span(sentence[items[0]].start, sentence[items[1] - 1].end)
