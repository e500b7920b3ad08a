"""How far an update is, on standard error: a bar on a terminal, a line for each 5 % elsewhere."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.commands.output import note
from reader.commands.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from rich.progress import Progress as Bar

    from index import Progress
    from reader.commands.output import Output

STEP_PERCENT = 5
QUIET_S = 1.0
FEW_BYTES = 250_000
"""So much is read in no time, and needs no word."""


@contextmanager
def reported(output: Output) -> Iterator[tuple[Callable[[Progress], None], Callable[[], bool]]]:
    """Give what an update calls: to show how far it is, and to ask whether to stop.

    ctrl+c, or a request to end, asks the update to stop; what it has done is kept. Nobody is
    asked while it writes or makes an index, so the second one ends the program where it is.
    """
    stopped = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        if stopped:
            raise KeyboardInterrupt
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
        yield Steps(note).show
        return
    drawn = Drawn()
    try:
        yield drawn.show
    finally:
        drawn.end()


class Drawn:
    """A bar, from the time on when there is something to wait for."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._pace = Pace(time.monotonic)

    def show(self, progress: Progress) -> None:
        """Move the bar."""
        if progress.total_bytes <= FEW_BYTES:
            return
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
            self._bar.add_task("Reading", total=1.0, pace="")
        self._pace.note(progress)
        for task in self._bar.task_ids:
            self._bar.update(task, completed=progress.share, pace=self._pace.words())

    def end(self) -> None:
        """Leave the bar as it is."""
        if self._bar:
            self._bar.stop()


def _bar() -> Bar:
    from rich.console import Console  # noqa: PLC0415 - takes 0.1 s, and is seldom needed
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    return Bar(*columns, TextColumn("{task.fields[pace]}"), console=Console(stderr=True))


class Steps:
    """Says a step once, and none in the second after another."""

    def __init__(
        self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Say with one function, and ask the time of another, in seconds."""
        self._say = say
        self._clock = clock
        self._pace = Pace(clock)
        self._said = 0
        self._spoken_s = clock()

    def show(self, progress: Progress) -> None:
        """Say how far it is, if that is news."""
        self._pace.note(progress)
        percent = int(100 * progress.share)
        now_s = self._clock()
        if percent >= self._said + STEP_PERCENT and now_s >= self._spoken_s + QUIET_S:
            self._said, self._spoken_s = percent - percent % STEP_PERCENT, now_s
            self._say(f"{self._said} %  {self._pace.words()}")
