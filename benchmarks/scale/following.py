"""Following one speaker in the reader: from the key to the painted next quotation.

    python -m benchmarks.scale.following LIBRARY [SPEAKER]

LIBRARY   a library's folder; it is read alone.
SPEAKER   whom to follow, by name; the most quoted one unless said otherwise.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scale.engines import QUOTH
from benchmarks.scale.interleaving import Figure, spread
from benchmarks.scale.terminal import reader
from index import open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scale.terminal import Painted, Terminal

CROSSED = "L to the same speaker in another article"
STAYED = "L to the same speaker in the article"
_STEPS = 60
_FOLLOW = "L"
_OPENED = "q Quit"
_ARTICLE = re.compile(r"article ([\d,]+)/")


def following(folder: Path, home: Path, name: str | None = None) -> Iterator[Figure]:
    """Measure every step along one speaker from the newest article on."""
    name = name or _most_quoted(folder)
    crossed: list[Painted] = []
    stayed: list[Painted] = []
    with reader(folder, home) as terminal:
        terminal.shown_ms(_OPENED)
        terminal.painted()
        _go_to(terminal, name)
        for _ in range(_STEPS):
            before = _article(terminal)
            painted = terminal.press(_FOLLOW)
            if painted.article_ms:
                (stayed if _article(terminal) == before else crossed).append(painted)
    for of, steps in ((CROSSED, crossed), (STAYED, stayed)):
        if steps:
            yield spread(of, QUOTH, "ms", [one.article_ms for one in steps], len(steps))
            used = [one.processor_ms for one in steps]
            yield spread(f"{of}, processor", QUOTH, "ms", used, len(steps))


def _go_to(terminal: Terminal, name: str) -> None:
    """Search for a speaker, and open the first article of theirs."""
    for keys in ("s", f'speaker:"{name}"', "\r", "\r"):
        terminal.press(keys)
    terminal.press("s")
    terminal.press("\x15")  # all articles again: the walk is along all of them in any case
    terminal.press("\x1b")


def _article(terminal: Terminal) -> str | None:
    found = _ARTICLE.search(terminal.status)
    return found[1] if found else None


def _most_quoted(folder: Path) -> str:
    library = open_library(folder)
    (speaker,) = library.speakers(limit=1).speakers
    library.close()
    return speaker.name


def main(folder: str, name: str | None = None) -> None:
    """Print the figures of one library."""
    with tempfile.TemporaryDirectory() as home:
        for one in following(Path(folder), Path(home), name):
            sys.stdout.write(
                f"{one.of:52} {one.found:4} steps  p50 {one.p50:6.1f} ms  p95 {one.p95:6.1f} ms\n"
            )


if __name__ == "__main__":
    main(*sys.argv[1:3])
