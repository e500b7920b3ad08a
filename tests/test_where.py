"""docs/where.md is true: one file is enough for each change it names."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "where.md").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path):
    """A copy of the code, with a function that runs Python in it."""
    for package in ("index", "reader"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )

    def run(*arguments):
        env = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    return tmp_path, run


def named(row):
    """Return the file that the page names in the row of that beginning."""
    return re.search(rf"^\| {row} \| `([^`]+)`", PAGE, re.MULTILINE)[1]


def test_a_file_format_is_one_module(copy):
    folder, run = copy
    path = folder / named("a file format").replace("NAME", "shout")
    source = (folder / "index/corpus/formats/text.py").read_text(encoding="utf-8")
    path.write_text(re.sub(r"SUFFIXES = \(.*?\)", 'SUFFIXES = (".shout",)', source), "utf-8")
    (folder / "news.shout").write_text('"We pay twice," said Ana Duarte.', encoding="utf-8")
    out = run("-m", "reader", "extract", "news.shout", "--format", "jsonl")
    assert json.loads(out)["quotes"][0]["speaker"] == "Ana Duarte"


def test_a_verb_of_saying_is_one_line(copy):
    folder, run = copy
    (folder / "news.txt").write_text("Ana Duarte blorted that the bridge is safe.", "utf-8")
    extract = ("-m", "reader", "extract", "news.txt", "--format", "jsonl")
    assert not json.loads(run(*extract))["quotes"]
    verbs = folder / named("a verb of saying")
    verbs.write_text(verbs.read_text(encoding="utf-8") + "blorted\n", encoding="utf-8")
    (quote,) = json.loads(run(*extract))["quotes"]
    assert (quote["speaker"], quote["text"]) == ("Ana Duarte", "the bridge is safe")


def test_another_key_is_one_table(copy):
    folder, run = copy
    table = folder / named("another key for a command")
    source = table.read_text(encoding="utf-8")
    assert '"search", ("s",)' in source
    table.write_text(source.replace('"search", ("s",)', '"search", ("s", "w")'), "utf-8")
    program = (
        "from reader.screens.main import MainScreen\n"
        "print(*(b.key for b in MainScreen.BINDINGS if b.id == 'search'))"
    )
    assert set(re.split(r"[ ,\n]+", run("-c", program).strip())) == {"s", "w"}


def test_a_column_of_quotes_is_one_row(copy):
    folder, run = copy
    rows = folder / named("a column of `quotes --json`")
    source = rows.read_text(encoding="utf-8")
    old = '"speaker_id": quoted.speaker_id,'
    assert source.count(old) == 1
    rows.write_text(source.replace(old, old + ' "shout": quoted.texts[0].upper(),'), "utf-8")
    (folder / "news.txt").write_text('"We pay twice," said Ana Duarte.', encoding="utf-8")
    run("-m", "reader", "index", "news.txt", "--library", "kept")
    out = run("-m", "reader", "quotes", "--library", "kept", "--json")
    assert json.loads(out)["quotes"][0]["shout"] == "WE PAY TWICE"
