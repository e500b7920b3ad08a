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
_ARTICLE_COLUMNS = slice(_LIST_COLUMNS + 1, COLUMNS - 29)
_ARTICLE_ROWS = slice(2, ROWS - 8)  # what is said in passing covers the rows below
_STATUS_ROW = ROWS - 2
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
    """When the text last changed after a key, in ms; 0 where nothing did.

    Attributes:
        results_ms: of the list of results.
        article_ms: of the article and of the status line.
        everything_ms: of anything.
        processor_ms: what the program had used of a processor when the article changed last;
            other work of the machine lengthens it least.
    """

    results_ms: float
    article_ms: float
    everything_ms: float
    processor_ms: float = 0.0


class _Chunk(NamedTuple):
    """What the program has written: when, what, and what it had used of a processor."""

    moment: float
    data: bytes
    processor_ms: float


class _Parts(NamedTuple):
    """What the screen shows."""

    results: list[str]
    article: list[str]
    everything: str


class Terminal:
    """A reader, drawn by pyte after the fact, so that drawing does not hold it up."""

    def __init__(self, child: pexpect.spawn[bytes], started: float) -> None:
        self._child = child
        self._started = started
        self._used = 0.0
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """Return what it shows."""
        return "\n".join(self._screen.display)

    def press(self, key: str) -> Painted:
        """Press a key, wait until nothing more is drawn, and tell when what was there."""
        self._used = self._processor_ms()
        self._started = time.perf_counter()
        self._child.send(key)
        return self.painted()

    def painted(self) -> Painted:
        """Wait until nothing more is drawn, and no answer is waited for."""
        results = article = everything = self._started
        used = self._used
        while True:
            for moment, data, processor_ms in self._drawn():
                before = self._parts()
                self._stream.feed(data)
                now = self._parts()
                results = moment if now.results != before.results else results
                everything = moment if now.everything != before.everything else everything
                if now.article != before.article:
                    article, used = moment, processor_ms
            if _WAITING not in self._screen.display[0]:
                ends = (results, article, everything)
                took = ((end - self._started) * 1000 for end in ends)
                return Painted(*took, used - self._used)

    def shown_ms(self, words: str) -> float:
        """Wait until the screen shows some words; return when it first did, in ms."""
        while True:
            moment, data, _ = self._chunk(_PATIENCE_S)
            self._stream.feed(data)
            if words in self.text:
                return (moment - self._started) * 1000

    def memory_mb(self) -> tuple[float, float]:
        """Return the resident megabytes, and those of them that belong to no file."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
        sizes = dict(line.split(":", 1) for line in status.splitlines())
        return _mb(sizes["VmRSS"]), _mb(sizes["RssAnon"])

    def _drawn(self) -> list[_Chunk]:
        """Return all that is written until a silence; drawn later, so as not to hold it up."""
        chunks = []
        with suppress(pexpect.TIMEOUT):
            chunks.append(self._chunk(_LATE_S))
            while True:
                chunks.append(self._chunk(_QUIET_S))
        return chunks

    def _chunk(self, timeout_s: float) -> _Chunk:
        """Return what is written next, and when it was."""
        data = self._child.read_nonblocking(1 << 16, timeout_s)
        return _Chunk(time.perf_counter(), data, self._processor_ms())

    def _processor_ms(self) -> float:
        """Return what all threads of the program have used of a processor."""
        tasks = Path(f"/proc/{self._child.pid}/task").iterdir()
        used = (task.joinpath("schedstat").read_text(encoding="ascii") for task in tasks)
        return sum(int(line.split()[0]) for line in used) / 1e6

    @property
    def status(self) -> str:
        """Return the row that says where the reader is."""
        return self._screen.display[_STATUS_ROW]

    def _parts(self) -> _Parts:
        """Return what is told apart: results with the line that there are none, article, all."""
        rows = self._screen.display
        article = [row[_ARTICLE_COLUMNS] for row in rows[_ARTICLE_ROWS]]
        results = [rows[row][:_LIST_COLUMNS] for row in _LIST_ROWS]
        return _Parts(results, [*article, self.status], self.text)


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
