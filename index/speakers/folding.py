"""How names are compared, and written in plain letters."""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache

from index.lexicon import rows, words
from index.words import fold

_WORD = re.compile(r"[^\W_]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_OF = re.compile(r" (?:of|for|in|from)\b")
_LONGEST_SLUG = 60

_TITLES_OF_NAMES = frozenset(
    {"lord", "lady", "baron", "baroness", "viscount", "earl", "prince", "princess", "king", "queen"}
)
"""Titles with which one name is a full name: there is one Lord Okafor, and many a Mr Okafor."""


def fold_name(name: str) -> str:
    """Return a name as it is compared: case, punctuation, leading "the" and titles dropped.

    What only parts words (hyphens, apostrophes, stops) counts as a space, so that a name
    in a text without punctuation folds as it does in print.
    """
    found, droppable = _WORD.findall(name.casefold()), _droppable()
    while len(found) > 1 and found[0] in droppable:
        found.pop(0)
    return " ".join(found)


@cache
def _droppable() -> frozenset[str]:
    return words("titles.tsv") | words("determiners.txt")


@lru_cache(maxsize=1 << 14)  # voices of many articles go by the same names
def full_name(name: str) -> str:
    """Return a name folded, accents dropped, with a title that makes a full name of a surname."""
    plain = fold(name)
    folded = fold_name(plain)
    if " " not in folded:
        title = next((word for word in _WORD.findall(plain) if word in _TITLES_OF_NAMES), None)
        if title is not None and title != folded:
            return f"{title} {folded}"
    return folded


def is_generic(name: str) -> bool:
    """Tell whether a body is only called by what it is: "the company", "Labour MPs"."""
    folded = fold_name(name)
    if _head(folded) in _several():
        return True
    head = folded.rpartition(" ")[2]
    if head not in words("attribution_bodies.txt"):
        return False
    opening = name.partition(" ")[0].casefold()
    described = opening in words("determiners.txt") and name[1:] == name[1:].lower()
    return folded == head or described


def _head(folded: str) -> str:
    """Return the noun of a name: "union" of "national union of students"."""
    return _OF.split(folded, maxsplit=1)[0].rpartition(" ")[2]


@cache
def _several() -> frozenset[str]:
    """Return the nouns that mean several people by what they do: "mps", "officials"."""
    return frozenset(f"{noun}s" for _, nouns in rows("role_fields.tsv") for noun in nouns.split())


def slug(folded: str) -> str:
    """Return a folded name in plain letters; what they cannot say follows as a hash."""
    plain = _NOT_PLAIN.sub("-", folded).strip("-")
    short = plain[:_LONGEST_SLUG].rstrip("-")
    if short.replace("-", " ") == folded and folded:
        return short
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short}~{digest}"
