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
from typing import TYPE_CHECKING

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
_STANDARD_INPUT = 0
_NICER = 10  # a refresh is nobody's wish: everything else comes first


def main(arguments: Sequence[str]) -> None:
    """Do what is asked, and say how it ended."""
    kind, folder, *paths = arguments
    stop = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    say = _Steps().say
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
    _print({"ended": asdict(ended)})


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

    def __init__(self) -> None:
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
            _print({"going": asdict(going)})


def _print(row: object) -> None:
    try:
        sys.stdout.write(f"{json.dumps(row)}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader is gone: standard input says so too
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - to the end


def _wait_for_the_end(stop: threading.Event) -> None:
    # Not by way of `sys.stdin`, whose lock would be held when the interpreter ends.
    while os.read(_STANDARD_INPUT, 1):
        pass
    stop.set()


if __name__ == "__main__":
    main(sys.argv[1:])
