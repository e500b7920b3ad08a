"""Which segments are made into one when articles are added.

Each segment costs every search a little, and making one costs what it holds. So a few
articles are put together with the small segments that are there, and never cost more than
a few times themselves; where segments have become many, the smallest become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALWAYS = 256  # articles that may be indexed again whatever is added
_TIMES = 4  # what is added
_MOST_SEGMENTS = 12
_FEWER = 6


def to_merge(sizes: Mapping[str, int], fresh: int) -> set[str]:
    """Return the segments that go into the one that is made of fresh articles.

    Args:
        sizes: how many articles each segment holds that are not deleted.
        fresh: how many are added.
    """
    if fresh * 2 >= sum(sizes.values()):
        return set(sizes)  # one segment of all
    chosen: set[str] = set()
    held = fresh
    for name in sorted(sizes, key=lambda one: (sizes[one], one)):
        may = sizes[name] <= 2 * held and held + sizes[name] <= max(_ALWAYS, _TIMES * fresh)
        too_many = len(sizes) >= _MOST_SEGMENTS and len(sizes) - len(chosen) >= _FEWER
        if not (may or too_many):
            break
        chosen.add(name)
        held += sizes[name]
    return chosen
