"""Reading where nothing can be written: a full disk, a disk that is read-only, no permission."""

import os
import resource
import subprocess
import sys
from contextlib import closing, contextmanager
from types import SimpleNamespace

import pytest
from library_stories import FLOOD, story
from library_versions import made_by_version_4

from index.corpus.library_folder import LIBRARY_FILE
from index.errors import LibraryVersionError, StorageError
from index.library import access
from index.library.opening import create_library, open_library
from index.model import Sort
from index.query import parse_query


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a library with one article and its index."""
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        library.write([FLOOD])
        library.search(parse_query("river"), sort=Sort.NEWEST)
    return folder


@contextmanager
def no_room():
    """Let no file of this process grow, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def titles(library):
    return [heading.title for heading in library.headings(sort=Sort.NEWEST)]


def test_a_library_on_a_full_disk_can_be_read_and_says_so(folder):
    with no_room(), closing(open_library(folder)) as library:
        assert titles(library) == ["River rises"]
        assert library.search(parse_query("river"), sort=Sort.NEWEST).total == 1
        assert library.notices == (f"{folder}: the disk is full; the library is read as it is.",)
        with pytest.raises(StorageError, match="the disk is full"):
            library.write([story("new", "Rain.")])


def test_as_soon_as_there_is_room_it_is_written_again(folder):
    with no_room():
        library = open_library(folder)
        assert titles(library) == ["River rises"]
    with closing(library):
        library.write([story("new", "Rain.")])
        assert sorted(titles(library)) == ["Rain.", "River rises"]


def test_what_others_write_is_seen_where_the_disk_was_full(folder):
    with no_room():
        library = open_library(folder)
    with closing(library):
        assert titles(library) == ["River rises"]
        # A process of its own: in this one all connections share what is known of the log.
        program = "import sqlite3, sys; file = sqlite3.connect(sys.argv[1]);"
        program += " file.execute(\"UPDATE article SET title = 'Rain.'\"); file.commit()"
        subprocess.run([sys.executable, "-c", program, folder / LIBRARY_FILE], check=True)
        assert titles(library) == ["Rain."]


def test_a_log_without_its_index_is_read_on_a_full_disk(folder, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    with closing(open_library(folder)) as library:
        library.write([story("new", "Rain.")])
        for end in ("", "-wal"):
            (copy / f"{LIBRARY_FILE}{end}").write_bytes(
                (folder / f"{LIBRARY_FILE}{end}").read_bytes()
            )
    with no_room(), closing(open_library(copy)) as library:
        assert sorted(titles(library)) == ["Rain.", "River rises"]


def test_an_older_library_on_a_full_disk_stays_as_it_is(folder):
    made_by_version_4(folder)
    with no_room(), pytest.raises(LibraryVersionError):
        open_library(folder)


@pytest.mark.parametrize(
    ("flag", "reason"), [(os.ST_RDONLY, "the disk is read-only"), (0, "no permission to write")]
)
def test_where_nothing_may_be_written_that_is_said_once(folder, monkeypatch, flag, reason):
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(access.os, "statvfs", lambda _: SimpleNamespace(f_flag=flag))
    with closing(open_library(folder)) as library:
        titles(library)
        assert library.notices == (f"{folder}: {reason}; the library is read as it is.",)
        with pytest.raises(StorageError, match=reason):
            library.write([FLOOD])
