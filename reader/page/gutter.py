"""The tag beside a quote: who speaks, and how surely, in three cells of plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from index import Status
from reader.page.clean import clean_line

if TYPE_CHECKING:
    from index import Quoted

WIDE = 5
"""Cells of the gutter: initials (2), mark, blank, current."""
NARROW = 4
"""Cells of the gutter where there is little room: no blank."""
TAG = 3
"""Cells of initials and mark."""

NAMED, INFERRED, UNKNOWN, BY_HAND = "=", "~", "??", "*"
REJECTED = "x  "
"""What stands beside words that a person has said are no quote."""
_BY_HAND = frozenset((Status.EDITED, Status.CONFIRMED))
CURRENT = ">"
MARKED = "'"
_ARTICLES = frozenset(("the", "a", "an"))
_WORD = re.compile(r"\w[\w.'\u2019-]*")


def tag(quoted: Quoted) -> str:
    """Return the initials of the speaker and how it is known, three cells.

    `=` the text names the speaker at the quote, `~` inferred, `??` unknown, `*` set or
    confirmed by a person.
    """
    if quoted.status is Status.REJECTED:
        return REJECTED
    if quoted.speaker is None:
        return UNKNOWN + (BY_HAND if quoted.status in _BY_HAND else " ")
    return initials(quoted.speaker) + mark(quoted)


def mark(quoted: Quoted) -> str:
    """Return the mark for how the speaker is known: `*`, `=`, `~` or `??`."""
    if quoted.status in _BY_HAND:
        return BY_HAND
    if quoted.speaker is None:
        return UNKNOWN
    return NAMED if quoted.attribution.named else INFERRED


def initials(name: str) -> str:
    """Return two cells for a name: first letters of its first and last word.

    An article in front does not count; one word gives its first two letters, as at the
    beginning of a sentence; a wide character fills both cells.
    """
    words = _WORD.findall(clean_line(name))
    if not words:
        return UNKNOWN
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    letters = words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0]
    if cell_len(letters) > len(UNKNOWN):
        letters = letters[0]
    letters = letters[:1].title() + letters[1:] if len(words) == 1 else letters.upper()
    return set_cell_size(letters, len(UNKNOWN))


def cells(tag_: str, *, width: int, current: str, marked: str = " ") -> str:
    """Return the whole gutter of one line, `width` cells.

    Where there is no room for both, that a quote is the current one comes first.
    """
    if width < WIDE:
        return set_cell_size(tag_, width - 1) + (marked if current == " " else current)
    return set_cell_size(tag_, width - 2) + marked + current
