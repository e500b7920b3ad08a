"""What a run measured, kept as JSON, so that runs at several sizes come into one table."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from benchmarks.scale.interleaving import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Result:
    """The figures of one corpus.

    Attributes:
        repetitions: how often each question was asked.
    """

    articles: int
    text_mb: float
    seed: int
    repetitions: int
    python: str
    processors: int
    figures: tuple[Figure, ...]

    def of(self, what: str, engine: str) -> Figure | None:
        """Return a figure, None where it was not measured."""
        found = (one for one in self.figures if (one.of, one.engine) == (what, engine))
        return next(found, None)

    def engines(self, names: Iterable[str]) -> list[str]:
        """Return those of the engines that anything was measured of."""
        there = {figure.engine for figure in self.figures}
        return [name for name in names if name in there]


def result(
    articles: int, text_mb: float, seed: int, repetitions: int, figures: Iterable[Figure]
) -> Result:
    """Return a result of this machine."""
    return Result(
        articles,
        text_mb,
        seed,
        repetitions,
        platform.python_version(),
        os.cpu_count() or 1,
        tuple(figures),
    )


def save(one: Result, path: Path) -> None:
    """Write a result to a file, with the figures of an earlier run that it has not."""
    measured = {(figure.of, figure.engine) for figure in one.figures}
    earlier = load(path).figures if path.exists() else ()
    kept = [figure for figure in earlier if (figure.of, figure.engine) not in measured]
    row = asdict(one) | {"figures": [figure._asdict() for figure in (*one.figures, *kept)]}
    path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Result:
    """Read a result."""
    row = json.loads(path.read_text(encoding="utf-8"))
    return Result(**{**row, "figures": tuple(Figure(**figure) for figure in row["figures"])})
