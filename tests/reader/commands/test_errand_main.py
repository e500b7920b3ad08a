"""What the other process says, and when it stops: run here, so that all of it is seen."""

import os
import sys

import pytest

from index import open_library
from reader.commands import errand
from reader.outside.errand import Ended, Going, told


@pytest.fixture
def run(monkeypatch, capsys):
    """Run an errand with an open pipe for its standard input; give what it says."""
    ends = []

    def run(*arguments, stopped=False):
        theirs, ours = os.pipe()
        ends.append(theirs)
        monkeypatch.setattr(errand, "_STANDARD_INPUT", theirs)
        if stopped:
            os.close(ours)
        else:
            ends.append(ours)
        errand.main([str(argument) for argument in arguments], sys.stdout)
        return [told(line.encode()) for line in capsys.readouterr().out.splitlines()]

    yield run
    for end in reversed(ends):
        os.close(end)


@pytest.fixture
def polite(monkeypatch):
    asked = []
    monkeypatch.setattr(os, "nice", asked.append)
    return asked


def test_an_update_says_how_far_it_is_and_what_it_did(run, news, tmp_path):
    (news / "empty.txt").write_text("", encoding="utf-8")
    first, *_, ended = run("update", tmp_path / "lib", news)
    assert isinstance(first, Going)
    assert (first.done, first.total) == (0, 3)
    assert (ended.read, ended.articles, ended.interrupted) == (2, 2, False)
    assert "empty.txt: " in ended.problems[0]
    library = open_library(tmp_path / "lib")
    assert library.stats().articles == 2
    library.close()


def test_a_refresh_comes_after_everything_else(run, news, tmp_path, polite, monkeypatch):
    run("update", tmp_path / "lib", news)
    assert not polite
    for module in ("extraction", "build.changes", "build.walk", "build.refreshing"):
        monkeypatch.setattr(f"index.{module}.EXTRACTION_VERSION", "later")
    ended = run("refresh", tmp_path / "lib")[-1]
    assert (ended.fault, ended.read, polite) == ("", 2, [10])


def test_what_cannot_be_done_is_said_and_a_fault_of_our_own_is_in_the_log(
    run, news, tmp_path, polite, monkeypatch
):
    assert str(tmp_path / "none") in run("refresh", tmp_path / "none")[-1].fault
    (ended,) = run("update", tmp_path / "lib", tmp_path / "none")
    assert ended == Ended(f"{tmp_path / 'none'}: no such file or folder")

    def broken(*_arguments, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(errand, "update", broken)
    (ended,) = run("update", tmp_path / "lib", news)
    assert ended.fault.startswith("quoth stopped: ZeroDivisionError. Log: ")


def test_it_stops_when_its_input_ends(run, news, tmp_path, monkeypatch):
    held = errand.update

    def later(library, paths, *, on_progress, cancelled):
        while not cancelled():
            pass
        return held(library, paths, on_progress=on_progress, cancelled=cancelled)

    monkeypatch.setattr(errand, "update", later)
    ended = run("update", tmp_path / "lib", news, stopped=True)[-1]
    assert (ended.interrupted, ended.read) == (True, 0)


def test_nobody_listening_is_no_fault():
    class Closed:
        tries = 0

        def write(self, _text):
            self.tries += 1
            raise BrokenPipeError

    closed = Closed()
    rows = errand._Rows(closed)
    rows.put({"ended": {}})
    rows.put({"ended": {}})
    assert closed.tries == 1


def test_what_a_library_prints_is_no_row(monkeypatch):
    theirs, ours = os.pipe()
    monkeypatch.setattr(errand, "_STANDARD_OUTPUT", ours)
    with errand.own_output() as out:
        os.write(ours, b"a library prints this\n")
        errand._Rows(out).put({"ended": {}})
    os.close(ours)
    with os.fdopen(theirs, "rb") as said:
        assert said.read() == b'{"ended": {}}\n'
