"""Work that another process does for the reader, which goes on meanwhile and may leave any time.

The process holds one end of a pipe: when the reader stops it, ends or is killed, the pipe is
closed, and the process keeps what it has done and ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Kind = Literal["update", "refresh"]
MODULE = "reader.commands.errand"


@dataclass(frozen=True, slots=True)
class Going:
    """How far it is.

    Attributes:
        done, total: files.
        percent: of the work.
        left: how long it will take yet, in words; "" where that is not known.
    """

    done: int
    total: int
    percent: int
    left: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended.

    Attributes:
        fault: why it could not be done; "" where it was.
        busy: another process is at the library.
        problems: what was skipped, each with its reason.
        read: how many files were read.
        articles: how many the library holds now.
        interrupted: it was stopped; what was done is kept.
    """

    fault: str = ""
    busy: bool = False
    problems: tuple[str, ...] = ()
    read: int = 0
    articles: int = 0
    interrupted: bool = False


class Errand:
    """One piece of work in a process of its own."""

    def __init__(
        self,
        kind: Kind,
        folder: Path,
        paths: Iterable[Path] = (),
        *,
        tell: Callable[[Going | Ended], None],
    ) -> None:
        """Begin; nothing here waits.

        Args:
            kind: "update" brings a library up to date with paths, "refresh" reads again what an
                older version has read.
            folder: of the library.
            paths: files and folders.
            tell: told how far it is and how it ended, from a thread.
        """
        self._tell = tell
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        # Whatever lies in the working folder is nothing to import from.
        command = [sys.executable, "-P", "-m", MODULE, kind, str(folder), *map(str, paths)]
        threading.Thread(target=self._run, args=(command,), name=kind, daemon=True).start()

    def stop(self) -> None:
        """Have it keep what it has done and end, without waiting for that."""
        self._stopped.set()
        with self._lock:
            process = self._process
            if process is not None and process.stdin is not None and not process.stdin.closed:
                process.stdin.close()

    def _run(self, command: Sequence[str]) -> None:
        try:
            self._tell(self._worked(command))
        except RuntimeError:  # the event loop has been closed: nobody is there to be told
            self.stop()

    def _worked(self, command: Sequence[str]) -> Ended:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a key of the terminal is for the reader
            )
        except OSError as error:
            return Ended(f"no process can be started: {error.strerror or error}")
        with self._lock:
            self._process = process
        if self._stopped.is_set():
            self.stop()
        with process:
            ended = self._heard(process)
        return ended or Ended(f"it stopped before it was done (status {process.returncode})")

    def _heard(self, process: subprocess.Popen[bytes]) -> Ended | None:
        """Pass on how far it is, until it is said how it ended."""
        for line in process.stdout or ():
            said = told(line)
            if isinstance(said, Ended):
                return said
            if said is not None:
                self._tell(said)
        return None


def told(line: bytes) -> Going | Ended | None:
    """Return what a line says; None where it is none of ours."""
    try:
        row = json.loads(line)
        if "ended" in row:
            held = row["ended"]
            return Ended(**{**held, "problems": tuple(held.get("problems", ()))})
        return Going(**row["going"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
