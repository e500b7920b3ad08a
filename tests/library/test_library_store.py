"""The SQLite file of a library: what is opened, what is refused, who may write when."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from library_stories import FLOOD, story

from index.corpus.library_folder import LIBRARY_FILE
from index.errors import (
    LibraryBusyError,
    LibraryError,
    LibraryVersionError,
    NoLibraryError,
    StorageError,
)
from index.library.opening import create_library, open_library
from index.library.store import VERSION, Store
from index.model import (
    Attribution,
    Kind,
    Mode,
    Quotation,
    Reading,
    Selection,
    Sort,
    SourceFile,
    Span,
    Voice,
    VoiceKind,
)
from index.query import parse_query


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a library with one article."""
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        library.write([FLOOD], [SourceFile("/flood.txt", 1, 2, "ab", ("flood",), "1")])
    return folder


def titles(library):
    return [heading.title for heading in library.headings(sort=Sort.NEWEST)]


def test_what_was_written_is_there_after_opening_again(folder):
    with closing(open_library(folder)) as library:
        assert library.name == "lib"
        assert titles(library) == ["River rises"]
        assert library.files()["/flood.txt"].articles == ("flood",)
    with closing(create_library(folder)) as library:
        assert titles(library) == ["River rises"]


def test_the_name_is_that_of_the_folder_when_it_was_opened(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder)
    with closing(open_library(Path())) as library:
        monkeypatch.chdir(tmp_path)
        assert library.name == "lib"


def test_a_closed_library_leaves_one_file(folder):
    assert [path.name for path in folder.iterdir()] == [LIBRARY_FILE]


@pytest.mark.parametrize("content", [None, b""])
def test_where_nothing_is_there_is_no_library(tmp_path, content):
    if content is not None:
        (tmp_path / LIBRARY_FILE).write_bytes(content)
    with pytest.raises(NoLibraryError) as caught:
        open_library(tmp_path)
    assert caught.value.folder == tmp_path
    with closing(create_library(tmp_path)) as library:
        assert titles(library) == []


def test_a_database_of_something_else_is_no_library(tmp_path):
    with closing(sqlite3.connect(tmp_path / LIBRARY_FILE)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    for opening in (open_library, create_library):
        with pytest.raises(NoLibraryError):
            opening(tmp_path)


@pytest.mark.parametrize("version", [VERSION + 1, 0])
def test_a_library_of_another_version_is_refused(folder, version):
    with closing(sqlite3.connect(folder / LIBRARY_FILE)) as file:
        file.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LibraryVersionError) as caught:
        open_library(folder)
    assert (caught.value.version, caught.value.known) == (version, VERSION)


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / LIBRARY_FILE).write_bytes(b"Dear reader, this is not a database. " * 100)
    with pytest.raises(StorageError, match=LIBRARY_FILE):
        open_library(tmp_path)


def test_a_damaged_file_is_named(folder):
    content = (folder / LIBRARY_FILE).read_bytes()
    (folder / LIBRARY_FILE).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(LibraryError), closing(open_library(folder)) as library:
        library.quotations(Selection())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE article SET date = 'x'",
        "UPDATE article SET title = x'ff'",
        "UPDATE article SET text = x'ff'",
        "UPDATE article SET text = CAST(x'ff' || text AS TEXT)",
        "UPDATE article SET title = CAST(x'c3' AS TEXT)",
        "UPDATE quotation SET contents = '[[1'",
        "UPDATE quotation SET contents = '7'",
        "UPDATE quotation SET kind = 'sung'",
        "UPDATE quotation SET replaces = '{', lender = 1",
        "UPDATE quotation SET article = 99",
        "UPDATE voice SET kind = 'ghost'",
        "UPDATE file SET articles = '{'",
        "DELETE FROM state",
    ],
)
def test_rows_that_nobody_can_have_written_are_damage(folder, cache_home, damage):
    with closing(sqlite3.connect(folder / LIBRARY_FILE)) as file:
        file.execute(damage)
        file.commit()
    shutil.rmtree(cache_home)
    with closing(open_library(folder)) as library:
        failed = set()
        for use in (
            lambda: library.headings(sort=Sort.NEWEST),
            lambda: library.article("flood"),
            lambda: library.reading("flood"),
            lambda: library.quotations(Selection()),
            lambda: library.search(parse_query("said:dam"), sort=Sort.NEWEST),
            library.files,
        ):
            try:
                use()
            except StorageError as error:
                failed.add(str(error))
        assert failed == {f"{folder / LIBRARY_FILE}: the file is damaged"}


def test_a_library_cannot_be_made_below_a_file(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError):
        create_library(tmp_path / "file")
    with pytest.raises(StorageError):
        create_library(tmp_path / "file" / "lib")


def test_a_folder_in_the_place_of_the_file_is_no_library(tmp_path):
    (tmp_path / LIBRARY_FILE).mkdir()
    with pytest.raises(NoLibraryError):
        open_library(tmp_path)


def test_a_second_writer_is_told_at_once_and_readers_go_on(folder):
    with (
        closing(open_library(folder)) as library,
        closing(sqlite3.connect(folder / LIBRARY_FILE, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE article SET title = 'half written'")
        for change in (
            lambda: library.write([story("new", "Rain.")]),
            lambda: library.delete(["flood"]),
            lambda: library.lend({"flood": []}),
        ):
            with pytest.raises(LibraryBusyError) as caught:
                change()
            assert caught.value.folder == folder
        assert titles(library) == ["River rises"]
        other.execute("ROLLBACK")
        library.write([story("new", "Rain.")])
        assert len(titles(library)) == 2


def test_what_another_process_writes_is_seen(folder):
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[2]);"
        "from library_stories import story; from index.library.opening import open_library;"
        "library = open_library(pathlib.Path(sys.argv[1]));"
        "library.write([story('new', 'Zebras said nothing.')]); library.close()"
    )
    tests = str(pytest.importorskip("library_stories").__file__).rpartition("/")[0]
    with closing(open_library(folder)) as library:
        assert library.search(parse_query("zebra"), sort=Sort.NEWEST).total == 0
        subprocess.run([sys.executable, "-c", code, str(folder), tests], check=True)
        page = library.search(parse_query("zebra"), sort=Sort.NEWEST)
        assert [hit.heading.id for hit in page.hits] == ["new"]
        assert not page.partial
        assert library.notices == ()


def test_a_write_that_fails_changes_nothing(folder):
    with closing(open_library(folder)) as library:
        broken = replace(FLOOD, article=story("new", "Rain.").article, attributions=())
        with pytest.raises(ValueError, match="zip"):
            library.write([story("flood", "Dry."), broken])
        assert titles(library) == ["River rises"]
        library.write([story("new", "Rain.")])
        assert len(titles(library)) == 2


def fill_the_disk(store):
    with store.writing() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute(
            "INSERT INTO file VALUES ('x', 1, 1, ?, '', '', '', '')", ("y" * 100_000,)
        )


def test_the_mentions_of_a_voice_are_looked_at_once(tmp_path, monkeypatch):
    """A voice of a long article has thousands of mentions, and as many quotations."""
    number = 50
    spans = [Span(at, at + 1) for at in range(number)]
    voice = Voice("v1", "Ann Bell", VoiceKind.PERSON, tuple(spans))
    reading = Reading(
        story("long", "x" * number).article,
        tuple(Quotation(f"q{s.start}", Kind.DIRECT, Mode.SPEECH, (s,)) for s in spans),
        tuple(Attribution(f"q{s.start}", voice) for s in spans),
        "1",
    )
    looked_at = []
    monkeypatch.setattr(Span, "__hash__", lambda span: looked_at.append(span) or 1)
    monkeypatch.setattr(Span, "__eq__", lambda *spans: looked_at.append(spans) or False)
    with closing(create_library(tmp_path)) as library:
        library.write([reading])
        assert library.stats().quotations == number
    assert len(looked_at) <= number


def test_a_full_disk_is_a_storage_error(folder):
    with closing(Store(folder)) as store, pytest.raises(StorageError, match="the disk is full"):
        fill_the_disk(store)


def test_nothing_written_is_no_new_generation(folder):
    store = Store(folder)
    with closing(store):
        states = []
        for change in ("DELETE FROM article WHERE id = 'nowhere'", "DELETE FROM article"):
            with store.writing() as connection:
                connection.execute(change)
            with store.reading() as connection:
                states.append(connection.execute("SELECT generation FROM state").fetchone()[0])
    assert states == [1, 2]


def test_strings_that_are_no_unicode_come_back(tmp_path):
    odd = story("caf\udce9/\ud800", "He said \udcff nothing\x00 at all.", title="\udce9")
    with closing(create_library(tmp_path)) as library:
        library.write([odd], [SourceFile("/caf\udce9", 1, 1, "ab", ("caf\udce9/\ud800",), "1")])
        assert library.reading(odd.article.id) == odd
        assert list(library.files()) == ["/caf\udce9"]
        assert library.search(parse_query("nothing"), sort=Sort.NEWEST).total == 1
        library.delete([odd.article.id], ["/caf\udce9"])
        assert (titles(library), library.files()) == ([], {})


def test_a_library_that_cannot_be_written_can_be_read(folder, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with closing(open_library(folder)) as library:
        assert titles(library) == ["River rises"]
        assert library.search(parse_query("river"), sort=Sort.NEWEST).total == 1
        with pytest.raises(StorageError, match="no permission to write"):
            library.write([FLOOD])
    assert [path.name for path in folder.iterdir()] == [LIBRARY_FILE]
    (folder / f"{LIBRARY_FILE}-wal").touch()
    with closing(open_library(folder)) as library:
        assert titles(library) == ["River rises"]
    assert len(list(folder.iterdir())) == 2


def test_a_reader_who_may_not_write_sees_what_is_being_written(folder, monkeypatch):
    with closing(open_library(folder)) as writer:
        writer.write([story("new", "Rain.")])
        assert (folder / f"{LIBRARY_FILE}-wal").stat().st_size
        monkeypatch.setattr("os.access", lambda *_: False)
        with closing(open_library(folder)) as library:
            assert sorted(titles(library)) == ["Rain.", "River rises"]
            monkeypatch.undo()
            writer.write([story("later", "Snow.")])
            assert len(titles(library)) == 3
            monkeypatch.setattr("os.access", lambda *_: False)
            with pytest.raises(StorageError, match="no permission to write"):
                library.write([FLOOD])


def test_a_library_that_is_gone_says_so_to_a_reader_who_may_not_write(folder, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with closing(open_library(folder)) as library:
        (folder / LIBRARY_FILE).unlink()
        with pytest.raises(StorageError, match="cannot be opened"):
            titles(library)


@pytest.mark.parametrize("state", ["at work", "done"])
def test_a_reader_who_may_not_write_sees_a_writer_who_comes_later(folder, monkeypatch, state):
    with monkeypatch.context() as refused:
        refused.setattr("os.access", lambda *_: False)
        library = open_library(folder)
        assert titles(library) == ["River rises"]
    with closing(library), closing(open_library(folder)) as writer:
        writer.write([story("new", "Rain.")])
        if state == "done":
            writer.close()
        monkeypatch.setattr("os.access", lambda *_: False)
        assert sorted(titles(library)) == ["Rain.", "River rises"]


def test_a_closed_library_says_so(folder):
    library = open_library(folder)
    assert library.search(parse_query("river"), sort=Sort.NEWEST).total == 1
    library.close()
    for use in (
        lambda: library.headings(sort=Sort.NEWEST),
        lambda: library.search(parse_query("river"), sort=Sort.NEWEST),
        lambda: library.write([FLOOD]),
    ):
        with pytest.raises(StorageError, match="has been closed"):
            use()
    library.close()


def test_closing_ends_what_another_thread_is_doing(folder):
    store = Store(folder)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    started, ended = threading.Event(), []

    def read():
        try:
            with store.reading() as connection:
                started.set()
                connection.execute(endless).fetchone()
        except StorageError as error:
            ended.append(str(error))

    thread = threading.Thread(target=read)
    thread.start()
    assert started.wait(10)
    store.close()
    thread.join(10)
    assert "has been closed" in ended[0]


def test_two_processes_may_make_a_library_at_once(tmp_path):
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        barrier, made = threading.Barrier(4), []

        def make(folder=folder, barrier=barrier, made=made):
            barrier.wait()
            with closing(create_library(folder)) as library:
                library.write([story(threading.current_thread().name, "Rain.")])
                made.append(library)

        threads = [threading.Thread(target=make, name=f"t{n}") for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 4
        with closing(open_library(folder)) as library:
            assert len(library.headings(sort=Sort.NEWEST)) == 4
