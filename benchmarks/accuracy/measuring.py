"""Reads gold sets in all conditions, in two processes, and scores what was found."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from benchmarks.accuracy.conditions import Condition, conditioned
from benchmarks.accuracy.reading import predictions
from benchmarks.accuracy.score import score
from benchmarks.accuracy.tally import Rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.accuracy.documents import Predicted
    from benchmarks.accuracy.figures import Score
    from benchmarks.accuracy.sets import GoldSet

_PROCESSES = 2


@dataclass(frozen=True)
class Measured:
    """The figures of one set in one condition: of all quotes, and of speech alone."""

    all: Score
    speech: Score


@dataclass(frozen=True)
class Evaluated:
    """The figures of one set."""

    name: str
    conditions: dict[Condition, Measured]


def evaluated(sets: Iterable[GoldSet]) -> list[Evaluated]:
    """Measure each set in each condition."""
    wanted = list(sets)
    tasks = [(gold, condition) for gold in wanted for condition in Condition]
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        found = iter(list(pool.map(measured, *zip(*tasks, strict=True))))
    return [
        Evaluated(gold.name, {condition: next(found) for condition in Condition}) for gold in wanted
    ]


def measured(gold: GoldSet, condition: Condition) -> Measured:
    """Read and score one set in one condition."""
    stripped = condition is Condition.STRIPPED
    rows = rows_of(gold, condition)
    return Measured(
        all=score(gold.documents, rows, Rules(stripped=stripped)),
        speech=score(gold.documents, rows, Rules(stripped=stripped, speech_only=True)),
    )


def rows_of(gold: GoldSet, condition: Condition) -> dict[str, tuple[Predicted, ...]]:
    """Return what is found in each document of a set, by its id."""
    texts = conditioned((document.text for document in gold.documents), condition)
    return {
        document.id: predictions(text) for document, text in zip(gold.documents, texts, strict=True)
    }
