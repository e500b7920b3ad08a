"""The reader in a real pseudo-terminal: when what it shows has changed for the last time."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pexpect
import pyte

from benchmarks.scale.serving import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS, ROWS = 120, 40
_LIST_COLUMNS = 33  # that the results take
_LIST_ROWS = (1, *range(3, ROWS - 2))  # without what is said of their number and place
_QUIET_S = 0.4  # nothing is drawn for so long: it is done, as nothing blinks
_LATE_S = 2.0  # no key takes longer to show anything
_PATIENCE_S = 120.0
_WAITING = "searching…"  # what the reader says while an answer is not there
_LOOK = {
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "TEXTUAL_ANIMATIONS": "none",
    "QUOTH_THEME": "textual-dark",
}


class Painted(NamedTuple):
    """When the text last changed after a key, in ms: of the list of results, and of anything."""

    results_ms: float
    everything_ms: float


class Terminal:
    """A reader, drawn by pyte after the fact, so that drawing does not hold it up."""

    def __init__(self, child: pexpect.spawn[bytes], started: float) -> None:
        self._child = child
        self._started = started
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """Return what it shows."""
        return "\n".join(self._screen.display)

    def press(self, key: str) -> Painted:
        """Press a key, wait until nothing more is drawn, and tell when what was there."""
        self._started = time.perf_counter()
        self._child.send(key)
        return self.painted()

    def painted(self) -> Painted:
        """Wait until nothing more is drawn, and no answer is waited for."""
        results = everything = self._started
        while True:
            for moment, data in self._drawn():
                before, shown = self._results(), self.text
                self._stream.feed(data)
                if self.text != shown:
                    everything = moment
                if self._results() != before:
                    results = moment
            if _WAITING not in self._screen.display[0]:
                return Painted(*((end - self._started) * 1000 for end in (results, everything)))

    def shown_ms(self, words: str) -> float:
        """Wait until the screen shows some words; return when it first did, in ms."""
        while True:
            moment, data = self._chunk(_PATIENCE_S)
            self._stream.feed(data)
            if words in self.text:
                return (moment - self._started) * 1000

    def memory_mb(self) -> tuple[float, float]:
        """Return the resident megabytes, and those of them that belong to no file."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
        sizes = dict(line.split(":", 1) for line in status.splitlines())
        return _mb(sizes["VmRSS"]), _mb(sizes["RssAnon"])

    def _drawn(self) -> list[tuple[float, bytes]]:
        """Return all that is written until a silence; drawn later, so as not to hold it up."""
        chunks = []
        with suppress(pexpect.TIMEOUT):
            chunks.append(self._chunk(_LATE_S))
            while True:
                chunks.append(self._chunk(_QUIET_S))
        return chunks

    def _chunk(self, timeout_s: float) -> tuple[float, bytes]:
        """Return what is written next, and when it was."""
        data = self._child.read_nonblocking(1 << 16, timeout_s)
        return time.perf_counter(), data

    def _results(self) -> list[str]:
        """Return the list of results, and the line that says that there are none."""
        return [self._screen.display[row][:_LIST_COLUMNS] for row in _LIST_ROWS]


@contextmanager
def reader(folder: Path, home: Path) -> Iterator[Terminal]:
    """Start the reader on a library; it is ended with the block."""
    started = time.perf_counter()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "reader", str(folder)],
        dimensions=(ROWS, COLUMNS),
        env={**environment(home), **_LOOK},
        cwd=str(ROOT),
    )
    child.delaybeforesend = None
    try:
        yield Terminal(child, started)
    finally:
        child.close(force=True)


def _mb(kilobytes: str) -> float:
    return int(kilobytes.split(maxsplit=1)[0]) / 1024
