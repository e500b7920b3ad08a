"""How names are compared, and written in plain letters."""

from __future__ import annotations

import hashlib
import re

from index.lexicon import words

_WORD = re.compile(r"[^\W_]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60


def fold_name(name: str) -> str:
    """Return a name as it is compared: case, punctuation, leading "the" and titles dropped.

    What only parts words (hyphens, apostrophes, stops) counts as a space, so that a name
    in a text without punctuation folds as it does in print.
    """
    found = _WORD.findall(name.casefold())
    droppable = words("titles.tsv") | words("determiners.txt")
    while len(found) > 1 and found[0] in droppable:
        found.pop(0)
    return " ".join(found)


def is_generic(name: str) -> bool:
    """Tell whether a body is only called by what it is: "the company", "a local club"."""
    folded = fold_name(name)
    head = folded.rpartition(" ")[2]
    if head not in words("attribution_bodies.txt"):
        return False
    opening = name.partition(" ")[0].casefold()
    described = opening in words("determiners.txt") and name[1:] == name[1:].lower()
    return folded == head or described


def slug(folded: str) -> str:
    """Return a folded name in plain letters; what they cannot say follows as a hash."""
    plain = _NOT_PLAIN.sub("-", folded).strip("-")
    short = plain[:_LONGEST_SLUG].rstrip("-")
    if short.replace("-", " ") == folded and folded:
        return short
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short}~{digest}"
