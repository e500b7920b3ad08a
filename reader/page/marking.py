"""Words of an article being marked by hand: where they begin and end, letter by letter.

All offsets are those of the article's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")
_STOP = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|\Z)|\n+")
_BETWEEN_MARKS = re.compile(r"[\u201c\"]([^\u201c\u201d\"\n]+)[\u201d\"]")
_LONGEST_SENTENCE = 2000


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked: first a word to begin with, then all from there to where the end is.

    Attributes:
        anchor: the end that stays.
        caret: the end that moves.
        begun: the beginning has been chosen.
    """

    anchor: int
    caret: int
    begun: bool = False

    @property
    def span(self) -> Span:
        """Return the words that are marked."""
        return Span(min(self.anchor, self.caret), max(self.anchor, self.caret))

    def begin(self) -> Marking:
        """Begin with the word that is marked."""
        return Marking(self.span.start, self.span.end, begun=True)

    def turned(self) -> Marking:
        """Let the other end move."""
        return replace(self, anchor=self.caret, caret=self.anchor)

    def at(self, text: str, caret: int) -> Marking:
        """Move the end, or before the beginning is chosen, the word to begin with."""
        caret = max(0, min(len(text), caret))
        if not self.begun:
            word = word_at(text, caret)
            return Marking(word.start, word.end)
        return self if caret == self.anchor else replace(self, caret=caret)

    def by_letters(self, text: str, way: int) -> Marking:
        """Move the end by a letter, or the word to begin with by a word."""
        return self.at(text, self.caret + way) if self.begun else self.by_words(text, way)

    def by_words(self, text: str, way: int) -> Marking:
        """Move by a word: forward behind its end, back to its beginning."""
        if way > 0:
            following = _WORD.search(text, self.span.end if not self.begun else self.caret)
            if following is None:
                return self
            return self.at(text, following.end() if self.begun else following.start())
        return self.at(text, word_before(text, self.caret if self.begun else self.span.start))

    def by_sentences(self, text: str, way: int) -> Marking:
        """Move by a sentence: forward behind its stop, back to its beginning."""
        if way < 0:
            return self.at(
                text, sentence_start(text, self.span.start if not self.begun else self.caret)
            )
        end = sentence_end(text, self.caret)
        return self.at(text, end) if self.begun else self.at(text, _first_word(text, end))


def word_at(text: str, offset: int) -> Span:
    """Return the word at a place, else the next one, else the last one; all of a text without."""
    at = offset
    while at > 0 and text[at - 1 : at].isalnum() and text[at : at + 1].isalnum():
        at -= 1
    found = _WORD.search(text, at)
    if found is None:
        start = word_before(text, len(text))
        found = _WORD.search(text, start)
    return Span(*found.span()) if found else Span(0, len(text))


def word_before(text: str, offset: int) -> int:
    """Return where the word before a place begins; 0 where there is none."""
    at = offset
    while at > 0 and not text[at - 1].isalnum():
        at -= 1
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    words = [found.start() for found in _WORD.finditer(text, at, offset)]
    return words[-1] if words else at


def sentence_end(text: str, offset: int) -> int:
    """Return where the sentence at a place ends, its stop included."""
    first = next((at for at in range(offset, len(text)) if text[at].isalnum()), len(text))
    found = _STOP.search(text, first, first + _LONGEST_SENTENCE)
    if found is None:
        return min(len(text), first + _LONGEST_SENTENCE)
    return found.start() if found[0].isspace() else found.end()


def sentence_start(text: str, offset: int) -> int:
    """Return where the sentence begins that a place lies in, or that lies before it."""
    earliest = max(0, offset - _LONGEST_SENTENCE)
    ends = [found.end() for found in _STOP.finditer(text, earliest, offset)]
    starts = [at for at in (earliest, *(_first_word(text, end) for end in ends)) if at < offset]
    return starts[-1] if starts else 0


def _first_word(text: str, offset: int) -> int:
    found = _WORD.search(text, offset)
    return found.start() if found else len(text)


def between_marks(text: str, window: Span, taken: Iterable[Span]) -> Span | None:
    """Return the first words between marks that are no quotation yet.

    Args:
        text: of the article.
        window: where to look.
        taken: the contents of all quotations.
    """
    spans = tuple(taken)
    for found in _BETWEEN_MARKS.finditer(text, window.start, window.end):
        words = Span(*found.span(1))
        if words.of(text).strip() and not any(words.overlaps(one) for one in spans):
            return words
    return None


def adjusted(contents: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """Return the contents of a quotation whose first and last word have been set anew.

    What was left out between its parts ("said Ms Orrin") stays left out.

    Args:
        contents: as they were.
        whole: from the first word to the last.
    """
    kept = [one for one in contents if one.overlaps(whole)]
    if not kept:
        return (whole,)
    kept[0] = Span(whole.start, kept[0].end)
    kept[-1] = Span(kept[-1].start, whole.end)
    return tuple(kept)
