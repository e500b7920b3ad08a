"""The figures as tables in Markdown, beside those of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.conditions import Condition
from benchmarks.accuracy.sets import BBC, POLNEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.accuracy.costs import Costs
    from benchmarks.accuracy.figures import Rates, Recall, Score
    from benchmarks.accuracy.measuring import Evaluated
    from benchmarks.accuracy.reliability import Band, Reliability

_BESIDE = (
    "system", "exact F1", "det P/R/F1", "speaker right", "e2e F1", "direct R/e2e", "indirect R",
    "speech det/e2e", "stripped det/e2e", "BBC det/e2e", "words/s", "MB",
)  # fmt: skip
_BY_SET = (
    "set", "texts", "quotes", "exact F1", "det P/R/F1", "speaker right", "e2e F1", "direct R/e2e",
    "mixed R/e2e", "indirect R", "speech det/e2e", "stripped det/e2e", "marks deleted: det lost",
    "lower-cased: det lost",
)  # fmt: skip
_BY_KIND = ("quotes", "gold", "missed", "ends differ", "speaker right", "wrong", "none given")
_BY_SPEAKER = ("speaker", "detected", "right", "another name", "wrong", "none given")
_TRUST = ("confidence", "contents", "mean", "right", "with speaker", "mean", "right")


def beside_peers(sets: Sequence[Evaluated], cost: Costs) -> str:
    """Return a row for Quoth, where PolNeAR was read, and those of the others."""
    by_name = {one.name: one for one in sets}
    ours = [_ours(by_name[POLNEAR], by_name.get(BBC), cost)] if POLNEAR in by_name else []
    return table(_BESIDE, (*ours, *peers()))


def peers() -> list[list[str]]:
    """Return what `peers.tsv` holds."""
    lines = Path(__file__).with_name("peers.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def by_set(sets: Iterable[Evaluated]) -> str:
    """Return a row for each set."""
    return table(_BY_SET, map(_set_row, sets))


def _ours(polnear: Evaluated, bbc: Evaluated | None, cost: Costs) -> list[str]:
    return [
        "**Quoth**, the open articles",
        *_main(polnear.conditions[Condition.AS_IS].all),
        _recall(_of(polnear, "direct")),
        _percent(_of(polnear, "indirect").detected_recall),
        _pair(polnear.conditions[Condition.AS_IS].speech),
        _pair(polnear.conditions[Condition.STRIPPED].all),
        "-" if bbc is None else _pair(bbc.conditions[Condition.AS_IS].all),
        f"{cost.words_per_s:,.0f}",
        f"{cost.installed_mb:.1f}",
    ]


def _set_row(one: Evaluated) -> list[str]:
    score = one.conditions[Condition.AS_IS].all
    return [
        one.name,
        str(score.documents),
        f"{score.gold:,}",
        *_main(score),
        _recall(score.kinds["direct"]),
        _recall(score.kinds["mixed"]),
        _percent(score.kinds["indirect"].detected_recall),
        _pair(one.conditions[Condition.AS_IS].speech),
        _pair(one.conditions[Condition.STRIPPED].all),
        _lost(one, Condition.FEWER_MARKS),
        _lost(one, Condition.LOWER),
    ]


def _main(score: Score) -> tuple[str, str, str, str]:
    return (
        _percent(score.exact.f1),
        _rates(score.detected),
        _percent(score.attribution.right),
        _percent(score.end_to_end.f1),
    )


def _of(one: Evaluated, kind: str) -> Recall:
    return one.conditions[Condition.AS_IS].all.kinds[kind]


def _lost(one: Evaluated, condition: Condition) -> str:
    before = one.conditions[Condition.AS_IS].all.detected.f1
    return _percent(before - one.conditions[condition].all.detected.f1)


def _rates(found: Rates) -> str:
    return f"{100 * found.p:.0f}/{100 * found.r:.0f}/{_percent(found.f1)}"


def _recall(found: Recall) -> str:
    return f"{_percent(found.detected_recall)}/{_percent(found.end_to_end_recall)}"


def _pair(score: Score) -> str:
    return f"{_percent(score.detected.f1)}/{_percent(score.end_to_end.f1)}"


def by_kind(score: Score) -> str:
    """Return what goes wrong with each kind of quote, in percent."""
    return table(_BY_KIND, (_kind_row(kind, found) for kind, found in score.kinds.items()))


def _kind_row(kind: str, found: Recall) -> list[str]:
    detected, exact = found.detected_recall or 0.0, found.exact_recall or 0.0
    return [
        kind,
        f"{found.gold:,}",
        _percent(1 - detected) if found.gold else "-",
        _percent(max(0.0, detected - exact)) if found.gold else "-",
        _percent(found.attribution.right),
        _percent(found.attribution.wrong + found.attribution.unresolved),
        _percent(found.attribution.empty),
    ]


def by_speaker(score: Score) -> str:
    """Return what goes wrong with each type of speaker, in percent of the detected quotes."""
    rows = (
        [
            kind,
            f"{found.n:,}",
            _percent(found.right),
            _percent(found.resolved),
            _percent(found.wrong + found.unresolved),
            _percent(found.empty),
        ]
        for kind, found in score.speaker_types.items()
    )
    return table(_BY_SPEAKER, rows)


def costs_line(cost: Costs) -> str:
    """Return what extraction takes, in a sentence."""
    return (
        f"{cost.words_per_s:,.0f} words a second on one core; loaded in {cost.loading_ms:.0f} ms; "
        f"at most {cost.peak_mb:.0f} MB of memory; {cost.installed_mb:.1f} MB on disk."
    )


def trust(found: Reliability) -> str:
    """Return how much is right in each band of confidence."""
    rows = (
        [f"{a.least:.1f} - {a.least + 0.1:.1f}", *_band(a), *_band(b)]
        for a, b in zip(found.contents, found.both, strict=True)
    )
    return table(_TRUST, rows)


def _band(band: Band) -> tuple[str, str, str]:
    return f"{band.count:,}", _percent(band.mean), _percent(band.right)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    return "\n".join(_lines(head, rows))


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
