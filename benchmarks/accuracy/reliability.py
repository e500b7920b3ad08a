"""Whether confidence means something: of what is given 0.8, how much is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy.reading import trusted_predictions
from benchmarks.accuracy.score import tallied
from benchmarks.accuracy.tally import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.accuracy.reading import Trusted
    from benchmarks.accuracy.sets import GoldSet
    from benchmarks.accuracy.tally import Record

BANDS = 10
_RIGHT = frozenset({"right", "resolved", "resolved-known"})

Judged = tuple[float, bool]
"""A confidence, and whether what it was given to is right."""


@dataclass(frozen=True, slots=True)
class Band:
    """What was given a confidence from `least` up to a tenth more.

    Attributes:
        mean: of the confidences; None where nothing was given one.
        right: the share that is right; None likewise.
    """

    least: float
    count: int
    mean: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Bands of the confidence of contents, and of contents and speaker together.

    A predicted name for a pronoun cannot be checked without resolved gold and counts as
    right; a quote without predicted speaker is left out of `both`.
    """

    contents: tuple[Band, ...]
    both: tuple[Band, ...]


def reliability(gold: GoldSet) -> Reliability:
    """Compare the confidences on a set with what is right."""
    trusted = {document.id: trusted_predictions(document.text) for document in gold.documents}
    rows = {name: tuple(one.row for one in found) for name, found in trusted.items()}
    records = tallied(gold.documents, rows, Rules()).records
    pairs = list(_with_trust(records, trusted))
    return Reliability(
        contents=bands([(one.contents, record.gold is not None) for record, one in pairs]),
        both=bands(
            [
                (one.contents * one.speaker, record.verdict in _RIGHT)
                for record, one in pairs
                if one.row.speaker
            ]
        ),
    )


def bands(judged: Sequence[Judged]) -> tuple[Band, ...]:
    """Return how much is right in each tenth; 1 is in the last."""
    found: list[list[Judged]] = [[] for _ in range(BANDS)]
    for confidence, right in judged:
        found[min(int(confidence * BANDS + 1e-9), BANDS - 1)].append((confidence, right))
    return tuple(_band(number / BANDS, members) for number, members in enumerate(found))


def _band(least: float, members: Sequence[Judged]) -> Band:
    count = len(members)
    if not count:
        return Band(least, 0, None, None)
    mean = sum(confidence for confidence, _ in members) / count
    return Band(least, count, mean, sum(right for _, right in members) / count)


def _with_trust(
    records: Sequence[Record], trusted: dict[str, tuple[Trusted, ...]]
) -> Iterator[tuple[Record, Trusted]]:
    by_place = {
        (name, one.row.start, one.row.end): one for name, found in trusted.items() for one in found
    }
    for record in records:
        if record.predicted is not None:
            row = record.predicted.row
            yield record, by_place[record.document, row.start, row.end]
