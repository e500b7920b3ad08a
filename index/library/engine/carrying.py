"""Making an index of a library, out of the one before as far as that still holds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import chain, compress
from operator import ne
from typing import TYPE_CHECKING

from index.library.cache import Kept, Made
from index.library.engine import bits
from index.library.engine.building import PARTS, build
from index.library.engine.container import Parts
from index.library.engine.faults import reading_faults
from index.library.engine.merging import to_merge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from index.library.cache import Cache
    from index.library.engine.values import Indexed, Source


def make(cache: Cache, source: Source) -> Made:
    """Make an index of all articles, and put it in its place.

    Raises:
        OSError: the files cannot be written.
    """
    return _publish(cache, source, (), None)


def carry_on(cache: Cache, source: Source, old: Made) -> Made:
    """Make an index out of one of an earlier state of the same library.

    Raises:
        OSError: the files cannot be written.
        UnusableIndexError: those of the old one cannot be read.
    """
    marks = dict(source.marks())
    held = [_holding(old, kept, marks) for kept in old.segments]
    keys = set(marks)
    for one in held:
        keys.difference_update(one.live())
    whole = [one for one in held if not one.is_mostly_dead]
    keys.update(chain.from_iterable(one.live() for one in held if one.is_mostly_dead))
    merged: set[str] = set()
    if keys:
        merged = to_merge({one.kept.name: one.count for one in whole if one.count}, len(keys))
    for one in whole:
        if one.kept.name in merged:
            keys.update(one.live())
    left = [one.kept for one in whole if one.count and one.kept.name not in merged]
    if not left:
        return _publish(cache, source, (), None)
    return _publish(cache, source, left, keys)


@dataclass(frozen=True, slots=True)
class _Held:
    """A segment with all that is dead in it now, and the keys of all its articles."""

    kept: Kept
    keys: list[int]

    @property
    def count(self) -> int:
        """Return how many articles are not dead."""
        return len(self.keys) - self.kept.dead.bit_count()

    @property
    def is_mostly_dead(self) -> bool:
        """Tell whether it holds more that is deleted than that is not."""
        return 2 * self.count < len(self.keys)

    def live(self) -> Iterable[int]:
        """Return the keys of those."""
        if not self.kept.dead:
            return self.keys
        left = (1 << len(self.keys)) - 1 & ~self.kept.dead
        return compress(self.keys, bits.selectors(left, len(self.keys)))


def _holding(old: Made, kept: Kept, marks: Mapping[int, int]) -> _Held:
    """Compare a segment with what the library is now."""
    folder = old.folder / kept.name
    with reading_faults(folder):
        parts = Parts(folder / PARTS)
        keys = parts.column("keys", "q").tolist()
        differ = map(ne, map(marks.get, keys), parts.column("marks", "q"))
        gone = bits.of_places([*compress(range(len(keys)), differ)], len(keys))
    return _Held(replace(kept, dead=kept.dead | gone), keys)


def _publish(
    cache: Cache, source: Source, left: Collection[Kept], keys: Collection[int] | None
) -> Made:
    """Make segments of some articles, and an index of them and of those that are left."""
    made: list[Kept] = []
    try:
        if keys is None or keys:
            made.extend(_built(cache, source.articles(keys)))
        index = Made(cache.folder, source.generation, (*left, *made))
        cache.publish(index)
    except BaseException:
        for kept in made:
            shutil.rmtree(cache.folder / kept.name, ignore_errors=True)
        raise
    return index


def _built(cache: Cache, articles: Iterator[Indexed]) -> Iterator[Kept]:
    """Yield segments until there are no more articles."""
    while True:
        folder = cache.new_folder()
        try:
            held = build(folder, articles)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if not held:
            shutil.rmtree(folder)
            return
        yield cache.kept(folder)
