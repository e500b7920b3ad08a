"""Measure a library and its peers on the same work.

    python -m benchmarks.scale [CORPUS.jsonl ...] [--keep FOLDER] [--only PART ...]
        [--write docs/performance.md]

CORPUS    articles, a JSON object a line: id, title, publisher, date, text. Without one,
          a thousand articles are made up of the two seeds.
--keep    where everything is built and the results lie, one folder for each corpus; what is
          there is used again. Without it, a temporary folder.
--only    measure some parts alone; what an earlier run measured of the others stays. No part:
          nothing is measured, the tables are made anew.
--write   put the tables of all results in the folder between two lines of a file.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.scale.making import made_up
from benchmarks.scale.results import load, result, save
from benchmarks.scale.running import Part, Run
from benchmarks.scale.tables import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.scale.interleaving import Figure

BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"
_MADE_UP = 1000
_RESULT = "result.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, then print or write the tables."""
    asked = _parser().parse_args(arguments)
    with _folder(asked.keep) as keep:
        for corpus in asked.corpus or [made_up(keep / "made-up.jsonl", _MADE_UP)]:
            _measure(corpus, keep / corpus.stem, asked)
        tables = page([load(path) for path in keep.glob(f"*/{_RESULT}")])
    if asked.write:
        _write(asked.write, tables)
    else:
        sys.stdout.write(tables)


def _measure(corpus: Path, folder: Path, asked: argparse.Namespace) -> None:
    run = Run(corpus.resolve(), folder, asked.seed, asked.repetitions)
    measured: list[Figure] = []
    try:
        measured.extend(_told(run.figures(tuple(Part if asked.only is None else asked.only))))
    finally:  # whatever ends it: an hour's figures are not thrown away
        text_mb = corpus.stat().st_size / 1e6
        save(
            result(run.articles(), text_mb, asked.seed, asked.repetitions, measured),
            folder / _RESULT,
        )


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Say each figure as it comes: a run may take an hour."""
    for figure in figures:
        line = f"{figure.of:45} {figure.engine:14} {figure.p50:10.3f} {figure.p95:10.3f}"
        sys.stderr.write(f"{line} {figure.unit}\n")
        yield figure


def _write(path: Path, tables: str) -> None:
    """Put tables between the two lines of a file."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n{END}{after}", encoding="utf-8")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Give the folder to keep everything in, or one that is gone afterwards."""
    if keep is None:
        with TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("corpus", nargs="*", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="*", type=Part, choices=list(Part))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--write", type=Path)
    return parser


if __name__ == "__main__":
    main()
