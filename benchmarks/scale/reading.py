"""The reader over many articles and over few: starting, typing, and what it holds."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from benchmarks.scale.asking import Sources
from benchmarks.scale.building import built
from benchmarks.scale.engines import QUOTH
from benchmarks.scale.interleaving import Figure, single, spread
from benchmarks.scale.serving import ROOT
from benchmarks.scale.terminal import reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.scale.asking import Question
    from benchmarks.scale.terminal import Painted, Terminal

EMPTY, SEEDS = "reader, no article", "reader, two seeds"
PAINTED = "start to the painted first article"
KEY = "key press to painted results"
KEY_ALL = "key press until all is painted"
HELD, HELD_ALONE = "memory of the open reader", "memory of the open reader, without files"
_STARTS = 5
_SEARCH, _CLEAR = "s", "\x15"
_OPENED = "q Quit"
_FIRST = "quote 1/"  # what the reader says of an article that it shows


def reading(folder: Path, strokes: Sequence[Question], home: Path) -> Iterator[Figure]:
    """Measure the reader over a library, beside itself over two articles and over none."""
    empty, seeds = _beside(home)
    yield from _starting({QUOTH: folder, SEEDS: seeds}, home)
    yield from _typing({QUOTH: folder, EMPTY: empty}, strokes, home)


def _beside(home: Path) -> tuple[Path, Path]:
    """Make a library of nothing and one of the two seeds."""
    nothing = home / "nothing.jsonl"
    nothing.touch()
    empty, seeds = home / "empty", home / "seeds"
    built(QUOTH, empty, Sources(nothing, nothing), home, "build_from_readings")
    built(QUOTH, seeds, Sources(ROOT / "seeds", nothing), home)
    return empty, seeds


def _starting(folders: dict[str, Path], home: Path) -> Iterator[Figure]:
    """Start in turn until the first article is there; the first start of each is not counted."""
    took: dict[str, list[float]] = {name: [] for name in folders}
    for _ in range(_STARTS + 1):
        for name, folder in folders.items():
            with reader(folder, home) as terminal:
                took[name].append(terminal.shown_ms(_FIRST))
    for name, times in took.items():
        yield spread(PAINTED, name, "ms", times[1:])


def _typing(folders: dict[str, Path], strokes: Sequence[Question], home: Path) -> Iterator[Figure]:
    """Press the same keys in all readers in turn, each when the one before is painted."""
    took: dict[str, list[Painted]] = {name: [] for name in folders}
    with ExitStack() as open_readers:
        terminals = {
            name: open_readers.enter_context(reader(folder, home))
            for name, folder in folders.items()
        }
        for terminal in terminals.values():
            terminal.shown_ms(_OPENED)
            terminal.painted()
            terminal.press(_SEARCH)
        for keys in _queries(strokes):
            for terminal in terminals.values():
                terminal.press(_CLEAR)
            for key in keys:
                for name, terminal in terminals.items():
                    took[name].append(terminal.press(key))
        for name, terminal in terminals.items():
            yield from _held(name, terminal)
    for name, painted in took.items():
        # A space, and a letter more of a word that is there, change nothing.
        results = [one.results_ms for one in painted if one.results_ms]
        everything = [one.everything_ms for one in painted if one.everything_ms]
        yield spread(KEY, name, "ms", results, len(results))
        yield spread(KEY_ALL, name, "ms", everything, len(everything))


def _held(name: str, terminal: Terminal) -> Iterator[Figure]:
    resident, own = terminal.memory_mb()
    yield single(HELD, name, "MB", resident)
    yield single(HELD_ALONE, name, "MB", own)


def _queries(strokes: Iterable[Question]) -> Iterator[str]:
    """Yield whole queries: what stood in the box before it became shorter."""
    texts = [" ".join(one.words) for one in strokes]
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        if not following.startswith(text):
            yield text
