"""Ids for the articles of files: short where that is unique, longer where it is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A file and the folder that was named, in which it was found; both absolute."""

    path: Path
    root: Path

    def names(self) -> tuple[str, ...]:
        """Return names from short to long; the last is that of no other file."""
        inner = self.path.relative_to(self.root)
        short, full = inner.with_suffix("").as_posix(), inner.as_posix()
        outer = self.root.name
        return (short, f"{outer}/{short}", full, f"{outer}/{full}", self.path.as_posix()[1:])


def unique_names(places: Sequence[Place], taken: Collection[str] = ()) -> tuple[str, ...]:
    """Give each file the shortest of its names that no other has, nor anything taken.

    Of two files whose names would be equal neither gets the short one, so that their order
    does not matter.
    """
    names = [place.names() for place in places]
    lengths = [0] * len(places)
    taken = frozenset(taken)
    while True:
        chosen = [options[length] for options, length in zip(names, lengths, strict=True)]
        counts = Counter(chosen)
        clashing = [
            number
            for number, name in enumerate(chosen)
            if (counts[name] > 1 or name in taken) and lengths[number] < len(names[number]) - 1
        ]
        if not clashing:
            return tuple(chosen)
        for number in clashing:
            lengths[number] += 1
