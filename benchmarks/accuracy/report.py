"""A score as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.accuracy.figures import Rates, Score, Speakers

_COLUMNS = ("gold", "exact", "tokens", "detected", "covered", "right", "+resolved", "e2e")


def report(score: Score) -> str:
    """Return the figures, a few to a line."""
    return "\n".join((*_found(score), *_attributed(score.attribution), *_ends(score)))


def _found(score: Score) -> Iterator[str]:
    yield f"documents {score.documents}  gold quotes {score.gold}  predicted {score.pred}"
    yield _line("(a) exact-ish", score.exact)
    yield _line("(b) tokens", score.tokens)
    yield _line("    detected (token F1 >= 0.5)", score.detected)
    yield f"    covered by predictions         R {percent(score.covered_recall)}"


def _attributed(found: Speakers) -> Iterator[str]:
    yield (
        f"(c) attribution of {found.n} detected: right {percent(found.right)}"
        f"  resolved {percent(found.resolved)} (known source {percent(found.resolved_known)})"
        f"  wrong {percent(found.wrong)}  empty {percent(found.empty)}"
    )
    if found.unresolved:
        yield (
            "    only the printed pronoun or title of a resolved gold speaker: "
            f"{percent(found.unresolved)}"
        )


def _ends(score: Score) -> Iterator[str]:
    for name, type_ in score.speaker_types.items():
        yield (
            f"    gold {name:<8} {type_.n:6}  right {percent(type_.right)}"
            f"  right+resolved {percent(type_.right_or_resolved)}"
        )
    nobody = score.no_speaker_gold
    yield f"    gold without speaker: none predicted {nobody.right}, some predicted {nobody.wrong}"
    yield _line("(d) end to end", score.end_to_end)
    yield _line("    end to end, resolved as right", score.end_to_end_with_resolved)
    direct = score.direct_precision
    yield (
        f"direct predictions {direct.pred}: precision exact {percent(direct.exact)}"
        f"  detected {percent(direct.detected)}"
    )
    yield f"{'recall':<9} " + " ".join(f"{column:>9}" for column in _COLUMNS)
    for kind, found in score.kinds.items():
        shares = (
            found.exact_recall, found.token_recall, found.detected_recall, found.covered_recall,
            found.attribution.right, found.attribution.right_or_resolved, found.end_to_end_recall,
        )  # fmt: skip
        yield f"{kind:<9} {found.gold:9} " + " ".join(f"{percent(share):>9}" for share in shares)


def percent(share: float | None) -> str:
    """Return a share in percent, or "n/a"."""
    return "   n/a" if share is None else f"{100 * share:6.2f}"


def _line(name: str, found: Rates) -> str:
    return f"{name:<34} P {percent(found.p)}  R {percent(found.r)}  F1 {percent(found.f1)}"
