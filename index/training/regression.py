"""Logistic regression over named features: small, deterministic, without a dependency."""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Example = tuple[tuple[str, ...], int]
"""The names of the features that hold, and 1 or 0."""

_DECAY = 0.001
_STEEPEST = 30.0
_FIRST_SUM = 1e-6


def fitted(examples: Iterable[Example], *, epochs: int, rate: float) -> dict[str, float]:
    """Return a weight for each feature, trained by Adagrad.

    The order is shuffled from a fixed seed, so that a second run learns the same.

    Source: Duchi et al. 2011 (JMLR 12), with weight decay.
    """
    shuffled = list(examples)
    order = random.Random(1)  # noqa: S311 - no secret
    weights: dict[str, float] = {}
    sums: dict[str, float] = {}
    for _ in range(epochs):
        order.shuffle(shuffled)
        for names, label in shuffled:
            error = probability(weights, names) - label
            for name in names:
                weight = weights.get(name, 0.0)
                gradient = error + _DECAY * weight
                sums[name] = sums.get(name, _FIRST_SUM) + gradient * gradient
                weights[name] = weight - rate * gradient / math.sqrt(sums[name])
    return weights


def probability(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """Return how likely the label is 1 where these features hold."""
    total = sum(weights.get(name, 0.0) for name in names)
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))


def seen(examples: Iterable[Example]) -> Counter[str]:
    """Count in how many examples each feature holds."""
    return Counter(name for names, _ in examples for name in names)
