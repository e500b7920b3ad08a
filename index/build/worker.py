"""What runs in a worker process."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from index.corpus import Document
    from index.model import Attribution, Quotation, Reading


class Extract(NamedTuple):
    """A reading without its article, which whoever asked has."""

    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    version: str


def begin(lifeline: Connection) -> None:
    """Get a worker ready: it lives no longer than the other end of its lifeline is open.

    ctrl+c is for the process that it works for.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def extract(
    read: Callable[[Document], Reading], documents: Sequence[Document], limit_s: float
) -> list[Extract]:
    """Read documents; a worker that takes longer than the limit is ended by an alarm.

    The alarm is the system's, for a regular expression that does not come back lets no
    other thread run.
    """
    signal.setitimer(signal.ITIMER_REAL, limit_s)
    try:
        readings = [read(document) for document in documents]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return [Extract(one.quotations, one.attributions, one.version) for one in readings]


def answer() -> None:
    """Do nothing: a worker that comes back from this can work."""


def _end_with(lifeline: Connection) -> None:
    wait([lifeline])
    os._exit(0)
