"""How fast the extractor is, and what it takes to load."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.accuracy.reading import predictions

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT = Path(__file__).parent.parent.parent
_RUNS = 5
_STARTS = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """What extraction takes.

    Attributes:
        words_per_s: one process, everything loaded; the median of five runs, by processor
            time, since others may use the machine.
        loading_ms: until a text with marks and one without are read, likewise; the median of
            three starts.
        peak_mb: of a process that does nothing else.
        installed_mb: of all packages it loads.
    """

    words_per_s: float
    loading_ms: float
    peak_mb: float
    installed_mb: float


def costs(texts: Sequence[str]) -> Costs:
    """Measure the costs of reading some texts."""
    starts = [_footprint(texts) for _ in range(_STARTS)]
    loading, peak, installed = (median(figures) for figures in zip(*starts, strict=True))
    return Costs(words_per_second(texts), loading, peak, installed)


def words_per_second(texts: Sequence[str]) -> float:
    """Return how many words between spaces are read in a second, in this process."""
    _seconds(texts)  # loads what is loaded once
    words = sum(len(text.split()) for text in texts)
    return words / median(_seconds(texts) for _ in range(_RUNS))


def _seconds(texts: Sequence[str]) -> float:
    began = time.process_time()
    for text in texts:
        predictions(text)
    return time.process_time() - began


def _footprint(texts: Sequence[str]) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.accuracy.footprint"],
        input="\n".join(map(json.dumps, texts)),
        capture_output=True,
        text=True,
        check=True,
        cwd=_ROOT,
    )
    found = json.loads(done.stdout)
    return found["loading_ms"], found["peak_mb"], found["installed_mb"]
