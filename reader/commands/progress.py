"""How far an update is, on standard error: a bar on a terminal, a line for each 5 % elsewhere."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reader.commands.output import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from index import Progress

STEP_PERCENT = 5


@contextmanager
def reported() -> Iterator[tuple[Callable[[Progress], None], Callable[[], bool]]]:
    """Give what an update calls: to show how far it is, and to ask whether to stop.

    ctrl+c asks the update to stop; what it has done is kept.
    """
    stopped = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        with shown() as show:
            yield show, lambda: stopped
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """Give what an update calls to show how far it is."""
    if not sys.stderr.isatty():
        yield _Steps().show
        return
    with click.progressbar(length=0, file=sys.stderr, label="Reading", show_pos=True) as bar:

        def show(progress: Progress) -> None:
            bar.length = progress.total
            bar.update(progress.done - bar.pos)

        yield show


class _Steps:
    """Says each step once; a handful of files needs no word."""

    def __init__(self) -> None:
        self._said = 0

    def show(self, progress: Progress) -> None:
        percent = 100 * progress.done // max(1, progress.total)
        if progress.total > 100 // STEP_PERCENT and percent >= self._said + STEP_PERCENT:
            self._said = percent - percent % STEP_PERCENT
            note(f"{self._said} %  {progress.done:,} of {progress.total:,} files")
