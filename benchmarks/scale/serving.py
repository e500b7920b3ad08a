"""Engines in their own processes, as whoever asks them sees them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scale.asking import Task
from benchmarks.scale.engines import ASKED, QUOTH, TANTIVY, XAPIAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.scale.asking import Question

ROOT = Path(__file__).parents[2]
_DEBIAN_PYTHON = "/usr/bin/python3"  # the one python3-xapian is installed for


class Timed(NamedTuple):
    """An answer as far as it is compared."""

    ms: float
    total: int
    lines: int


def interpreter(engine: str) -> str:
    """Return the interpreter that an engine runs under."""
    return _DEBIAN_PYTHON if engine == XAPIAN else sys.executable


def is_there(engine: str) -> bool:
    """Tell whether an engine is installed."""
    module = {TANTIVY: "tantivy", XAPIAN: "xapian"}.get(engine)
    if module is None:
        return True
    try:
        program = [interpreter(engine), "-c", f"import {module}"]
        run = subprocess.run(program, check=False, capture_output=True)  # noqa: S603 - the same
    except FileNotFoundError:
        return False
    return run.returncode == 0


def present() -> tuple[str, ...]:
    """Return the engines that are installed, Quoth first."""
    return tuple(name for name in ASKED if name == QUOTH or is_there(name))


def started(mode: str, engine: str, *arguments: object, home: Path) -> subprocess.Popen[str]:
    """Start the process of an engine: `child` says what it can be asked."""
    module = [interpreter(engine), "-m", "benchmarks.scale.child", mode, engine]
    return subprocess.Popen(  # noqa: S603 - our own program
        [*module, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(home),
        cwd=home,
    )


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's is read or written."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "QUOTH_", "PYTHON"))
    }
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": str(ROOT),
    }


class Served:
    """An engine that answers questions in its own process."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name = name
        self._process = process
        self.tasks = frozenset(map(Task, json.loads(self._line())))

    def ask(self, task: Task, question: Question) -> Timed:
        """Put a question and wait for the answer."""
        ms, total, lines = self._told((task, *question))
        return Timed(ms, int(total), int(lines))

    def memory_mb(self) -> float:
        """Return the most memory it has held."""
        (megabytes,) = self._told("memory")
        return megabytes

    def _told(self, value: object) -> Sequence[float]:
        if self._process.stdin is None:
            raise ProcessLookupError(self.name)
        self._process.stdin.write(json.dumps(value) + "\n")
        self._process.stdin.flush()
        numbers: list[float] = json.loads(self._line())
        return numbers

    def _line(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise ProcessLookupError(self.name)
        return line


@contextmanager
def served(folders: Mapping[str, Path], home: Path) -> Iterator[tuple[Served, ...]]:
    """Start the engines of some folders; they end with the block."""
    processes = {
        name: started("serve", name, folder, home=home) for name, folder in folders.items()
    }
    try:
        yield tuple(Served(name, process) for name, process in processes.items())
    finally:
        for process in processes.values():
            process.communicate()
