"""The kind of a word: its closed class, or its shape; in text with capitals and without."""

from __future__ import annotations

from index.kept import kept
from index.quotation.lexicon import common_words, word_classes
from index.quotation.tokens import is_word, lowered

_DASHES = frozenset("-\u2013\u2014") | {"--"}
_NAMES = frozenset({"May", "Will", "US"})  # of no closed class, when written so


@kept
def kind_in_case(text: str) -> str:
    """Return the kind of a token, as printed, in text that has capitals."""
    return cased_kind(text, lowered(text))


@kept
def kind_without_case(text: str) -> str:
    """Return the kind of a token, as printed, in text without capitals."""
    return uncased_kind(text, lowered(text))


def cased_kind(text: str, lower: str) -> str:
    """Return the kind of a token, as printed and in lower case, in text that has capitals."""
    if not is_word(text):
        return _stop(text, lower)
    closed = word_classes().get(lower)
    capital = text[0].isupper()
    if closed and text not in _NAMES and (closed != "day" or capital):
        return closed
    if text[0].isdigit():
        return "num"
    return "cap" if capital else ending(lower)


def uncased_kind(text: str, lower: str) -> str:
    """Return the kind of a token in text without capitals: a word that is not common is a name."""
    if not is_word(text):
        return _stop(text, lower)
    closed = word_classes().get(lower)
    if closed:
        return closed
    if text[0].isdigit():
        return "num"
    return ending(lower) if lower in common_words() else "cap"


def _stop(text: str, lower: str) -> str:
    return "-" if text in _DASHES else lower


def ending(lower: str) -> str:
    """Return the shape of a common word: "ly", "ing", "ed" or "low"."""
    for suffix in ("ly", "ing", "ed"):
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            return suffix
    return "low"
