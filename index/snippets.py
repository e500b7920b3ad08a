"""Snippets: the piece of a text that shows why it was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Snippet, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 160
_BEFORE = 40  # characters of context before the first hit
_SPACE = re.compile(r"\s")
_INK = re.compile(r"\S")
_CUT = "…"


def snippet(text: str, hits: Sequence[Span], *, width: int = WIDTH) -> Snippet:
    """Cut the piece with the most hits out of a text, the first of several; whole words.

    White space becomes spaces, one for one; what is cut off at an end is an ellipsis.

    Args:
        text: the article's.
        hits: ascending and disjoint; without any, the piece is the beginning.
        width: how many characters of the text at most.
    """
    piece = _trimmed(text, _piece(text, hits, width))
    lead = _CUT if _INK.search(text, 0, piece.start) else ""
    tail = _CUT if _INK.search(text, piece.end) else ""
    shift = len(lead) - piece.start
    highlights = tuple(
        Span(max(hit.start, piece.start) + shift, min(hit.end, piece.end) + shift)
        for hit in hits
        if hit.overlaps(piece)
    )
    return Snippet(lead + _SPACE.sub(" ", piece.of(text)) + tail, highlights)


def _piece(text: str, hits: Sequence[Span], width: int) -> Span:
    """Choose where to cut: between words, unless a word is longer than there is room."""
    anchor = _best_hit(hits, width - _BEFORE)
    start = max(0, min(anchor.start - _BEFORE, len(text) - width))
    end = min(len(text), start + width)
    return Span(_word_start(text, start, anchor.start), _word_end(text, anchor.end, end))


def _best_hit(hits: Sequence[Span], room: int) -> Span:
    """Return the hit with the most hits, itself among them, in the room from its start."""
    best, most, last = Span(0, 0), 0, 0
    for first, hit in enumerate(hits):
        last = max(last, first + 1)
        while last < len(hits) and hits[last].end <= hit.start + room:
            last += 1
        if last - first > most:
            best, most = hit, last - first
    return best


def _word_start(text: str, start: int, latest: int) -> int:
    """Return where the first whole word starts."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = _SPACE.search(text, start, latest)
    return space.end() if space else start


def _word_end(text: str, earliest: int, end: int) -> int:
    """Return where the last whole word ends."""
    for place in range(end, earliest, -1):
        if place == len(text) or text[place].isspace():
            return place
    return end


def _trimmed(text: str, piece: Span) -> Span:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
