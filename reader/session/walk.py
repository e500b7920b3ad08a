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
    from collections.abc import Iterable, Sequence

    from index import Heading, Quoted, Span

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


def once_each(quotations: Iterable[Quoted], home: str | None) -> tuple[Quoted, ...]:
    """Return one quotation for each group, in the order of the walk.

    A quotation that stands in two renderings of one text is visited once: in the article
    the walk started from (`home`) where that has it, else in the first one.
    """
    chosen: dict[str, Quoted] = {}
    for quoted in sorted(quotations, key=_walk_key):
        known = chosen.get(quoted.group)
        if known is None or (quoted.heading.id == home and known.heading.id != home):
            chosen[quoted.group] = quoted
    return tuple(sorted(chosen.values(), key=_walk_key))


def next_stop(stops: Sequence[Quoted], way: Way, *, heading: Heading, point: int) -> Quoted | None:
    """Return the next of a speaker's quotations, in this article or beyond it.

    Args:
        stops: as `once_each` gives them.
        way: forward or back.
        heading: of the article that lies open, which may have no stop.
        point: where in its text the reader is.
    """
    keys = [_walk_key(quoted)[:2] for quoted in stops]
    here = (place_of(heading), point)
    at = bisect_right(keys, here) if way is Way.FORWARD else bisect_left(keys, here) - 1
    return stops[at] if 0 <= at < len(stops) else None


def _walk_key(quoted: Quoted) -> tuple[tuple[bool, int, str], int, str]:
    return (place_of(quoted.heading), quoted.quotation.start, quoted.id)


def rank_among(quotations: Sequence[Quoted], index: int) -> tuple[int, int]:
    """Return which of its speaker's quotations in this article one is, and of how many."""
    speaker_id = quotations[index].speaker_id
    mine = [at for at, quoted in enumerate(quotations) if quoted.speaker_id == speaker_id]
    return mine.index(index) + 1, len(mine)
