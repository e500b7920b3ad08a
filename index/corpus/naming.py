"""Ids for the articles of files: short where that is unique, longer where it is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Held(Protocol):
    """Which file has an id: a mapping of ids to absolute paths will do."""

    def get(self, name: str, /) -> str | None:
        """Return the path of the file that has an id; None where that is free."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A file and the folder that was named, in which it was found; both absolute."""

    path: Path
    root: Path

    def names(self) -> tuple[str, ...]:
        """Return names from short to long; the last is that of no other file."""
        # A hundred thousand times: paths as objects would take four times as long.
        path, suffix, outer = str(self.path), self.path.suffix, self.root.name
        inner = path.removeprefix(str(self.root)).lstrip("/")
        short = inner.removesuffix(suffix)
        return (short, f"{outer}/{short}", inner, f"{outer}/{inner}", path[1:])


def unique_names(places: Sequence[Place], held: Held) -> tuple[str, ...]:
    """Give each file the shortest of its names that no other has or holds.

    Of two files whose names would be equal neither gets the short one, so that their order
    does not matter.
    """
    names = [place.names() for place in places]
    lengths = [0] * len(places)
    while True:
        chosen = [options[length] for options, length in zip(names, lengths, strict=True)]
        counts = Counter(chosen)
        clashing = [
            number
            for number, name in enumerate(chosen)
            if lengths[number] < len(names[number]) - 1
            and (counts[name] > 1 or held.get(name) is not None)
        ]
        if not clashing:
            return tuple(chosen)
        for number in clashing:
            lengths[number] += 1
