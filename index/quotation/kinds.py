"""The kind of a word: its closed class, or its shape; in text with capitals and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.lexicon import common_words, word_classes

if TYPE_CHECKING:
    from index.quotation.tokens import Token

_DASHES = frozenset("-\u2013\u2014") | {"--"}
_NAMES = frozenset({"May", "Will", "US"})  # of no closed class, when written so


def cased_kind(token: Token) -> str:
    """Return the kind of a token in text that has capitals."""
    if not token.is_word:
        return _stop(token)
    closed = word_classes().get(token.lower)
    capital = token.text[0].isupper()
    if closed and token.text not in _NAMES and (closed != "day" or capital):
        return closed
    if token.text[0].isdigit():
        return "num"
    return "cap" if capital else ending(token.lower)


def uncased_kind(token: Token) -> str:
    """Return the kind of a token in text without capitals: a word that is not common is a name."""
    if not token.is_word:
        return _stop(token)
    closed = word_classes().get(token.lower)
    if closed:
        return closed
    if token.text[0].isdigit():
        return "num"
    return ending(token.lower) if token.lower in common_words() else "cap"


def _stop(token: Token) -> str:
    return "-" if token.text in _DASHES else token.lower


def ending(lower: str) -> str:
    """Return the shape of a common word: "ly", "ing", "ed" or "low"."""
    for suffix in ("ly", "ing", "ed"):
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            return suffix
    return "low"
