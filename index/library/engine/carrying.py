"""Making an index of a library, out of the one before as far as that still holds."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from index.library.cache import Kept, Made
from index.library.engine import bits
from index.library.engine.building import PARTS, build
from index.library.engine.container import Parts
from index.library.engine.faults import reading_faults
from index.library.engine.merging import to_merge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
    known = {key for one in held for key in one.live}
    fresh = marks.keys() - known
    merged = to_merge({one.kept.name: len(one.live) for one in held if one.live}, len(fresh))
    if not fresh:
        merged = set()
    keys = fresh.union(*(one.live for one in held if one.kept.name in merged))
    left = [one.kept for one in held if one.live and one.kept.name not in merged]
    if not left:
        return _publish(cache, source, (), None)
    return _publish(cache, source, left, keys)


class _Held(NamedTuple):
    """What still holds of a segment: which articles, by key."""

    kept: Kept
    live: frozenset[int]


def _holding(old: Made, kept: Kept, marks: Mapping[int, int]) -> _Held:
    """Compare a segment with what the library is now."""
    folder = old.folder / kept.name
    with reading_faults(folder):
        parts = Parts(folder / PARTS)
        keys, those = parts.column("keys", "q"), parts.column("marks", "q")
        gone = [
            place
            for place, (key, mark) in enumerate(zip(keys, those, strict=True))
            if marks.get(key) != mark
        ]
        dead = kept.dead | bits.of_places(gone, len(keys))
        left = (1 << len(keys)) - 1 & ~dead
        live = frozenset(compress(keys, bits.selectors(left, len(keys))))
    return _Held(replace(kept, dead=dead), live)


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
