"""Builds, each in a process of its own, with the memory that it and its workers take."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from statistics import median
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scale.engines import QUOTH, STOCK
from benchmarks.scale.interleaving import Figure, single
from benchmarks.scale.kept import keep
from benchmarks.scale.serving import started
from index import Reading, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.scale.asking import Sources

INDEXED = "index stage"
WHOLE = "build with extraction"
ALONE = "build"
EXTRACTED = "extraction"
_SAMPLED_S = 0.1
_WITH_WORKERS = (QUOTH, "build")


class Built(NamedTuple):
    """What a build took; the most memory of all its processes together, shared pages once."""

    cpu_s: float
    wall_s: float
    memory_mb: float


def extracted(corpus: Path, readings: Path) -> Iterator[Figure]:
    """Extract a corpus in this one process, and keep the readings."""
    before = time.process_time()
    aside = readings.with_suffix(".part")
    keep((one for one in read_articles([corpus]) if isinstance(one, Reading)), aside)
    took = time.process_time() - before
    aside.replace(readings)
    yield single(f"{EXTRACTED}, processor", QUOTH, "s", took)


def whole(folder: Path, sources: Sources, home: Path) -> Iterator[Figure]:
    """Build a library as a person does."""
    yield from figures(WHOLE, QUOTH, [built(QUOTH, folder, sources, home)])


def index_stage(folder: Path, sources: Sources, home: Path, repetitions: int) -> Iterator[Figure]:
    """Build from readings, and stock Whoosh of the same articles, in turn.

    The library of the last turn stays.
    """
    ours, stock = [], []
    for turn in range(repetitions):
        ours.append(built(QUOTH, folder, sources, home, "build_from_readings"))
        aside = folder.with_name("stock")
        stock.append(built(STOCK, aside, sources, home))
        if turn == repetitions - 1:
            yield single("size on disk", STOCK, "MB", size_mb(aside))
        rmtree(aside)
    yield from figures(INDEXED, QUOTH, ours)
    yield from figures(INDEXED, STOCK, stock)


def peer(name: str, folder: Path, sources: Sources, home: Path) -> Iterator[Figure]:
    """Build the index of a peer."""
    yield from figures(ALONE, name, [built(name, folder, sources, home)])


def figures(of: str, engine: str, builds: Sequence[Built]) -> Iterator[Figure]:
    """Yield the figures of some builds of the same."""
    yield single(f"{of}, processor", engine, "s", median(one.cpu_s for one in builds))
    yield single(f"{of}, clock", engine, "s", median(one.wall_s for one in builds))
    yield single(f"{of}, memory", engine, "MB", max(one.memory_mb for one in builds))


def built(name: str, folder: Path, sources: Sources, home: Path, function: str = "build") -> Built:
    """Build in the place of what was there."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    process = started("build", name, folder, *sources, function, home=home)
    watch = _Watch(process.pid)
    said, _ = process.communicate()
    memory_mb, used = watch.stopped()
    if process.returncode:
        raise ChildProcessError(name)
    told = json.loads(said)
    cpu_s = used if (name, function) == _WITH_WORKERS else told["cpu_s"]
    return Built(cpu_s, told["wall_s"], memory_mb)


def size_mb(*folders: Path) -> float:
    """Return how many megabytes the files below some folders have."""
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return sum(file.stat().st_size for file in files) / 1e6


class _Watch:
    """Looks every moment at a process and its children: what they hold, and have used."""

    def __init__(self, pid: int) -> None:
        self._pid, self._over = pid, Event()
        self._most_mb = 0.0
        self._used_s: dict[int, float] = {}
        self._thread = Thread(target=self._look)
        self._thread.start()

    def stopped(self) -> tuple[float, float]:
        """Stop looking; return the most megabytes at a time, and the seconds of processor.

        A worker is a child of a child, which nobody waits for: its time shows here alone.
        """
        self._over.set()
        self._thread.join()
        return self._most_mb, sum(self._used_s.values())

    def _look(self) -> None:
        while not self._over.wait(_SAMPLED_S):
            family = list(_family(self._pid))
            self._most_mb = max(self._most_mb, sum(map(held_mb, family)))
            self._used_s.update((pid, max(used_s(pid), self._used_s.get(pid, 0))) for pid in family)


def used_s(pid: int) -> float:
    """Return the seconds of processor that a process has used; 0 when it is gone."""
    with suppress(OSError, ValueError):
        _, _, fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return 0.0


def held_mb(pid: int) -> float:
    """Return the megabytes of a process, pages that several share in parts; 0 when it is gone."""
    with suppress(OSError, ValueError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        (line,) = (line for line in text.splitlines() if line.startswith("Pss:"))
        return int(line.split()[1]) / 1024
    return 0.0


def _family(pid: int) -> Iterable[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))
