"""Builds that are killed at any moment; QUOTH_KILLS says how many (50 in the nightly run)."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import update
from index.build.documents import read_document
from index.build.staff import Staff
from index.library.memory import open_memory
from index.library.opening import create_library, open_library
from index.model import Selection, Sort

KILLS = int(os.environ.get("QUOTH_KILLS", "3"))
ROWS = 240
TEXT = """Bridge {n} to open

"The bridge will open in {n} days," said Clara Penhallow, the harbour engineer of town {n}.

She told the council that nobody believed number {n} would be ready before the winter came.
"""
BUILD = """
import sys
from pathlib import Path
from index.build import parallel, reading, run, update
from index.library.opening import create_library
if __name__ == "__main__":
    reading._FEW, parallel._PART, run._BATCH = 0, 4_000, 20
    library = create_library(Path(sys.argv[1]))
    print("begun", flush=True)
    update(library, [Path(sys.argv[2])], on_progress=lambda one: print(one.articles, flush=True))
    print("done", flush=True)
"""


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "feed.jsonl"
    rows = ({"id": str(n), "text": TEXT.format(n=n)} for n in range(ROWS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def begin(folder, corpus):
    child = subprocess.Popen(
        [sys.executable, "-c", BUILD, folder, corpus],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.readline() == "begun\n"
    return child


def wait_for(child, articles):
    """Read what a build says until so many articles are through."""
    for line in child.stdout:
        if line == "done\n" or int(line) >= articles:
            return


def members(session):
    """Return the processes of a session that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def all_gone(session):
    end = time.monotonic() + 20
    while left := members(session):
        if time.monotonic() > end:
            return left
        time.sleep(0.05)
    return []


def noted(library):
    """Return the files without their times: of one that is two seconds old none is noted."""
    return [replace(file, mtime_ns=0) for file in library.files().values()]


def held(library):
    ids = [heading.id for heading in library.headings(sort=Sort.OLDEST)]
    return {
        one: [q.texts for q in library.quotations(Selection(article_id=one)).quotations]
        for one in ids
    }


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_build_that_is_killed_again_and_again_comes_to_its_end(tmp_path, corpus):
    folder = tmp_path / "library"
    chance = random.Random(4)
    acknowledged = 0
    for _ in range(KILLS):
        child = begin(folder, corpus)
        wait_for(child, chance.randrange(ROWS))
        time.sleep(chance.random() / 20)
        child.kill()
        child.communicate()
        assert all_gone(child.pid) == []
        with closing(open_library(folder)) as library:
            articles = library.stats().articles
        assert articles >= acknowledged
        acknowledged = articles
    expected = open_memory((), name="at once")
    update(expected, [corpus], staff=Staff(read_document, 1))
    with closing(create_library(folder)) as library:
        update(library, [corpus])
        assert held(library) == held(expected)
        assert noted(library) == noted(expected)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_build_whose_workers_are_killed_comes_to_its_end(tmp_path, corpus):
    chance = random.Random(4)
    child = begin(tmp_path / "library", corpus)
    for number in range(KILLS):
        wait_for(child, (number + 1) * ROWS // (KILLS + 1))
        others = [pid for pid in members(child.pid) if pid != child.pid]
        if others:
            os.kill(chance.choice(others), signal.SIGKILL)
    child.communicate()
    assert child.returncode == 0
    with closing(open_library(tmp_path / "library")) as library:
        assert library.stats().articles == ROWS
        assert {len(quotations) for quotations in held(library).values()} == {2}
        assert [file.skipped for file in library.files().values()] == [()]
    assert all_gone(child.pid) == []
