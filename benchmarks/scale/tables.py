"""Results as tables in Markdown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.scale.asking import Task
from benchmarks.scale.bars import bars
from benchmarks.scale.engines import ASKED, QUOTH, STOCK
from benchmarks.scale.reading import EMPTY, SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.scale.interleaving import Figure
    from benchmarks.scale.results import Result

_NAMES = {
    "quoth": "Quoth",
    "fts5_prefixed": "FTS5, prefix",
    "fts5_plain": "FTS5",
    "tantivy": "tantivy",
    "xapian": "Xapian",
    "stock_whoosh": "stock Whoosh",
    EMPTY: "no article",
    SEEDS: "two seeds",
}
_TASKS = frozenset(map(str, Task))
_FIRST = ", first time"


def page(results: Iterable[Result]) -> str:
    """Return every table of some results, the smallest corpus first."""
    ordered = sorted(results, key=lambda one: one.articles)
    parts = [part for one in ordered for part in _of_one(one)]
    if len(ordered) > 1:
        parts += ["### As it grows", _growth(ordered)]
    return "\n\n".join(parts) + "\n"


def _of_one(one: Result) -> Iterator[str]:
    yield f"### {one.articles:,} articles, {one.text_mb:.1f} MB of text"
    yield (
        f"Python {one.python}, {one.processors} processors, seed {one.seed}, the median of "
        f"{one.repetitions} times each question."
    )
    yield _queries(one)
    yield _others(one)
    yield _reached(one)


def _queries(one: Result) -> str:
    """Return how long each task takes; beside a peer, how many times as long as it."""
    peers = [name for name in one.engines(ASKED) if name != QUOTH]
    head = ["ms of processor, p50 / p95", "Quoth", *(f"x {_NAMES[name]}" for name in peers)]
    rows = []
    for of in (*Task, f"{Task.TYPED}{_FIRST}"):
        ours = one.of(of, QUOTH)
        row = [str(of), _both(ours) if ours else "-"]
        rows.append([*row, *(_ratios(ours, one.of(of, name)) for name in peers)])
    return _table(head, rows)


def _others(one: Result) -> str:
    """Return everything else, in its own unit."""
    asked = [*ASKED, STOCK, SEEDS, EMPTY]
    there = one.engines(asked)
    head = ["p50 (p95)", *(_NAMES[name] for name in there)]
    rows = []
    for of in _single(one):
        figures = [one.of(of, name) for name in there]
        unit = next(figure.unit for figure in figures if figure)
        rows.append([f"{of}, {unit}", *map(_value, figures)])
    return _table(head, rows)


def _single(one: Result) -> list[str]:
    whats = dict.fromkeys(figure.of for figure in one.figures)
    return [of for of in whats if of not in _TASKS and not of.endswith(_FIRST)]


def _reached(one: Result) -> str:
    rows = [
        [bar.of, f"{bar.most:g} {bar.unit}", f"{bar.measured:.3g} {bar.unit}", _met(bar.is_met)]
        for bar in bars(one)
    ]
    return _table(["wanted", "at most", "measured", ""], rows)


def _met(is_met: object) -> str:
    return "met" if is_met else "**missed**"


def _growth(results: Sequence[Result]) -> str:
    """Return Quoth's figures at every size, and by what they grow from one to the next."""
    head = ["Quoth, p95", *(f"{one.articles:,}" for one in results), "growth"]
    whats = dict.fromkeys(
        figure.of
        for one in results
        for figure in one.figures
        if figure.engine == QUOTH and not figure.of.endswith(_FIRST)
    )
    rows = []
    for of in whats:
        figures = [one.of(of, QUOTH) for one in results]
        unit = next(figure.unit for figure in figures if figure)
        values = [f"{figure.p95:.3g}" if figure else "-" for figure in figures]
        rows.append([f"{of}, {unit}", *values, _steps(figures)])
    return _table(head, rows)


def _steps(figures: Sequence[Figure | None]) -> str:
    pairs = pairwise(figures)
    return ", ".join(f"x {b.p95 / a.p95:.2g}" for a, b in pairs if a and b and a.p95)


def _both(figure: Figure) -> str:
    return f"{figure.p50:.2f} / {figure.p95:.2f}"


def _ratios(ours: Figure | None, theirs: Figure | None) -> str:
    if not ours or not theirs:
        return "-"
    return f"{ours.p50 / theirs.p50:.2g} / {ours.p95 / theirs.p95:.2g}"


def _value(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    if figure.p50 == figure.p95:
        return f"{figure.p50:.3g}"
    return f"{figure.p50:.3g} ({figure.p95:.3g})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
