"""The figures of a score: shares of what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy.tally import KINDS

if TYPE_CHECKING:
    from collections import Counter

    from benchmarks.accuracy.tally import Tally

_NAMED_TYPES = ("named", "nominal", "pronoun")
_JUDGED = ("right", "unresolved", "resolved", "resolved-known", "wrong", "empty")


@dataclass(frozen=True)
class Rates:
    """Precision, recall and their harmonic mean, 0 to 1."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True)
class Speakers:
    """What became of the speakers of `n` detected quotes, as shares."""

    n: int
    right: float
    resolved: float
    resolved_known: float
    unresolved: float
    wrong: float
    empty: float
    right_or_resolved: float


@dataclass(frozen=True)
class Precision:
    """How many of the predictions between marks are quotes; None where there are none."""

    pred: int
    exact: float | None
    detected: float | None


@dataclass(frozen=True)
class Nobody:
    """Gold without a speaker: none predicted, or some."""

    right: int
    wrong: int


@dataclass(frozen=True)
class Recall:
    """What was found of one kind; None where gold has none."""

    gold: int
    exact_recall: float | None
    token_recall: float | None
    detected_recall: float | None
    covered_recall: float | None
    attribution: Speakers
    end_to_end_recall: float | None


@dataclass(frozen=True)
class Score:
    """All figures; `benchmarks.accuracy.score` says what each means."""

    documents: int
    gold: int
    pred: int
    exact: Rates
    tokens: Rates
    detected: Rates
    covered_recall: float
    attribution: Speakers
    end_to_end: Rates
    end_to_end_with_resolved: Rates
    direct_precision: Precision
    no_speaker_gold: Nobody
    kinds: dict[str, Recall]
    speaker_types: dict[str, Speakers]


def summary(tally: Tally) -> Score:
    """Turn counts into figures."""
    counts = tally.all
    gold, pred = counts["gold"], counts["pred"]
    right = counts["v:right"] + counts["v:none-right"]
    resolved = counts["v:resolved"] + counts["v:resolved-known"]
    return Score(
        documents=counts["docs"],
        gold=gold,
        pred=pred,
        exact=rates(counts["exact"], pred, gold),
        tokens=rates(counts["tok_both"], counts["tok_pred"], counts["tok_gold"]),
        detected=rates(counts["det"], pred, gold),
        covered_recall=counts["covered"] / gold if gold else 0.0,
        attribution=speakers(counts),
        end_to_end=rates(right, pred, gold),
        end_to_end_with_resolved=rates(right + resolved, pred, gold),
        direct_precision=_precision(counts),
        no_speaker_gold=Nobody(counts["v:none-right"], counts["v:none-wrong"]),
        kinds={kind: _recall(tally.kinds[kind]) for kind in KINDS},
        speaker_types={kind: speakers(tally.speaker_types[kind]) for kind in _NAMED_TYPES},
    )


def rates(hits: int, predicted: int, gold: int) -> Rates:
    """Return precision and recall; finding nothing where nothing is, is perfect."""
    p = hits / predicted if predicted else float(not gold)
    r = hits / gold if gold else float(not predicted)
    return Rates(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def speakers(counts: Counter[str]) -> Speakers:
    """Return the shares of the verdicts on speakers, gold without one left out."""
    n = sum(counts[f"v:{verdict}"] for verdict in _JUDGED)
    resolved = counts["v:resolved"] + counts["v:resolved-known"]

    def share(count: int) -> float:
        return count / n if n else 0.0

    return Speakers(
        n=n,
        right=share(counts["v:right"]),
        resolved=share(resolved),
        resolved_known=share(counts["v:resolved-known"]),
        unresolved=share(counts["v:unresolved"]),
        wrong=share(counts["v:wrong"]),
        empty=share(counts["v:empty"]),
        right_or_resolved=share(counts["v:right"] + resolved),
    )


def _precision(counts: Counter[str]) -> Precision:
    pred = counts["direct_pred"]
    return Precision(pred, _share(counts["direct_exact"], pred), _share(counts["direct_det"], pred))


def _recall(counts: Counter[str]) -> Recall:
    gold = counts["gold"]
    return Recall(
        gold=gold,
        exact_recall=_share(counts["exact"], gold),
        token_recall=_share(counts["tok_hit"], counts["tok"]),
        detected_recall=_share(counts["det"], gold),
        covered_recall=_share(counts["covered"], gold),
        attribution=speakers(counts),
        end_to_end_recall=_share(counts["v:right"] + counts["v:none-right"], gold),
    )


def _share(count: int, whole: int) -> float | None:
    return count / whole if whole else None
