"""Measure how well quotations and their speakers are found, on a folder of gold sets.

    python -m benchmarks.accuracy.evaluate DATA [--bbc FILE] [--set NAME ...]
        [--json | --write docs/accuracy.md | --errors KIND [--condition CONDITION]]

--set       one of the sets alone, also "polnear-train", which weights are learnt from.
--errors    list what is missed, found falsely ("false"), or has a wrong "speaker" or other
            "ends", for a person to look at; without --set, in the development part of PolNeAR.
--condition the state of the texts for --errors: "as it is", "stripped", "marks deleted" or
            "lower-cased".
--write     put the tables between the two marker lines of a file instead of printing them.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.conditions import Condition
from benchmarks.accuracy.costs import Costs, costs
from benchmarks.accuracy.errors import Error, errors
from benchmarks.accuracy.inserting import insert
from benchmarks.accuracy.measuring import Evaluated, evaluated
from benchmarks.accuracy.reliability import Reliability, reliability
from benchmarks.accuracy.sets import NAMES, POLNEAR, gold_sets
from benchmarks.accuracy.tables import beside_peers, by_kind, by_set, by_speaker, costs_line, trust
from index.extraction import EXTRACTION_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.accuracy.sets import GoldSet

BEGIN, END = "<!-- evaluate: begin -->", "<!-- evaluate: end -->"


@dataclass(frozen=True)
class Evaluation:
    """All that is measured.

    Attributes:
        reliability: on the first set, the development part of PolNeAR unless others are asked for.
    """

    version: str
    costs: Costs
    sets: tuple[Evaluated, ...]
    reliability: Reliability


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, or what else is asked for."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    wanted = asked.set or ([POLNEAR] if asked.errors else [])
    sets = gold_sets(asked.data, wanted, asked.bbc)
    if not sets:
        parser.error(f"{asked.data} has none of these sets: {', '.join(wanted or NAMES)}")
    if asked.errors:
        for gold in sets:
            for error in errors(gold, asked.condition, asked.errors):
                sys.stdout.write(f"{error}\n")
        return
    found = evaluation(sets)
    if asked.json:
        sys.stdout.write(f"{json.dumps(asdict(found), indent=1)}\n")
    elif asked.write:
        insert(asked.write, BEGIN, END, tables(found))
    else:
        sys.stdout.write(f"{tables(found)}\n")


def evaluation(sets: Sequence[GoldSet]) -> Evaluation:
    """Measure all sets; speed first, while nothing else runs."""
    cost = costs([document.text for document in sets[0].documents])
    return Evaluation(EXTRACTION_VERSION, cost, tuple(evaluated(sets)), reliability(sets[0]))


def tables(found: Evaluation) -> str:
    """Return all that was measured, in Markdown."""
    first = found.sets[0]
    score = first.conditions[Condition.AS_IS].all
    return "\n\n".join(
        (
            f"Extraction `{found.version}`: {costs_line(found.costs)}",
            beside_peers(found.sets, found.costs),
            by_set(found.sets),
            f"What goes wrong in the set `{first.name}`, in percent:",
            by_kind(score),
            by_speaker(score),
            f"Confidence, on the set `{first.name}`:",
            trust(found.reliability),
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--bbc", type=Path, help="a file for the set bbc instead of DATA's")
    parser.add_argument("--set", action="append", choices=NAMES)
    parser.add_argument(
        "--condition", type=Condition, choices=list(Condition), default=Condition.AS_IS
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true")
    shown.add_argument("--write", type=Path, metavar="FILE")
    shown.add_argument("--errors", type=Error, choices=list(Error), metavar="KIND")
    return parser


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a pager may read only the first errors
    main()
