"""Making an index of a library, out of the one before as far as that still holds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import TYPE_CHECKING

from index.library.cache import Kept, Made
from index.library.engine import bits
from index.library.engine.building import PARTS, build
from index.library.engine.container import Parts
from index.library.engine.faults import reading_faults
from index.library.engine.merging import to_merge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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
    held, keys = _compared(source, old)
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


def _compared(source: Source, old: Made) -> tuple[list[_Held], set[int]]:
    """Compare an index with what the library is now; return what has to be indexed, too.

    What was changed since is in neither; all else is as it was, unless it is gone, which
    the number of articles tells.
    """
    changed = source.keys(since=old.generation.number)
    held = [_without(one, map(changed.__contains__, one.keys)) for one in _held(old)]
    if sum(one.count for one in held) + len(changed) == source.count:
        return held, changed
    there = source.keys()
    return [_without(one, [key not in there for key in one.keys]) for one in held], changed


def _held(old: Made) -> Iterator[_Held]:
    """Yield the segments of an index as they were."""
    for kept in old.segments:
        folder = old.folder / kept.name
        with reading_faults(folder):
            keys = Parts(folder / PARTS).column("keys", "q").tolist()
        yield _Held(kept, keys)


def _without(held: _Held, gone: Iterable[bool]) -> _Held:
    """Take articles out of a segment."""
    places = bits.of_places([*compress(range(len(held.keys)), gone)], len(held.keys))
    return replace(held, kept=replace(held.kept, dead=held.kept.dead | places))


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
    for first in articles:
        folder = cache.new_folder()
        try:
            build(folder, chain((first,), articles))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        yield cache.kept(folder)
