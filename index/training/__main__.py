"""Learn the weights of `index/data` from annotated articles.

    python -m index.training DATA [--texts TEXTS] [--only common,breaks] [--out FOLDER]

DATA is a folder with `polnear*.jsonl.gz`; TEXTS a file of texts without annotation, from
which "common" and "breaks" learn too. A step reads what the steps before it wrote only
where both lie in `index/data`, the default.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.training.gold import read_gold
from index.training.steps import STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the steps that are asked for, in their order."""
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folds:
        data = replace(read_gold(asked.data, asked.texts), folds=Path(folds))
        for name, learn in STEPS.items():
            if name in asked.only:
                began = time.monotonic()
                learn(data, asked.out)
                sys.stdout.write(f"{name}: {time.monotonic() - began:.0f} s\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--only", type=_steps, default=tuple(STEPS), metavar="STEP,STEP")
    parser.add_argument("--out", type=Path, default=DATA)
    return parser


def _steps(names: str) -> tuple[str, ...]:
    """Split the names of steps."""
    asked = tuple(names.split(","))
    for name in asked:
        if name not in STEPS:
            problem = f"no step {name}; there are {', '.join(STEPS)}"
            raise argparse.ArgumentTypeError(problem)
    return asked


if __name__ == "__main__":
    main()
