"""Which articles the parts of split names claim, and which of them do not fit the articles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from fnmatch import translate
from functools import lru_cache
from itertools import accumulate
from re import Pattern
from re import compile as compiled
from typing import TYPE_CHECKING

from index.corrections.names import SPEAKERS_FILE
from index.corrections.values import Conflict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.corrections.values import Part, Split

_WILD = re.compile(r"[*?\[]")
_BETWEEN = re.compile(r"[*?]+|\[.*", re.DOTALL)  # what is behind a bracket is not looked at


def claims(part: Part, article_id: str) -> bool:
    """Tell whether a part of a split name is meant in an article."""
    return any(_pattern(glob).match(article_id) for glob in part.where)


@lru_cache(maxsize=1 << 15)
def _pattern(glob: str) -> Pattern[str]:
    return compiled(translate(glob))


def conflicts_in(splits: Iterable[Split], article_ids: Collection[str]) -> tuple[Conflict, ...]:
    """Return which parts of split names do not fit the articles that there are."""
    names, several = _Names(article_ids), tuple(splits)
    return tuple(
        Conflict(f"{SPEAKERS_FILE}, split {split.name}", problem)
        for split in several
        for problem in _misfits(split, names)
    )


def _misfits(split: Split, names: _Names) -> Iterator[str]:
    claimed = [[names.matching(glob) for glob in part.where] for part in split.parts]
    for part, those in zip(split.parts, claimed, strict=True):
        for glob, places in zip(part.where, those, strict=True):
            if not places:
                yield f"{part.name}: no article is named {glob}"
    contested = _contested(claimed)
    for parts in sorted(contested, key=lambda one: contested[one][0]):
        claiming = [split.parts[at].name for at in parts]
        first, others = names[contested[parts][0]], len(contested[parts]) - 1
        verb = "they are" if others else "it is"
        if others:
            first += f" and {others:,} other{'s' if others > 1 else ''}"
        yield f"{first}: claimed by {' and '.join(claiming)}; {verb} {claiming[0]}'s"


def _contested(
    claimed: Sequence[Sequence[Collection[int]]],
) -> Mapping[tuple[int, ...], list[int]]:
    """Return what several parts claim, in order, by the parts."""
    # What is claimed twice is also claimed by another part than the largest one.
    largest = max(range(len(claimed)), key=lambda at: sum(map(len, claimed[at])))
    smaller = (those for at, those in enumerate(claimed) if at != largest)
    found: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for place in sorted(set().union(*(places for those in smaller for places in those))):
        parts = tuple(
            at for at, those in enumerate(claimed) if any(place in places for places in those)
        )
        if len(parts) > 1:
            found[parts].append(place)
    return found


class _Names:
    """The names of articles in order, so that few of them are compared with a pattern."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._together = "\n".join(self._names)
        self._starts = [0, *accumulate(len(name) + 1 for name in self._names)]

    def __getitem__(self, place: int) -> str:
        return self._names[place]

    def matching(self, glob: str) -> Collection[int]:
        """Return the places of the names that a pattern matches."""
        wild = _WILD.search(glob)
        head = glob[: wild.start()] if wild else glob
        beginning = self._beginning(head)
        if glob == f"{head}*":
            return beginning
        pattern, piece = _pattern(glob), max(_BETWEEN.split(glob[len(head) :]), key=len)
        likely = self._with(piece, beginning) if piece else beginning
        return frozenset(place for place in likely if pattern.match(self._names[place]))

    def _beginning(self, head: str) -> range:
        """Return the places of the names that begin so."""
        length = len(head)
        start = bisect_left(self._names, head)
        return range(start, bisect_right(self._names, head, start, key=lambda one: one[:length]))

    def _with(self, piece: str, places: range) -> Iterator[int]:
        """Yield the places of the names, of some in a row, in which a piece stands."""
        end = self._starts[places.stop]
        at = self._together.find(piece, self._starts[places.start], end)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._together.find(piece, self._starts[place + 1], end)
