"""Where the next quote or hit is: pure functions over what lies open and what is known.

There is one order everywhere: newest article first, undated ones last, then by id; inside an
article, the order of the text. Nothing wraps round: past an end there is None.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from index import Sort, heading_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Quoted, Span

place_of = heading_key(Sort.NEWEST)
"""What articles are sorted by."""


class Way(IntEnum):
    """Which way to go."""

    BACK = -1
    FORWARD = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A speaker that a person keeps to; an id of None stands for the unknown ones."""

    speaker_id: str | None
    name: str

    def takes(self, quoted: Quoted) -> bool:
        """Tell whether the quotation is by this speaker."""
        return quoted.speaker_id == self.speaker_id


def next_quote(
    quotations: Sequence[Quoted],
    way: Way,
    *,
    point: int,
    current: int | None,
    only: Choice | None = None,
) -> int | None:
    """Return the index of the next quotation in this article, or None at its end.

    Args:
        quotations: of the article, in text order.
        way: forward or back.
        point: where in the text the reader is.
        current: the current quotation, which counts where the point stands on it.
        only: pass over the quotations of other speakers.
    """
    starts = [quoted.quotation.start for quoted in quotations]
    at = _next_index(starts, way, point=point, current=current)
    while 0 <= at < len(quotations):
        if only is None or only.takes(quotations[at]):
            return at
        at += way
    return None


def next_hit(hits: Sequence[Span], way: Way, *, point: int, current: int | None) -> int | None:
    """Return the index of the next hit in this article, or None at its end."""
    at = _next_index([hit.start for hit in hits], way, point=point, current=current)
    return at if 0 <= at < len(hits) else None


def _next_index(starts: Sequence[int], way: Way, *, point: int, current: int | None) -> int:
    if current is not None and current < len(starts) and starts[current] == point:
        return current + way
    if way is Way.FORWARD:
        return bisect_right(starts, point)
    return bisect_left(starts, point) - 1


def quote_at(quotations: Sequence[Quoted], position: int) -> int | None:
    """Return the index of the innermost quotation at a character, or None."""
    covering = [
        index
        for index, quoted in enumerate(quotations)
        if any(span.start <= position < span.end for span in quoted.quotation.contents)
    ]
    return covering[-1] if covering else None


def rank_among(quotations: Sequence[Quoted], index: int) -> tuple[int, int]:
    """Return which of its speaker's quotations in this article one is, and of how many."""
    speaker_id = quotations[index].speaker_id
    mine = [at for at, quoted in enumerate(quotations) if quoted.speaker_id == speaker_id]
    return mine.index(index) + 1, len(mine)
