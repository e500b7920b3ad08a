"""The same questions to every engine in turn, and what the times come to."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.scale.asking import Question, Task
    from benchmarks.scale.serving import Served, Timed


class Figure(NamedTuple):
    """What was measured of one engine.

    Attributes:
        of: the work.
        p50, p95: over the questions; the same where there is one value.
        found: how much was found in all, to see that it was the same work; 0 where unknown.
    """

    of: str
    engine: str
    unit: str
    p50: float
    p95: float
    found: int = 0


def single(of: str, engine: str, unit: str, value: float) -> Figure:
    """Return a figure of one value."""
    return Figure(of, engine, unit, value, value)


def spread(of: str, engine: str, unit: str, values: Sequence[float], found: int = 0) -> Figure:
    """Return the median and the 95th of a hundred of some values."""
    return Figure(of, engine, unit, quantile(values, 0.5), quantile(values, 0.95), found)


def quantile(values: Iterable[float], part: float) -> float:
    """Return the value that a part of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(part * 100) // 100) - 1)]


def interleaved(
    engines: Sequence[Served], asked: Mapping[Task, Sequence[Question]], repetitions: int
) -> list[Figure]:
    """Ask everything of every engine, question by question; per question the median.

    The first pass over what is typed is a figure of its own: nothing is in a cache then.
    """
    figures = []
    for task, questions in asked.items():
        able = [engine for engine in engines if task in engine.tasks]
        if not able:
            continue
        passes = [_pass(able, task, questions, turn) for turn in range(repetitions)]
        for engine in able:
            answers = [one[engine.name] for one in passes]
            found = sum(answer.total for answer in answers[0])
            each = [median(same.ms for same in times) for times in zip(*answers, strict=True)]
            figures.append(spread(str(task), engine.name, "ms", each, found))
            first = [answer.ms for answer in answers[0]]
            figures.append(spread(f"{task}, first time", engine.name, "ms", first, found))
    return figures


def _pass(
    engines: Sequence[Served], task: Task, questions: Iterable[Question], turn: int
) -> dict[str, list[Timed]]:
    """Ask each question of one engine after the other; each time another one begins."""
    answers: dict[str, list[Timed]] = {engine.name: [] for engine in engines}
    for place, question in enumerate(questions):
        begin = (place + turn) % len(engines)
        for engine in (*engines[begin:], *engines[:begin]):
            answers[engine.name].append(engine.ask(task, question))
    return answers
