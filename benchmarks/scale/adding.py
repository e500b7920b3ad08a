"""One article more, until a search finds it."""

from __future__ import annotations

import json
import time
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.scale.interleaving import Figure, spread
from benchmarks.scale.serving import started
from benchmarks.scale.stories import stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from benchmarks.scale.asking import Sources, Story

ADDED = "adding one article"
_TIMES = 7
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def adding(folders: Mapping[str, Path], sources: Sources, home: Path) -> Iterator[Figure]:
    """Add a few articles one by one to each engine, which is open."""
    new = list(_new(sources))
    for name, folder in folders.items():
        lines = "".join(json.dumps(story) + "\n" for story in new)
        process = started("add", name, folder, home=home)
        said, _ = process.communicate(lines)
        if process.returncode:
            raise ChildProcessError(name)
        took = [json.loads(line) for line in said.splitlines()]
        yield spread(f"{ADDED}, processor", name, "ms", [cpu * 1000 for cpu, _ in took])
        yield spread(f"{ADDED}, clock", name, "ms", [wall * 1000 for _, wall in took])


def _new(sources: Sources) -> Iterator[Story]:
    """Yield articles that are not there: each ends with a word of its own, new in every run."""
    run = _letters(time.time_ns())
    for number, story in enumerate(islice(stories(sources), _TIMES)):
        word = f"{run}{_LETTERS[number]}"
        yield story._replace(id=f"added-{word}", text=f"{story.text}\n\n{word}")


def _letters(number: int) -> str:
    """Return letters alone, which every engine takes for one word."""
    return "".join(_LETTERS[int(digit)] for digit in str(number))
