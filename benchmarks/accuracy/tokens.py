"""Words as the scorer counts them: runs of letters and digits ("it's" is two)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+")

Token = tuple[int, int]
"""Start and end of a word."""


def tokens(text: str) -> list[Token]:
    """Return the words of a text, as they are in the stripped text too."""
    return [match.span() for match in _TOKEN.finditer(text)]


def token_ids(found: Sequence[Token], start: int, end: int) -> list[int]:
    """Return which words overlap [start, end)."""
    first = bisect_left(found, (start, -1))
    if first and found[first - 1][1] > start:
        first -= 1
    ids: list[int] = []
    for number in range(first, len(found)):
        if found[number][0] >= end:
            break
        ids.append(number)
    return ids
