"""Misses, false alarms and wrong speakers, to be looked at by a person."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from benchmarks.accuracy.conditions import Condition
from benchmarks.accuracy.measuring import rows_of
from benchmarks.accuracy.score import tallied
from benchmarks.accuracy.tally import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.accuracy.sets import GoldSet
    from benchmarks.accuracy.tally import Record

_AROUND = 80
_INNER_FIRST = "}][{"  # the order of signs at one place
_BAD = frozenset({"wrong", "empty", "unresolved", "none-wrong"})


class Error(StrEnum):
    """What can be wrong."""

    MISSED = "missed"
    FALSE = "false"
    SPEAKER = "speaker"
    ENDS = "ends"


def errors(gold: GoldSet, condition: Condition, wanted: Error) -> Iterator[str]:
    """Show the errors of one sort, each on a few lines."""
    rules = Rules(stripped=condition is Condition.STRIPPED)
    for record in tallied(gold.documents, rows_of(gold, condition), rules).records:
        if wanted in _sorts(record):
            yield shown(record)


def _sorts(record: Record) -> Iterator[Error]:
    if record.predicted is None:
        yield Error.MISSED
    elif record.gold is None:
        yield Error.FALSE
    else:
        if record.verdict in _BAD:
            yield Error.SPEAKER
        if not record.exact:
            yield Error.ENDS


def shown(record: Record) -> str:
    """Return a record with the words around: gold between [ ], the prediction between { }."""
    lines = [f"{record.document}  {record.kind}  {record.verdict}".rstrip(), f"  {_marked(record)}"]
    if record.gold is not None:
        lines.append(f"  gold: {record.gold.speaker!r}  cue: {record.gold.quote.cue!r}")
    if record.predicted is not None:
        row = record.predicted.row
        lines.append(f"  found: {row.speaker!r}  printed: {row.mention!r}")
    return "\n".join(lines)


def _marked(record: Record) -> str:
    """Return the words in place on one line, of which nothing acts on a terminal."""
    signs: list[tuple[int, str]] = []
    if record.gold is not None:
        signs += [(record.gold.quote.start, "["), (record.gold.quote.end, "]")]
    if record.predicted is not None:
        signs += [(record.predicted.row.start, "{"), (record.predicted.row.end, "}")]
    at = max(0, min(signs)[0] - _AROUND)
    shown = ""
    for place, sign in sorted(signs, key=lambda one: (one[0], _INNER_FIRST.index(one[1]))):
        shown += record.text[at:place] + sign
        at = place
    shown += record.text[at : at + _AROUND]
    return "".join(c if c.isprintable() else " " for c in " ".join(shown.split()))
