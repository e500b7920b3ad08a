"""Libraries of earlier versions are brought to the one of today, whole or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from library_stories import FLOOD, STORIES, Said, loan, story
from library_versions import (
    made_by_version_1,
    made_by_version_2,
    made_by_version_3,
    made_by_version_4,
)

from index.corpus.library_folder import LIBRARY_FILE
from index.errors import LibraryVersionError, StorageError
from index.library import changing, upgrading
from index.library.opening import create_library, open_library
from index.library.store import VERSION
from index.model import Selection, Sort, SourceFile
from index.query import parse_query

PLAIN = story("plain", "the dam will hold said mara kent", Said("the dam", "nobody"))
LENT = loan(PLAIN, "flood#q1", Said("the dam will hold", "mara kent"), 2, ("q1",))
FILE = SourceFile("/flood.txt", 1, 2, "ab", ("flood",), "1")

VERSIONS = [
    (made_by_version_1, 1),
    (made_by_version_2, 2),
    (made_by_version_3, 3),
    (made_by_version_4, 4),
]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a library with articles, a loan and a file."""
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        library.write([*STORIES, PLAIN], [FILE])
        library.lend({"plain": [LENT]})
    return folder


def answers(library):
    query = parse_query("dam OR speaker:kent")
    return (
        library.headings(sort=Sort.NEWEST),
        library.quotations(Selection()),
        library.quotations(Selection(group_once=True), query),
        library.search(query, sort=Sort.OLDEST).hits,
        library.speakers(),
        library.facet(query),
        library.stats(),
        library.files(),
        [library.reading(one.article.id) for one in (*STORIES, PLAIN)],
    )


def version(folder):
    with closing(sqlite3.connect(folder / LIBRARY_FILE)) as file:
        return file.execute("PRAGMA user_version").fetchone()[0]


@pytest.mark.parametrize(("age", "number"), VERSIONS)
def test_an_older_library_holds_what_it_held(folder, age, number):
    with closing(open_library(folder)) as library:
        before = answers(library)
    age(folder)
    with closing(open_library(folder)) as library:
        assert answers(library) == before
        assert f"Library brought from version {number} to {VERSION}." in library.notices
        told = story("told", 'A "b c" d.', Said("b c", "A"), Said("c", "A"))
        inner = replace(told.quotations[1], parent="q1")
        library.write([replace(told, quotations=(told.quotations[0], inner))])
        assert [one.parent for one in library.reading("told").quotations] == [None, "q1"]
    assert version(folder) == VERSION
    with closing(open_library(folder)) as library:
        assert library.notices == ()


def test_an_older_library_that_cannot_be_written_is_refused(folder, monkeypatch):
    made_by_version_2(folder)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(LibraryVersionError):
        open_library(folder)
    assert version(folder) == 2


def test_whoever_comes_second_does_nothing(folder):
    with (
        closing(sqlite3.connect(folder / LIBRARY_FILE, isolation_level=None)) as file,
        closing(sqlite3.connect(folder / LIBRARY_FILE, isolation_level=None)) as before,
    ):
        upgrading.upgrade(file, before, ["nonsense"], to=VERSION)
    assert version(folder) == VERSION


def test_a_library_whose_upgrade_fails_stays_what_it_was(folder, monkeypatch):
    made_by_version_2(folder)

    def fail(*_):
        raise sqlite3.OperationalError("no more")

    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "insert_files", fail)
        with pytest.raises(StorageError, match="the file is damaged"):
            open_library(folder)
    assert version(folder) == 2
    with closing(open_library(folder)) as library:
        assert library.reading("flood") == FLOOD
        assert list(library.files()) == ["/flood.txt"]


KILLED = """
import os, signal, sys
from pathlib import Path
from index import open_library
from index.library import changing, upgrading
upgrading.insert_files = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
open_library(Path(sys.argv[1]))
"""


def test_an_upgrade_that_is_killed_leaves_the_library_what_it_was(folder):
    with closing(open_library(folder)) as library:
        before = answers(library)
    made_by_version_3(folder)
    child = subprocess.run([sys.executable, "-c", KILLED, folder], check=False, env=os.environ)
    assert child.returncode == -signal.SIGKILL
    assert version(folder) == 3
    with closing(open_library(folder)) as library:
        assert answers(library) == before


def test_speakers_are_the_same_however_many_articles_are_filled_in_at_once(folder, monkeypatch):
    with closing(open_library(folder)) as library:
        before = answers(library)
    made_by_version_3(folder)
    monkeypatch.setattr(changing, "_AT_ONCE", 1)
    monkeypatch.setattr(changing, "_SETTLED_AT_ONCE", 2)
    with closing(open_library(folder)) as library:
        assert answers(library) == before


def test_an_upgrade_says_how_far_it_is_where_it_takes_long(folder, monkeypatch, caplog):
    made_by_version_3(folder)
    monkeypatch.setattr(upgrading, "_QUIET_S", 0.0)
    monkeypatch.setattr(upgrading, "_EVERY_S", 0.0)
    with closing(open_library(folder)):
        said = [f"Bringing the library up to date: {percent} %" for percent in (83, 100)]
        assert caplog.messages == said  # five articles and what one of them borrows


def test_a_short_upgrade_says_nothing(folder, caplog):
    made_by_version_3(folder)
    with closing(open_library(folder)):
        assert caplog.messages == []
