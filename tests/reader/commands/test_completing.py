"""Completion, asked as the shells ask, and by bash itself."""

import json
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from reader import cli
from reader.commands import COMMANDS
from reader.commands.status import DONE


@pytest.fixture
def indexed(quoth, news, tmp_path, monkeypatch):
    """Return a way to ask what a line may become in a library."""
    folder = tmp_path / "lib"
    assert quoth("index", news, "--library", folder)[0] == DONE
    monkeypatch.setenv("QUOTH_LIBRARY", str(folder))
    return folder


@pytest.fixture
def completed(capsys, monkeypatch):
    def ask(line, shell="fish"):
        words = shlex.split(line)
        last = "" if line.endswith(" ") else words[-1]
        monkeypatch.setenv("_QUOTH_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", last if shell == "fish" else str(len(words) - bool(last)))
        assert cli.run([]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return ask


def words_of(out):
    """Return the words that fish is offered."""
    return [line.partition(",")[2].partition("\t")[0] for line in out.splitlines() if "," in line]


def test_commands_are_completed_with_what_they_do(completed):
    out = completed("quoth ")
    for name, (_, about) in COMMANDS.items():
        assert name in out
        assert about[:20] in out
    assert "plain,doctor" in completed("quoth doc")
    assert completed("quoth ./ne").startswith("file,")


def test_options_are_completed(completed):
    assert "--speaker" in completed("quoth quotes --sp")
    assert "jsonl" in completed("quoth quotes --format js")
    out = completed("quoth --")
    assert "--demo" in out
    assert "--version" in out


def test_speakers_of_the_library_are_completed(completed, indexed, quoth):
    names = [one["name"] for one in json.loads(quoth("speakers", "--json")[1])["speakers"]]
    several = next(name for name in names if " " in name)
    first, _, rest = several.partition(" ")
    assert several in completed(f"quoth quotes --speaker {first[:2].lower()}")
    assert several in completed("quoth quotes --speaker ")
    assert several in completed(f"quoth speakers {first[:2]}")
    assert rest in completed(f"quoth speaker {first} {rest[:1]}")
    assert several not in completed("quoth quotes --speaker zz")


def test_bash_gets_blanks_that_do_not_end_the_word(completed, indexed, quoth):
    names = [one["name"] for one in json.loads(quoth("speakers", "--json")[1])["speakers"]]
    several = next(name for name in names if " " in name)
    first = several.split()[0]
    out = completed(f"quoth quotes --speaker {first}", shell="bash")
    assert f"plain,{several}".replace(" ", "\\ ") in out.splitlines()


def test_articles_are_completed(completed, indexed):
    assert "plain,tariff" in completed("quoth show ta")
    assert "plain,tariff" in completed("quoth quotes --article t")
    assert "bridge" in completed("quoth show ")


def test_many_articles_are_completed_to_their_folder(completed, tmp_path, quoth, monkeypatch):
    news = tmp_path / "many"
    for number in range(120):
        path = news / f"f{number % 3}" / f"a{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The council met on day {number}.", encoding="utf-8")
    quoth("index", news, "--library", tmp_path / "lib")
    monkeypatch.setenv("QUOTH_LIBRARY", str(tmp_path / "lib"))
    assert completed("quoth show ").split() == ["plain,f0/", "plain,f1/", "plain,f2/"]
    assert len(completed("quoth show f1/").split()) == 40


def test_without_a_library_nothing_is_offered_and_nothing_is_said(completed):
    assert completed("quoth quotes --speaker a").strip() == ""
    assert completed("quoth show a").strip() == ""


def test_a_library_is_looked_at_and_stays_as_it_is(completed, indexed):
    (indexed / "speakers.toml").write_text('[[ignore]]\nname = "Ana Duarte"\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in indexed.iterdir()}
    assert "Ana Duarte" in completed("quoth quotes --speaker ana")
    assert {path: path.read_bytes() for path in indexed.iterdir()} == before


def test_an_older_library_is_not_upgraded(completed, indexed):
    with closing(sqlite3.connect(indexed / "library.sqlite")) as file:
        file.execute("PRAGMA user_version = 4")
    assert completed("quoth quotes --speaker ana").strip() == ""
    with closing(sqlite3.connect(indexed / "library.sqlite")) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (4,)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_words(quoth, shell):
    status, out, err = quoth("completion", shell)
    assert (status, err) == (DONE, "")
    assert f"_QUOTH_COMPLETE={shell}_complete" in out


def test_bash_understands_them(tmp_path):
    program = f"""
    quoth() {{ {shlex.quote(sys.executable)} -m reader "$@"; }}
    eval "$(quoth completion bash)"
    COMP_WORDS=(quoth doc); COMP_CWORD=1
    _quoth_completion {tmp_path}/quoth
    echo "${{COMPREPLY[@]}}"
    """
    script = tmp_path / "quoth"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reader "$@"\n')
    script.chmod(0o755)
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["doctor"]
