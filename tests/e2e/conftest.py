"""A real pseudo-terminal, and what it shows."""

import os
import shlex
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

QUOTH = [sys.executable, "-m", "reader"]
DEADLINE_S = 20.0


class Terminal:
    """A program in a pseudo-terminal of a given size, drawn by pyte."""

    def __init__(self, program, home, *, size=(120, 40), env=None):
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            program[0],
            program[1:],
            dimensions=(rows, columns),
            env=environment(home, **(env or {})),
            timeout=DEADLINE_S,
            cwd=str(home),
        )

    def feed(self):
        try:
            data = self.child.read_nonblocking(65536, 0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += data
        self.stream.feed(data)

    @property
    def text(self):
        return "\n".join(self.screen.display)

    def until(self, *words, without=()):
        """Feed the screen until it shows all the words, or fail with what it shows."""
        end = time.monotonic() + DEADLINE_S
        while time.monotonic() < end:
            if all(w in self.text for w in words) and not any(w in self.text for w in without):
                return self
            self.feed()
        raise AssertionError(f"not shown: {words}, without {without}\n{self.text}")

    def press(self, *keys):
        for key in keys:
            self.child.send(key)
        return self

    def click(self, column, row):
        """Press and let go the left button; column and row count from 0."""
        for end in "Mm":
            self.child.send(f"\x1b[<0;{column + 1};{row + 1}{end}")
        return self

    def drag(self, start, end):
        """Press the left button at one place and let it go at another, each column and row."""
        for kind, (column, row), ending in ((0, start, "M"), (32, end, "M"), (0, end, "m")):
            self.child.send(f"\x1b[<{kind};{column + 1};{row + 1}{ending}")
        return self

    def find(self, words):
        """Return column and row of the first place that shows the words."""
        for row, line in enumerate(self.screen.display):
            if words in line:
                return line.index(words), row
        raise AssertionError(f"{words!r} is not on the screen\n{self.text}")

    def resize(self, columns, rows):
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self

    def left(self):
        """Wait for the end and return the exit status."""
        end = time.monotonic() + DEADLINE_S
        while self.child.isalive() and time.monotonic() < end:
            self.feed()
        self.child.close()
        return self.child.exitstatus


def environment(home, **more):
    own = ("XDG_", "QUOTH_", "TEXTUAL", "NO_COLOR", "COLORFGBG", "SSH_", "TMUX", "EDITOR",
           "VISUAL", "COLUMNS", "LINES")  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
        "QUOTH_THEME": "textual-dark",
        **more,
    }


@pytest.fixture
def terminal(tmp_path):
    """Start the program with an empty home; the test ends it, or this does."""
    started = []

    def start(*arguments, program=QUOTH, piped="", **options):
        program = [*program, *map(str, arguments)]
        if piped:
            program = ["sh", "-c", f"cat {shlex.quote(piped)} | {shlex.join(program)}"]
        started.append(Terminal(program, tmp_path, **options))
        return started[-1]

    yield start
    for running in started:
        running.child.close(force=True)
