"""How the reader gives a real terminal back: to an editor, and when it is told to end."""

import os
import signal
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

pytestmark = pytest.mark.terminal
TEXT = '"We pay twice," said Ana Duarte. "Nobody asked us."\n'


class Reading:
    """The reader on one file, in a terminal of 120 columns and 30 rows."""

    def __init__(self, home, **environ):
        (home / "news.txt").write_text(TEXT, encoding="utf-8")
        self.screen = pyte.Screen(120, 30)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "reader", "news.txt"],
            dimensions=(30, 120),
            cwd=str(home),
            env={
                **os.environ,
                "HOME": str(home),
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "TERM": "xterm-256color",
                "QUOTH_THEME": "textual-dark",
                **environ,
            },
        )

    def feed(self):
        try:
            read = self.child.read_nonblocking(65536, 0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.sent += read
        self.stream.feed(read)

    def until(self, words, deadline_s=15.0):
        end = time.monotonic() + deadline_s
        while words not in "\n".join(self.screen.display):
            assert time.monotonic() < end, "\n".join(self.screen.display)
            self.feed()

    def left(self, deadline_s=15.0):
        """Wait for the end and return the exit status."""
        end = time.monotonic() + deadline_s
        while self.child.isalive() and time.monotonic() < end:
            self.feed()
        self.feed()
        assert not self.child.isalive(), "\n".join(self.screen.display)
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def start(tmp_path):
    """Start the reader; what the test has not ended is ended here."""
    started = []

    def begin(**environ):
        started.append(Reading(tmp_path, **environ))
        return started[-1]

    yield begin
    for running in started:
        running.child.close(force=True)


def test_the_reader_comes_back_from_an_editor_that_cannot_be_started(start, tmp_path):
    damaged = tmp_path / "damaged"
    damaged.touch(mode=0o755)
    running = start(VISUAL=str(damaged))
    running.until("quote 1/2")
    running.child.send("o")
    running.until("error")  # the rest of the words may be on the line before
    running.child.send("l")
    running.until("quote 2/2")
    running.child.send("q")
    assert running.left() == 0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_gives_the_terminal_back(start, ending):
    running = start()
    running.until("quote 1/2")
    started, running.sent = running.sent, b""
    assert b"\x1b[?1049h" in started
    os.kill(running.child.pid, ending)
    assert running.left() == 0
    for restored in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h"):
        assert restored in running.sent


def test_a_program_ends_with_its_terminal(start):
    running = start()
    running.until("quote 1/2")
    running.child.ptyproc.fileobj.close()
    end = time.monotonic() + 15
    while running.child.isalive():
        assert time.monotonic() < end
        time.sleep(0.02)
    assert running.child.signalstatus == signal.SIGHUP
