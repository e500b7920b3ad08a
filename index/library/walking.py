"""Along one speaker's quotations: newest article first, in each by the order of the text.

This is what a step means; libraries that look for it by other ways must come to the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.library.ordering import heading_key
from index.model import Sort, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.library.ordering import Key
    from index.model import Heading, Place, Quoted

_place_of = heading_key(Sort.NEWEST)


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


def step_along(stops: Sequence[Quoted], after: Place | None, *, back: bool) -> Step:
    """Return the next stop after a place, or before it; no place is beyond either end.

    Args:
        stops: as `once_each` gives them.
        after: where the walk is, which need not be at a stop.
        back: go to the stop before it instead.
    """
    if after is None:
        at = len(stops) - 1 if back else 0
    else:
        keys = [_walk_key(quoted)[:2] for quoted in stops]
        here = _spot(after.heading, after.start)
        at = bisect_left(keys, here) - 1 if back else bisect_right(keys, here)
    if not 0 <= at < len(stops):
        return Step(None, 0, len(stops))
    return Step(stops[at], at + 1, len(stops))


def _spot(heading: Heading, start: int) -> tuple[Key, int]:
    return _place_of(heading), start


def _walk_key(quoted: Quoted) -> tuple[Key, int, str]:
    return (*_spot(quoted.heading, quoted.quotation.start), quoted.id)
