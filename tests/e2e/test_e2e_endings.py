"""How the reader gives the terminal back: to an editor, and when it is told to end."""

import os
import signal
import time

import pytest

pytestmark = pytest.mark.terminal
TEXT = '"We pay twice," said Ana Duarte. "Nobody asked us."\n'


@pytest.fixture
def news(tmp_path):
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return "news.txt"


def test_the_reader_comes_back_from_an_editor_that_cannot_be_started(terminal, news, tmp_path):
    (tmp_path / "damaged").touch(mode=0o755)
    shown = terminal(news, env={"VISUAL": "./damaged"}).until("quote 1/2")
    shown.press("o").until("Exec format error")
    shown.press("l").until("quote 2/2")
    shown.press("q")
    assert shown.left() == 0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_gives_the_terminal_back(terminal, news, ending):
    shown = terminal(news).until("quote 1/2")
    started, shown.raw = shown.raw, b""
    assert b"\x1b[?1049h" in started
    os.kill(shown.child.pid, ending)
    assert shown.left() == 0
    for restored in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h"):
        assert restored in shown.raw


def test_a_program_ends_with_its_terminal(terminal, news):
    shown = terminal(news).until("quote 1/2")
    shown.child.ptyproc.fileobj.close()
    end = time.monotonic() + 15
    while shown.child.isalive():
        assert time.monotonic() < end
    assert shown.child.signalstatus == signal.SIGHUP
