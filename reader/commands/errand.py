"""What the reader has another process do: `python -m reader.commands.errand KIND FOLDER PATH ...`.

A line of JSON on standard output for each step, and a last one. It stops, and keeps what it has
done, as soon as its standard input ends: whoever holds the other end is gone or wants no more.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index import (
    LibraryBusyError,
    LibraryError,
    check_paths,
    create_library,
    is_library,
    open_library,
    refresh,
    update,
)
from reader.commands.pace import Pace
from reader.outside.crash import stopped
from reader.outside.errand import Ended, Going

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Progress, Report

_EVERY_S = 0.2
_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_NICER = 10  # a refresh is nobody's wish: everything else comes first


def main(arguments: Sequence[str], out: TextIO) -> None:
    """Do what is asked, and say how it ended."""
    kind, folder, *paths = arguments
    stop = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    rows = _Rows(out)
    say = _Steps(rows.put).say
    try:
        if kind == "refresh":
            os.nice(_NICER)
            report = _refreshed(Path(folder), say, stop.is_set)
        else:
            report = _updated(Path(folder), list(map(Path, paths)), say, stop.is_set)
    except LibraryError as error:
        ended = Ended(str(error), busy=isinstance(error, LibraryBusyError))
    except Exception as error:  # noqa: BLE001 - the edge: the log has the rest
        ended = Ended(stopped(error))
    else:
        ended = _ended(report)
    rows.put({"ended": asdict(ended)})


def _updated(
    folder: Path,
    paths: Sequence[Path],
    say: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Report:
    if not is_library(folder):
        check_paths(paths)
    with closing(create_library(folder)) as library:
        return update(library, paths, on_progress=say, cancelled=cancelled)


def _refreshed(
    folder: Path, say: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> Report:
    with closing(open_library(folder)) as library:
        return refresh(library, on_progress=say, cancelled=cancelled)


def _ended(report: Report) -> Ended:
    return Ended(
        problems=tuple(map(str, report.problems)),
        read=report.read,
        articles=report.articles,
        interrupted=report.interrupted,
    )


class _Steps:
    """Says now and then how far it is."""

    def __init__(self, put: Callable[[object], None]) -> None:
        self._put = put
        self._pace = Pace(time.monotonic)
        self._said_s = -_EVERY_S

    def say(self, progress: Progress) -> None:
        """Say how far it is, unless that has just been said."""
        self._pace.note(progress)
        now_s = time.monotonic()
        if now_s >= self._said_s + _EVERY_S:
            self._said_s = now_s
            percent = int(100 * progress.share)
            going = Going(progress.done, progress.total, percent, self._pace.left())
            self._put({"going": asdict(going)})


class _Rows:
    """Writes rows to whoever listens, for as long as anybody does."""

    def __init__(self, out: TextIO) -> None:
        self._out: TextIO | None = out

    def put(self, row: object) -> None:
        """Write a row."""
        if self._out is None:
            return
        try:
            self._out.write(f"{json.dumps(row)}\n")
            self._out.flush()
        except BrokenPipeError:  # the reader is gone: standard input says so too
            self._out = None


def own_output() -> TextIO:
    """Return what leads to whoever listens; whatever else is printed goes nowhere from now on."""
    ours = os.dup(_STANDARD_OUTPUT)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, _STANDARD_OUTPUT)
    os.close(nothing)
    return os.fdopen(ours, "w", encoding="utf-8")


def _wait_for_the_end(stop: threading.Event) -> None:
    # Not by way of `sys.stdin`, whose lock would be held when the interpreter ends.
    while os.read(_STANDARD_INPUT, 1):
        pass
    stop.set()


if __name__ == "__main__":
    main(sys.argv[1:], own_output())
