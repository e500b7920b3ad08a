"""What the library is to reach, and whether a result does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.scale import building, reading
from benchmarks.scale.adding import ADDED
from benchmarks.scale.asking import Task
from benchmarks.scale.engines import PREFIXED, QUOTH, STOCK, TANTIVY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.scale.interleaving import Figure
    from benchmarks.scale.results import Result


@dataclass(frozen=True)
class Bar:
    """One thing to reach.

    Attributes:
        most: what the measured value may be.
    """

    of: str
    unit: str
    most: float
    measured: float

    @property
    def is_met(self) -> bool:
        """Tell whether it is reached."""
        return self.measured <= self.most


def bars(one: Result) -> Iterator[Bar]:
    """Yield the bars that a result has the figures of."""
    yield from _beside_peers(one)
    yield from _by_the_clock(one)
    yield from _reader(one)
    yield from _build(one)


def _beside_peers(one: Result) -> Iterator[Bar]:
    yield from _ratio(one, Task.TYPED, TANTIVY, 1)
    yield from _ratio(one, Task.TYPED, PREFIXED, 1)
    for task in (Task.PHRASE, Task.BOTH, Task.FACETS):
        yield from _ratio(one, task, PREFIXED, 3)


def _ratio(one: Result, task: Task, peer: str, most: float) -> Iterator[Bar]:
    ours, theirs = one.of(task, QUOTH), one.of(task, peer)
    if ours and theirs:
        yield Bar(f"{task}, p95 beside {peer}", "x", most, ours.p95 / theirs.p95)


def _by_the_clock(one: Result) -> Iterator[Bar]:
    for task in (Task.SPEAKER, Task.QUOTATIONS, Task.NEXT):
        if figure := one.of(task, QUOTH):
            yield Bar(f"{task}, p95", "ms", 5, figure.p95)
    if figure := one.of(f"{ADDED}, clock", QUOTH):
        yield Bar(f"{ADDED}, p95", "ms", 500, figure.p95)


def _reader(one: Result) -> Iterator[Bar]:
    for figure, beside in _pairs(one, reading.KEY, reading.EMPTY):
        yield Bar(f"{reading.KEY}, p95 over no article", "ms", 20, figure.p95 - beside.p95)
    for figure, beside in _pairs(one, reading.PAINTED, reading.SEEDS):
        yield Bar(f"{reading.PAINTED}, beside two", "x", 1.3, figure.p50 / beside.p50)
    if held := one.of(reading.HELD, QUOTH):
        yield Bar(reading.HELD, "MB", 150, held.p50)


def _build(one: Result) -> Iterator[Bar]:
    stage = f"{building.INDEXED}, processor"
    for figure, beside in _pairs(one, stage, STOCK):
        yield Bar(f"{stage} beside stock Whoosh", "x", 1.5, figure.p50 / beside.p50)
    for of in (building.WHOLE, building.INDEXED):
        if held := one.of(f"{of}, memory", QUOTH):
            yield Bar(f"{of}, memory", "MB", 600, held.p50)
    yield from _overlap(one)


def _overlap(one: Result) -> Iterator[Bar]:
    """Compare a build's time with that of its slower stage, extraction on every processor."""
    extracted = one.of(f"{building.EXTRACTED}, processor", QUOTH)
    indexed = one.of(f"{building.INDEXED}, clock", QUOTH)
    whole = one.of(f"{building.WHOLE}, clock", QUOTH)
    if extracted and indexed and whole:
        slower = max(extracted.p50 / one.processors, indexed.p50)
        yield Bar(f"{building.WHOLE}, clock beside its slower stage", "x", 1.2, whole.p50 / slower)


def _pairs(one: Result, of: str, other: str) -> Iterator[tuple[Figure, Figure]]:
    ours, theirs = one.of(of, QUOTH), one.of(of, other)
    if ours and theirs:
        yield ours, theirs
