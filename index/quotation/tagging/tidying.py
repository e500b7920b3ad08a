"""What a reader would call a cut quotation, made whole: stray words and marks at its ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.lexicon import word_group
from index.model import Span
from index.quotation.marks import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotation.marks import Region
    from index.quotation.tagging.passages import Passage

_HEARERS = 8  # words that name who was told something
_NO_HEARER = frozenset({"aux", "sub", "pron", "wh", "to", "conj", "expl"})
_BRACKET = 60  # characters in which an open bracket closes
_IN_NAMES = frozenset("'\u2019&")
_STOPS = frozenset(",;:")
_PAIRED = frozenset({Status.CLOSED, Status.SINGLE})


def paired_regions(passage: Passage) -> Sequence[Region]:
    """Return the regions of a passage that have both marks, in order."""
    items = (item for sentence in passage.sentences for item in sentence)
    return [item.region for item in items if item.region and item.region.status in _PAIRED]


def opened(passage: Passage, first: int, end: int) -> int:
    """Return the token with which what was said begins.

    Commas before it are left out, and who was told it: `warned` `the club that …`.
    """
    tokens = passage.tokens
    while first < end - 1 and tokens.texts[first] in _STOPS:
        first += 1
    told = first and tokens.lower[first - 1] in word_group("cues with a hearer")
    return _behind_hearer(passage, first, end) if told else first


def _behind_hearer(passage: Passage, first: int, end: int) -> int:
    for at in range(first, min(first + _HEARERS, end - 1)):
        token = passage.tokens[at]
        if token.lower == "that" and at > first:
            return at + 1
        named = token.is_word or token.text in _IN_NAMES
        if not named or passage.known[at].kind in _NO_HEARER:
            break
    return first


def closed(passage: Passage, first: int, end: int) -> int:
    """Return the token behind what was said; outside marks no conjunction ends it."""
    tokens, loose = passage.tokens, word_group("joints") | _STOPS
    while end - first > 1 and not passage.marked[end - 1]:
        last = tokens.lower[end - 1]
        if last not in loose and not (last == "which" and tokens.texts[end - 2] == ","):
            break
        end -= 1
    return end


def whole(text: str, span: Span, regions: Sequence[Region]) -> Span:
    """Return a content with both marks of what it quotes, and no bracket or word cut in two.

    Args:
        text: that holds it.
        span: of the content, without outer marks.
        regions: all that have both marks, in order.
    """
    return Span(
        _start(text, span, regions), _uncut(text, Span(span.start, _end(text, span, regions)))
    )


def _start(text: str, span: Span, regions: Sequence[Region]) -> int:
    """Take in the mark before a content that goes on behind the closing one."""
    at = bisect_right(regions, span.start, key=_outer_start) - 1
    if at < 0:
        return span.start
    outer, inner = regions[at].outer, regions[at].inner
    opens = inner.start <= span.start and not _has_word(text, inner.start, span.start)
    goes_on = outer.end <= span.end and _has_word(text, outer.end, span.end)
    return outer.start if opens and goes_on else span.start


def _end(text: str, span: Span, regions: Sequence[Region]) -> int:
    """Take in the mark behind a content that began before the opening one."""
    at = bisect_left(regions, span.end, key=_outer_start) - 1
    if at < 0:
        return span.end
    outer, inner = regions[at].outer, regions[at].inner
    began = span.start <= outer.start and _has_word(text, span.start, outer.start)
    closes = span.end <= inner.end and not _has_word(text, span.end, inner.end)
    return outer.end if began and closes else span.end


def _uncut(text: str, span: Span) -> int:
    """Return the end of a content behind the word, and the bracket, in which it ends."""
    end = span.end
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
        end += 1
        while text[end : end + 1].isalnum():
            end += 1
    if text.rfind("(", span.start, end) > text.rfind(")", span.start, end):
        closing = text.find(")", end, end + _BRACKET)
        if closing >= 0 and "\n" not in text[end:closing] and "(" not in text[end:closing]:
            return closing + 1
    return end


def _has_word(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def _outer_start(region: Region) -> int:
    return region.outer.start
