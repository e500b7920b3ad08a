import re
import subprocess
import sys

import pytest
from textual.app import App
from textual.worker import WorkerFailed

from reader.app import QuothApp
from reader.outside.crash import cause_of, log_hard_faults, record, stopped

SECRET = "words of the article"


@pytest.fixture
def logs(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "quoth"


def fault():
    def read(article):
        raise ValueError(SECRET)

    try:
        read(f"{SECRET[:5]}-in-a-local")
    except ValueError as error:
        return error


def test_the_log_has_frames_and_message_but_no_values(logs):
    record(fault())
    (log,) = logs.glob("crash-*.log")
    text = log.read_text()
    assert "in read" in text
    assert f"ValueError: {SECRET}" in text
    assert "words-in-a-local" not in text
    assert "Python 3" in text


def test_only_the_owner_can_read_the_log(logs):
    record(fault())
    (log,) = logs.glob("crash-*.log")
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_line_names_the_class_and_the_log_and_nothing_else(logs):
    line = stopped(fault())
    assert re.fullmatch(
        rf"quoth stopped: ValueError\. Log: {re.escape(str(logs))}/crash-[\d-]+\.log",
        line,
    )


def test_a_log_at_home_is_named_shortly(logs, monkeypatch):
    monkeypatch.setenv("HOME", str(logs.parent))
    assert record(fault()).startswith("~/quoth/crash-")


def test_a_fault_in_a_worker_is_named_by_its_cause(logs):
    error = fault()
    assert cause_of(WorkerFailed(error)) is error
    assert cause_of(error) is error
    assert "ValueError" in stopped(WorkerFailed(error))


def test_a_log_that_cannot_be_written_is_said(logs):
    logs.write_text("in the way")
    assert stopped(fault()).startswith("quoth stopped: ValueError. Log: none (")
    log_hard_faults()


def test_odd_characters_in_a_message_do_not_stop_the_log(logs):
    record(ValueError("\ud800"))
    (log,) = logs.glob("crash-*.log")
    assert "\\ud800" in log.read_text()


def test_a_hard_fault_leaves_its_frames(logs):
    code = (
        "from reader.outside.crash import log_hard_faults; import faulthandler, sys;"
        "log_hard_faults(); import os, signal; os.kill(os.getpid(), signal.SIGABRT)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode != 0
    assert "Fatal Python error: Aborted" in (logs / "faults.log").read_text()
    assert not done.stderr


def test_textual_still_calls_what_is_overridden():
    assert QuothApp._fatal_error is not App._fatal_error
    assert callable(App._fatal_error)
    assert "_exception" in vars(App())


PROGRAM = """
import sys
from textual import work
from textual.app import App
from reader.app import QuothApp

class Failing(App[None]):
    _fatal_error = QuothApp._fatal_error

    def on_mount(self):
        secret = "words-in-a-local"
        if sys.argv[1] == "worker":
            self.read(secret)
        else:
            raise ValueError("words of the article")

    @work(thread=True)
    def read(self, secret):
        raise KeyError("words of the article")

app = Failing()
app.run(headless=True)
sys.exit(app.return_code)
"""


@pytest.mark.parametrize(("where", "name"), [("handler", "ValueError"), ("worker", "KeyError")])
def test_a_crash_shows_one_line_and_ends_with_a_status(logs, where, name):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, where], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    shown = done.stdout + done.stderr
    assert f"quoth stopped: {name}. Log:" in shown.replace("\n", " ")
    assert "words" not in shown
    assert "Traceback" not in shown
    (log,) = logs.glob("crash-*.log")
    assert f"{name}: " in log.read_text()
