"""Transcripts, interviews, chat logs and plays: each turn is what its label's speaker said."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind, Span
from index.quotation.dialogue import SPOKEN, speaking
from index.quotation.drafts import Draft, trimmed
from index.quotation.interview import named_parties
from index.quotation.labels import Label, Style, labels
from index.quotation.marks import DOUBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)[.\s]*\Z|[\W\d_]*\Z")
_DIVIDER = re.compile(r"\s*(?:#{1,6}\s|[-*_=~]{3}|(?:Enter|Exit|Exeunt|Re-enter)\b)")
_WORD = re.compile(r"\w+")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_CONFIDENCE, _CONTINUED = 0.95, 0.85
_SHORTEST_NAME = 3


class Piece(NamedTuple):
    """A paragraph, or the part of one that a label begins.

    Attributes:
        turn: what somebody says in it; None where nobody does.
        taken: it belongs to a labelled turn, so that nothing else is looked for in it.
    """

    span: Span
    turn: Draft | None = None
    taken: bool = False


def pieces(text: str, paragraphs: Sequence[Span]) -> list[Piece]:
    """Return the paragraphs of a text in order, those of labelled turns with their quotations.

    In a text without labels that name speakers, they are the paragraphs themselves.
    """
    found = list(labels(text))
    speakers = speaking(text, found, paragraphs)
    if not speakers:
        return [Piece(paragraph) for paragraph in paragraphs]
    cut = _cut(paragraphs, [label.line for label in found])
    if _parted(text, speakers):
        cut = _joined(text, cut, {label.line for label in found}, speakers[0].line)
    return list(_Turns(text, speakers).pieces(cut))


def _cut(paragraphs: Sequence[Span], lines: Sequence[int]) -> Iterator[Span]:
    """Yield the paragraphs, parted before each labelled line."""
    for paragraph in paragraphs:
        start = paragraph.start
        for at in range(bisect_left(lines, start + 1), bisect_left(lines, paragraph.end)):
            yield Span(start, lines[at])
            start = lines[at]
        yield Span(start, paragraph.end)


def _parted(text: str, speakers: Sequence[Label]) -> bool:
    """Tell whether an empty line parts most turns from the one before."""
    empty = sum(text[max(0, label.line - 2) : label.line].count("\n") > 1 for label in speakers)
    return empty * 2 > len(speakers)


def _joined(text: str, spans: Iterator[Span], lines: set[int], first: int) -> Iterator[Span]:
    """Yield the spans, those that no empty line and no label parts as one."""
    whole: Span | None = None
    for span in spans:
        if whole is not None and span.start > first and span.start not in lines:
            gap = text[whole.end : span.start]
            if not _EMPTY_LINE.search(gap):
                whole = Span(whole.start, span.end)
                continue
        if whole is not None:
            yield whole
        whole = span
    if whole is not None:
        yield whole


class _Turns:
    """Goes through the paragraphs and remembers whose turn it is."""

    def __init__(self, text: str, speakers: Sequence[Label]) -> None:
        self._text = text
        self._speakers = {label.line: label for label in speakers}
        self._last = speakers[-1]
        self._names = {_last_name(label) for label in speakers}
        self._parties = named_parties(text, speakers)
        self._label: Label | None = None
        self._said = False
        self._continued = self._longest = 0

    def pieces(self, spans: Iterator[Span]) -> Iterator[Piece]:
        """Yield the spans with what is said in them."""
        for span in spans:
            label = self._speakers.get(span.start)
            if label is not None:
                self._open(label)
                yield self._piece(span, label.words)
            elif self._label is not None and _ASIDE.match(span.of(self._text)):
                yield Piece(span, taken=True)
            elif self._label is None or self._ends(span, self._label):
                self._label = None
                yield Piece(span)
            else:
                self._continued += self._said
                yield self._piece(span, span.start)

    def _open(self, label: Label) -> None:
        self._longest = max(self._longest, self._continued)
        self._label, self._said, self._continued = label, False, 0

    def _ends(self, span: Span, label: Label) -> bool:
        """Tell whether a paragraph without speaker belongs to no turn: a field, a heading."""
        words = span.of(self._text)
        if label.style is Style.CHAT or _DIVIDER.match(words) or words.isupper():
            return True
        if next(labels(words), None) is not None:
            return True
        if not self._said:
            return False
        if label is not self._last:
            return _tells_of(words, {_last_name(label)})
        if self._continued >= self._longest or not SPOKEN.search(words):
            return True
        return _tells_of(words, self._names)

    def _piece(self, span: Span, start: int) -> Piece:
        label = self._label
        content = _content(self._text, Span(start, span.end))
        if label is None or content is None or _ASIDE.match(content.of(self._text)):
            return Piece(span, taken=True)
        carried, self._said = self._said, True
        if carried:
            why = ("carried on: the same turn of the speaker before",)
            return Piece(
                span, Draft((content,), Kind.DIRECT, why, _CONTINUED, carried=True), taken=True
            )
        printed = label.name.of(self._text)
        party = self._parties.get(label.key)
        draft = Draft(
            (content,),
            Kind.DIRECT,
            (f"label before the words: {printed}",),
            _CONFIDENCE,
            cue=label.name if party else None,
            source=party or label.name,
        )
        return Piece(span, draft, taken=True)


def _last_name(label: Label) -> str:
    return label.key.split()[-1]


def _tells_of(words: str, names: AbstractSet[str]) -> bool:
    """Tell whether a paragraph names speakers, as hardly anybody does who speaks of himself."""
    found = _WORD.findall(words.casefold())
    return any(len(word) >= _SHORTEST_NAME and word in names for word in found)


def _content(text: str, span: Span) -> Span | None:
    """Return what is said in a span; marks around all of it are left out, others stay."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    inside = any(mark in DOUBLE for mark in text[start + 1 : end - 2])
    if inside:
        return Span(start, end)
    return trimmed(text, Span(start, end))
