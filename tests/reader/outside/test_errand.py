"""Another process works, is stopped, dies; nobody waits for it."""

import queue
import subprocess
import sys
import time

import pytest

from index import Sort, create_library, open_library
from reader.outside.errand import MODULE, Ended, Errand, Going, told

QUOTE = 'The bridge\n\n"It is open," said Ana Duarte.\n'


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def heard(kind, folder, paths=(), *, stop=False):
    said = queue.Queue()
    errand = Errand(kind, folder, paths, tell=said.put)
    if stop:
        errand.stop()
    steps = []
    while not (steps and isinstance(steps[-1], Ended)):
        steps.append(said.get(timeout=60))
    return steps


def test_files_are_read_into_a_library_that_is_made_for_them(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(QUOTE)
    (tmp_path / "news" / "b.txt").write_text("")
    *steps, ended = heard("update", tmp_path / "lib", [tmp_path / "news"])
    assert all(isinstance(step, Going) for step in steps)
    assert (ended.read, ended.articles, ended.fault) == (1, 1, "")
    assert "b.txt: " in ended.problems[0]
    library = open_library(tmp_path / "lib")
    assert [one.id for one in library.headings(sort=Sort.NEWEST)] == ["a"]
    library.close()


def test_what_fails_is_said_in_one_line(tmp_path):
    (ended,) = heard("update", tmp_path / "lib", [tmp_path / "none"])
    assert ended.fault == f"{tmp_path / 'none'}: no such file or folder"
    assert not (tmp_path / "lib").exists()
    assert "no library" in heard("refresh", tmp_path / "lib")[-1].fault


def test_a_library_that_another_brings_up_to_date_is_busy(tmp_path):
    library = create_library(tmp_path / "lib")
    with library.updating():
        assert heard("refresh", tmp_path / "lib")[-1].busy
    library.close()


def test_what_is_stopped_at_once_has_read_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(QUOTE)
    ended = heard("update", tmp_path / "lib", [tmp_path / "a.txt"], stop=True)[-1]
    assert ended.interrupted or ended.read == 1


def test_it_ends_when_whoever_asked_for_it_is_gone(tmp_path):
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text(QUOTE)
    command = [sys.executable, "-P", "-m", MODULE, "update", str(tmp_path / "lib"), str(tmp_path)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout.readline()
    process.stdin.close()
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    library = open_library(tmp_path / "lib")
    assert library.stats().articles < 3000
    library.close()


def test_a_process_that_dies_is_said_to_have(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.outside.errand.MODULE", "no.such.module")
    assert heard("refresh", tmp_path)[-1].fault == "it stopped before it was done (status 1)"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert heard("refresh", tmp_path)[-1].fault.startswith("no process can be started: ")


def test_lines_of_others_are_passed_over(tmp_path, monkeypatch):
    lines = ["a library prints this", "[]", "{}", "7", '{"going": {"odd": 1}}', "[" * 99_999]
    (tmp_path / "noisy.py").write_text(f"print(*{lines!r}, sep=chr(10))")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("reader.outside.errand.MODULE", "noisy")
    assert heard("refresh", tmp_path) == [Ended("it stopped before it was done (status 0)")]


def test_what_lies_in_the_working_folder_is_not_run(tmp_path, monkeypatch):
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("open('owned', 'w')")
    monkeypatch.chdir(tmp_path)
    heard("refresh", tmp_path / "lib")
    assert not (tmp_path / "owned").exists()


def test_nobody_listening_any_more_stops_the_work(tmp_path):
    def gone(_said):
        raise RuntimeError("the event loop is closed")

    errand = Errand("refresh", tmp_path / "lib", tell=gone)
    deadline = time.monotonic() + 60
    while errand._process is None or errand._process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert errand._process.poll() == 0


def test_lines_say_how_far_it_is_and_how_it_ended():
    assert told(b'{"going": {"done": 1, "total": 2, "percent": 50}}') == Going(1, 2, 50)
    assert told(b'{"ended": {"problems": ["a"], "read": 3}}') == Ended(problems=("a",), read=3)
