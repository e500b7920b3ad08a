"""The people whom an article names: those beside whom a speaker is named tell who it is."""

from __future__ import annotations

import re
import zlib
from functools import cache

from index.lexicon import rows
from index.words import fold

SAMPLE = 8
"""How many articles are looked at: those with the lowest lots, so that all agree on them."""

# Two words that begin with no small letter of ASCII, which most words do.
_NEXT_TWO = re.compile(r"\b([^\W\d_a-z][\w'\u2019-]+)(?=[^\S\n]([^\W\d_a-z][\w'\u2019-]+))")


def people_named(text: str) -> frozenset[str]:
    """Return the people whom a text names with a usual first name and the word after it."""
    known = _first_names()
    pairs = _NEXT_TWO.findall(text)
    return frozenset(
        f"{first} {fold(last)}"
        for one, last in pairs
        if one[0].isupper() and last[0].isupper() and (first := fold(one)) in known
    )


def lot_of(article_id: str) -> int:
    """Return the lot of an article: a number by which some of many are drawn."""
    return zlib.crc32(article_id.encode("utf-8", "surrogatepass"))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("attribution_first_names.tsv") if row[2:3] != ("word",))
