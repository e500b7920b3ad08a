"""Where the tables of arrays stand in TOML text, as far as they are written as headings.

So that one is cut out without the others being written anew, and that those which can be read
are, where others cannot.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "\ufeff"  # that some editors put at the head of a file
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*(\"?)(\w+)\1[ \t]*\]\]", re.MULTILINE)
_ANY_HEADING = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ABOVE = re.compile(r"^[ \t]*#.*\n(?:[ \t]*(?:#.*)?\n)*\Z", re.MULTILINE)

Key = tuple[str, int]
"""The name of an array, and which of its tables, from 0."""


class Piece(NamedTuple):
    """A stretch of the text: one table, or what stands before all of them.

    Attributes:
        key: None for what stands before, and for what is no table of an array.
        line: its first one, from 1.
    """

    key: Key | None
    line: int
    text: str


def unmarked(text: str) -> str:
    """Return a text with a blank in the place of a byte order mark at its head."""
    return f" {text[1:]}" if text.startswith(_MARK) else text


def starts(text: str) -> dict[Key, int]:
    """Return where the headings of tables stand, in order."""
    found: dict[Key, int] = {}
    counts = Counter[str]()
    for heading in _HEADING.finditer(unmarked(text)):
        name = heading[2]
        found[name, counts[name]] = heading.start()
        counts[name] += 1
    return found


def places(text: str) -> dict[Key, tuple[int, int]]:
    """Return where each table stands: from its heading to the comments above the next one."""
    headings = [one.start() for one in _ANY_HEADING.finditer(unmarked(text))]
    found = {}
    for key, start in starts(text).items():
        end = next((one for one in headings if one > start), len(text))
        above = _ABOVE.search(text, start, end)
        found[key] = start, above.start() if above and end < len(text) else end
    return found


def pieces(text: str) -> Iterator[Piece]:
    """Yield the text in pieces, each of which can be read for itself, without a mark."""
    text, line = unmarked(text), 1
    keys = {start: key for key, start in starts(text).items()}
    cuts = [0, *(one.start() for one in _ANY_HEADING.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        if start < end:
            yield Piece(keys.get(start), line, text[start:end])
        line += text.count("\n", start, end)
