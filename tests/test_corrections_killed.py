"""Corrections while processes are killed at any moment; QUOTH_KILLS says how many."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import update
from index.build.refreshing import refresh
from index.corrections.making import naming, rejecting
from index.library.opening import create_library, open_library
from index.model import Mode, Selection, Status

KILLS = int(os.environ.get("QUOTH_KILLS", "3"))
ALL = Selection(modes=frozenset(Mode), statuses=frozenset(Status))
# Says what it is about to correct, and what it has corrected; then goes on with the next.
CHILD = """
import sys
from pathlib import Path
from index import Selection, naming, open_library
library = open_library(Path(sys.argv[1]))
quoted = library.quotations(Selection()).quotations[0]
article = library.article(quoted.heading.id)
for number in range(1_000):
    print("about", number, flush=True)
    library.correct([naming(article, quoted.quotation, f"Speaker {sys.argv[2]}{number}")])
    print("done", number, flush=True)
    if number % 3 == 2:
        library.undo()
        print("undone", number, flush=True)
"""
TEXT = """The council met on Monday to hear what the engineers had found below the old bridge.

"The bridge is safe again," said Ana Duarte, who chairs the works panel. "We will not close it twice."

Her deputy, Tom Reyes, said the work had cost less than planned and was finished in good time.
"""  # noqa: E501


@pytest.fixture(autouse=True)
def cache_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path, news):
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        update(library, [news])
    return folder


def child(folder, name):
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, folder, name], stdout=subprocess.PIPE, text=True
    )


def speakers(folder):
    path = folder / "edits.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line)["speaker"] for line in lines]


def kept(said):
    """Return what has to be in the file after what a process said, and what may be there too."""
    standing, maybe = [], None
    for word, number in (line.split() for line in said):
        if word == "about":
            maybe = number
        elif word == "done":
            standing.append(number)
            maybe = None
        else:
            standing.pop()
    return standing, maybe


def test_whoever_is_killed_has_corrected_all_or_nothing(folder):
    before = 0
    for kill in range(KILLS):
        process = child(folder, f"{kill}-")
        said = [process.stdout.readline().strip() for _ in range(random.randint(1, 9))]
        time.sleep(random.uniform(0, 0.02))
        process.kill()
        said += [line.strip() for line in process.communicate()[0].splitlines()]
        standing, maybe = kept(filter(None, said))
        names = [name.rpartition("-")[2] for name in speakers(folder)[before:]]
        if said and said[-1].startswith("done") and int(said[-1].split()[1]) % 3 == 2:
            assert names in (standing, standing[:-1])  # an undo may have been under way
        else:
            assert names in (standing, [*standing, maybe])
        with closing(open_library(folder)) as library:
            assert library.corrections().conflicts == ()
            (last,) = [one.speaker for one in library.quotations(ALL).quotations[:1]]
            assert not names or last == speakers(folder)[-1]
        before += len(names)


def test_two_processes_correct_at_once_and_a_third_sees_it_all(folder):
    several = [child(folder, name) for name in ("one-", "two-")]
    for process in several:
        while process.stdout.readline().strip() != "done 4":
            pass
    for process in several:
        process.kill()
        process.communicate()
    with closing(open_library(folder)) as library:
        assert library.corrections().conflicts == ()
        first = library.quotations(ALL).quotations[0]
        assert first.speaker == speakers(folder)[-1]
    for name in ("one", "two"):
        numbers = [int(one.rpartition("-")[2]) for one in speakers(folder) if name in one]
        assert numbers == sorted(set(numbers))


def corrected(folder):
    with closing(open_library(folder)) as library:
        return {
            " ".join(one.texts): (one.speaker, one.status)
            for one in library.quotations(ALL).quotations
        }


@pytest.fixture
def decided(folder):
    """Return what a library is after two corrections."""
    with closing(open_library(folder)) as library:
        first, second = library.quotations(ALL).quotations[:2]
        article = library.article(first.heading.id)
        library.correct([naming(article, first.quotation, "Cleo Marsh")])
        library.correct([rejecting(article, second.quotation)])
    found = corrected(folder)
    assert sorted(status for _, status in found.values())[-2:] == [
        Status.EDITED,
        Status.REJECTED,
    ]
    return found


def test_corrections_stand_in_a_library_made_again_of_nothing(folder, news, decided, cache_home):
    shutil.rmtree(cache_home)
    for path in folder.glob("library.sqlite*"):
        path.unlink()
    with closing(create_library(folder)) as library:
        update(library, [news])
    assert corrected(folder) == decided


def test_corrections_stand_when_another_version_reads_the_articles_again(folder, news, decided):
    with closing(open_library(folder)) as library:
        (heading,) = library.headings(sort=ALL.sort)
        old = replace(library.reading(heading.id), version="before")
        files = [replace(file, version="before") for file in library.files().values()]
        library.write([old], files)
        assert refresh(library) is not None
        assert library.reading(heading.id).version != "before"
    assert corrected(folder) == decided


@pytest.mark.parametrize("anew", [False, True])
def test_corrections_stand_in_a_file_that_is_renamed_and_edited(folder, news, decided, anew):
    (news / "bridge.txt").unlink()
    edited = TEXT.replace("on Monday", "on Tuesday").replace("chairs the works", "led the works")
    (news / "2024").mkdir()
    (news / "2024" / "old bridge.txt").write_text(f"Bridge\n\n{edited}", encoding="utf-8")
    if anew:
        for path in folder.glob("library.sqlite*"):
            path.unlink()
    with closing(create_library(folder)) as library:
        update(library, [news])
    assert corrected(folder) == decided


def test_a_correction_while_articles_are_read_is_followed_when_they_are(folder, news):
    with closing(open_library(folder)) as library, closing(open_library(folder)) as reader:
        (news / "copy.txt").write_text(f"Copy\n\n{TEXT}", encoding="utf-8")
        first = reader.quotations(ALL).quotations[0]
        article = reader.article(first.heading.id)

        def meanwhile(_):
            if not (folder / "edits.jsonl").exists():
                reader.correct([rejecting(article, first.quotation)])

        update(library, [news], on_progress=meanwhile)
    with closing(open_library(folder)) as library:
        after = {one.id: one.status for one in library.quotations(ALL).quotations}
    assert after[first.id] is Status.REJECTED
    assert Path(folder / "edits.jsonl").read_text(encoding="utf-8").count("\n") == 1
