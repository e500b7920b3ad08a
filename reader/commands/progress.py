"""How far an update is, on standard error: a bar on a terminal, a line for each 5 % elsewhere."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from reader.commands.output import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from click._termui_impl import ProgressBar

    from index import Progress
    from reader.commands.output import Output

STEP_PERCENT = 5
QUIET_S = 1.0
FEW = 100 // STEP_PERCENT
"""So many files are read in no time, and need no word."""


@contextmanager
def reported(output: Output) -> Iterator[tuple[Callable[[Progress], None], Callable[[], bool]]]:
    """Give what an update calls: to show how far it is, and to ask whether to stop.

    ctrl+c, or a request to end, asks the update to stop; what it has done is kept.
    """
    stopped = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        with shown(output) as show:
            yield show, lambda: stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def shown(output: Output) -> Iterator[Callable[[Progress], None]]:
    """Give what an update calls to show how far it is."""
    if output.plain or not sys.stderr.isatty():
        yield _Steps().show
        return
    with ExitStack() as stack:
        bar: ProgressBar[int] | None = None

        def show(progress: Progress) -> None:
            nonlocal bar
            if progress.total <= FEW:
                return
            if bar is None:
                drawn = click.progressbar(
                    length=progress.total, file=sys.stderr, label="Reading", show_pos=True
                )
                bar = stack.enter_context(drawn)
            bar.update(progress.done - bar.pos)

        yield show


class _Steps:
    """Says a step once, and none in the second after another."""

    def __init__(self) -> None:
        self._said = 0
        self._spoken_s = time.monotonic()

    def show(self, progress: Progress) -> None:
        percent = 100 * progress.done // max(1, progress.total)
        now_s = time.monotonic()
        if percent >= self._said + STEP_PERCENT and now_s >= self._spoken_s + QUIET_S:
            self._said, self._spoken_s = percent - percent % STEP_PERCENT, now_s
            note(f"{self._said} %  {progress.done:,} of {progress.total:,} files")
