"""How well a text fits a few letters that were typed: no letter may be missing."""

from __future__ import annotations

import re

_BEGINS, _INSIDE, _SCATTERED = 100, 60, 20
_WORD = re.compile(r"\w+")


def fit(wanted: str, text: str) -> int:
    """Return how well a text fits what is wanted; 0 where it does not.

    Each word that is wanted has to begin a word of the text, to stand inside it, or at
    least to have its letters in it in this order, the closer together the better. Nothing
    wanted fits everything.
    """
    total = 1
    folded = text.casefold()
    for word in wanted.casefold().split():
        found = _fit_word(word, folded)
        if not found:
            return 0
        total += found
    return total


def stands(wanted: str, text: str) -> bool:
    """Tell whether each word that is wanted stands in a text as it was typed."""
    folded = text.casefold()
    return all(word in folded for word in wanted.casefold().split())


def _fit_word(word: str, text: str) -> int:
    starts = {match.start() for match in _WORD.finditer(text)}
    at = text.find(word)
    if at >= 0:
        begun = any(text.startswith(word, start) for start in starts)
        return (_BEGINS if begun else _INSIDE) + len(word)
    return _scattered(word, text, starts)


def _scattered(word: str, text: str, starts: set[int]) -> int:
    """Return the fit of letters that stand apart, beginning at the start of a word."""
    spans = [_span(word, text, start) for start in starts if text[start] == word[0]]
    widest = 3 * len(word)  # letters strewn further than this are there by chance
    close = [span for span in spans if span is not None and span <= widest]
    return _SCATTERED * len(word) // min(close) if close else 0


def _span(word: str, text: str, start: int) -> int | None:
    """Return how far the letters reach from a place on; None where one is missing."""
    at = start
    for letter in word[1:]:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
    return at + 1 - start
