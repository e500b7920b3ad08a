"""What it costs to follow a person's corrections in a library of many articles.

    python benchmarks/corrections.py LIBRARY [--corrections 10000]

LIBRARY is a copy: its corrections are written anew. Prints how long it takes to follow that
many corrections, each of another quotation, what they add to opening the library once they are
followed, and how long one more takes until it is followed, and until it is undone.
"""

from __future__ import annotations

import statistics
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import Selection, confirming, naming, open_library, rejecting, setting_content
from index.corrections.files import CorrectionFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index import Edit, Library, Quoted

_TIMES = 9


@click.command()
@click.argument("library", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--corrections", default=10_000, help="How many.")
def main(library: Path, corrections: int) -> None:
    """Measure a copy of a library."""
    for name in ("edits.jsonl", "speakers.toml"):
        (library / name).unlink(missing_ok=True)
    bare = _opening(library)
    with closing(open_library(library)) as opened:
        several = list(islice(_edits(opened), corrections))
        more = next(_edits(opened))
    CorrectionFiles(library).add(several)
    started, used = time.perf_counter(), time.process_time()
    with closing(open_library(library)):
        _say(f"{len(several):,} corrections followed", time.perf_counter() - started)
        _say("the processor's share of it", time.process_time() - used)
    _say("opening without corrections", bare)
    _say("opening with them", _opening(library))
    with closing(open_library(library)) as opened:
        took = _each(lambda: opened.correct([more]))
        _say("one more", took)
        _say("and undone", _each(opened.undo))


def _opening(library: Path) -> float:
    def open_and_ask() -> None:
        with closing(open_library(library)) as opened:
            opened.edition()

    open_and_ask()
    return _each(open_and_ask)


def _each(deed: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        deed()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _edits(library: Library) -> Iterator[Edit]:
    """Yield a decision about every seventh quotation, of each kind in turn."""
    for number, quoted in enumerate(library.each_quotation(Selection())):
        if number % 7 == 0:
            yield _edit(library, quoted, number // 7 % 4)


def _edit(library: Library, quoted: Quoted, kind: int) -> Edit:
    article, quotation = library.article(quoted.heading.id), quoted.quotation
    several = (
        rejecting(article, quotation),
        confirming(article, quotation),
        setting_content(article, quotation, quotation.contents[:1]),
        naming(article, quotation, "Ana Duarte"),
    )
    return several[kind]


def _say(what: str, took_s: float) -> None:
    click.echo(f"{what:32} {took_s * 1000:10,.1f} ms")


if __name__ == "__main__":
    main()
