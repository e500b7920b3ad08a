"""A new process up to its first result, and how much it holds by then."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

from benchmarks.scale.asking import Task
from benchmarks.scale.interleaving import Figure, spread
from benchmarks.scale.serving import started

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.scale.asking import Question

COLD = "cold process to first result"


def cold(folders: Mapping[str, Path], asked: Sequence[Question], home: Path) -> Iterator[Figure]:
    """Start every engine in turn with one question each time."""
    took: dict[str, list[float]] = {name: [] for name in folders}
    waited: dict[str, list[float]] = {name: [] for name in folders}
    for question in asked:
        for name, folder in folders.items():
            cpu_ms, wall_ms = _once(name, folder, question, home)
            took[name].append(cpu_ms)
            waited[name].append(wall_ms)
    for name in folders:
        yield spread(f"{COLD}, processor", name, "ms", took[name])
        yield spread(f"{COLD}, clock", name, "ms", waited[name])


def _once(name: str, folder: Path, question: Question, home: Path) -> tuple[float, float]:
    """Return the milliseconds of processor and clock of one process."""
    began = time.perf_counter()
    process = started("serve", name, folder, home=home)
    if process.stdin is None or process.stdout is None:
        raise ProcessLookupError(name)
    process.stdin.write(json.dumps((Task.TERM, *question)) + "\n")
    process.stdin.close()
    process.stdout.readline()
    process.stdout.readline()
    waited = time.perf_counter() - began
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return (used.ru_utime + used.ru_stime) * 1000, waited * 1000
