"""The full-text index beside the library: private, disposable, never trusted."""

import gc
import json
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from library_stories import FLOOD, QUIET, STORIES, TARIFF, story

from index.corpus.library_folder import LIBRARY_FILE
from index.errors import LibraryBusyError, StorageError
from index.library import search_index
from index.library.cache import Cache, Made, TakenError, UnusableIndexError, cache_of
from index.library.opening import create_library, open_library
from index.library.store import Generation
from index.model import Selection, Sort
from index.query import parse_query

# Those that it cannot make sense of; they are closed when they are collected.
whoosh_leaves_files_open = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
RIVER = parse_query("river")


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a library that is written and closed."""
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        library.write(STORIES)
        library.lend({})
    return folder


@pytest.fixture
def cache(folder):
    return cache_of(folder)


def found(library, query=RIVER):
    return [hit.heading.id for hit in library.search(query, sort=Sort.NEWEST).hits]


def notices_of_a_search(folder):
    with closing(open_library(folder)) as library:
        assert library.notices == ()
        assert found(library) == ["flood", "quiet"]
        assert found(library, parse_query('said:"the dam"')) == ["flood", "old"]
        return library.notices


def index_files(cache):
    return [path for path in cache.ready().folder.rglob("*") if path.is_file()]


def test_an_index_that_fits_is_used_as_it_is(folder, cache):
    before = cache.ready()
    assert notices_of_a_search(folder) == ()
    assert cache.ready() == before


def test_the_index_is_private_and_outside_the_library(folder, cache, cache_home):
    assert cache.folder.is_relative_to(cache_home / "quoth")
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.iterdir()] == [LIBRARY_FILE]


def test_the_index_holds_no_text(folder, cache):
    sentence = b"The dam will hold"
    assert sentence in (folder / LIBRARY_FILE).read_bytes()
    assert all(sentence not in path.read_bytes() for path in index_files(cache))


def test_a_folder_reached_by_a_link_has_the_same_index(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert cache_of(tmp_path / "link").folder == cache_of(folder).folder


def remove_all(cache):
    shutil.rmtree(cache.folder)


def remove_manifest(cache):
    (cache.folder / "manifest.json").unlink()


def garble_manifest(cache):
    (cache.folder / "manifest.json").write_text('{"folder": [')


def empty_manifest(cache):
    (cache.folder / "manifest.json").write_text("{}")


def point_elsewhere(cache):
    path = cache.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"folder": "../../elsewhere"}))


def raise_format(cache):
    path = cache.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 999}))


def other_stamp(cache):
    path = cache.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"stamp": "of a restored copy"}))


def remove_a_file(cache):
    max(index_files(cache), key=lambda path: path.stat().st_size).unlink()


def truncate_files(cache):
    for path in index_files(cache):
        path.write_bytes(path.read_bytes()[:-1])


def add_a_file(cache):
    (cache.ready().folder / "articles" / "more").write_text("x")


def overwrite_files(cache):
    for path in index_files(cache):
        path.write_bytes(b"\x00" * path.stat().st_size)


def overwrite_segments(cache):
    for path in index_files(cache):
        if path.suffix == ".seg":
            content = path.read_bytes()
            path.write_bytes(content[:8] + b"\xff" * (len(content) - 8))


def open_to_others(cache):
    cache.folder.chmod(0o777)


@whoosh_leaves_files_open
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (remove_all, "there was none"),
        (remove_manifest, "there was none"),
        (garble_manifest, "it was damaged"),
        (empty_manifest, "it was damaged"),
        (point_elsewhere, "it was damaged"),
        (raise_format, "it was damaged"),
        (other_stamp, "it was of another state of the library"),
        (remove_a_file, "it was damaged"),
        (truncate_files, "it was damaged"),
        (add_a_file, "it was damaged"),
        (overwrite_files, "it was damaged"),
        (overwrite_segments, "it was damaged"),
        (open_to_others, "its folder was open to others"),
    ],
)
def test_an_index_that_cannot_be_used_is_made_again_and_said_so_once(folder, cache, harm, reason):
    harm(cache)
    assert notices_of_a_search(folder) == (f"Search index rebuilt: {reason}.",)
    gc.collect()
    assert notices_of_a_search(folder) == ()
    assert cache.folder.stat().st_mode & 0o777 == 0o700


def test_an_index_behind_the_library_is_made_again(folder, cache):
    kept = cache.folder.with_name("kept")
    shutil.copytree(cache.folder, kept)
    with closing(open_library(folder)) as library:
        library.write([story("new", "A new river.")])
    shutil.rmtree(cache.folder)
    kept.rename(cache.folder)
    with closing(open_library(folder)) as library:
        assert found(library) == ["flood", "new", "quiet"]
        assert library.notices == ("Search index rebuilt: it was of another state of the library.",)


@whoosh_leaves_files_open
def test_an_index_that_is_harmed_while_it_is_open_is_made_again(folder, cache):
    with closing(open_library(folder)) as library:
        library.write([story("new", "A new river.")])
        remove_all(cache)
        library.write([TARIFF])
        assert found(library) == ["flood", "new", "quiet"]
        truncate_files(cache)
        with ThreadPoolExecutor(1) as other_thread:  # opens its own searcher
            assert other_thread.submit(found, library).result() == ["flood", "new", "quiet"]
        assert found(library) == ["flood", "new", "quiet"]
    gc.collect()


def test_a_search_that_meets_damage_makes_the_index_again(folder, cache, monkeypatch):
    with closing(open_library(folder)) as library:
        assert found(library) == ["flood", "quiet"]
        calls = iter([UnusableIndexError(cache.folder, "it was damaged")])
        real = search_index.Searcher.keys

        def once_broken(self, clause):
            for error in calls:
                raise error
            return real(self, clause)

        monkeypatch.setattr(search_index.Searcher, "keys", once_broken)
        assert found(library) == ["flood", "quiet"]
        assert library.notices == ("Search index rebuilt: it was damaged.",)


def test_an_index_that_stays_broken_is_an_error(folder, monkeypatch):
    def broken(self, clause):
        raise UnusableIndexError(folder, "it was damaged")

    monkeypatch.setattr(search_index.Searcher, "keys", broken)
    with closing(open_library(folder)) as library, pytest.raises(StorageError, match="damaged"):
        found(library)


def test_a_cache_of_somebody_else_is_not_read(folder, cache, monkeypatch):
    before = cache.ready()
    mine = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: mine + 1)
    with closing(open_library(folder)) as library:
        assert found(library) == ["flood", "quiet"]
        private, rebuilt = library.notices
        temporary = library._index_._private.folder
        assert temporary.is_dir()
    assert private.startswith("Search index made for this session only:")
    assert private.endswith("it belongs to somebody else")
    assert rebuilt == "Search index rebuilt: there was none."
    assert not temporary.exists()
    assert cache.ready() == before


def test_a_cache_that_is_a_link_is_not_followed(folder, cache, tmp_path):
    cache.folder.rename(tmp_path / "planted")
    cache.folder.symlink_to(tmp_path / "planted")
    with closing(open_library(folder)) as library:
        assert found(library) == ["flood", "quiet"]
        assert "belongs to somebody else" in library.notices[0]


def test_a_cache_that_cannot_be_made_is_done_without(folder, cache_home):
    shutil.rmtree(cache_home)
    cache_home.write_text("a file")
    with closing(open_library(folder)) as library:
        library.write([story("new", "A new river.")])
        assert found(library) == ["flood", "new", "quiet"]
        assert "for this session only" in library.notices[0]


def test_a_cache_that_cannot_be_written_is_done_without(folder, cache, monkeypatch):
    remove_manifest(cache)
    real = Cache.new_folder

    def full(self):
        if self.folder == cache.folder:
            raise OSError(28, "No space left on device")
        return real(self)

    monkeypatch.setattr(Cache, "new_folder", full)
    with closing(open_library(folder)) as library:
        assert found(library) == ["flood", "quiet"]
        assert "No space left on device" in library.notices[0]


def test_no_place_for_an_index_at_all_is_an_error(folder, cache, monkeypatch):
    remove_manifest(cache)

    def full(self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Cache, "new_folder", full)
    with closing(open_library(folder)) as library:
        with pytest.raises(StorageError, match="No space left"):
            found(library)
        with pytest.raises(StorageError, match="No space left"):
            found(library)
        library.write([story("new", "A new river.")])
        assert "not brought up to date" in library.notices[-1]
        assert library.stats().articles == 5


def test_a_build_that_is_cut_short_leaves_the_old_index(folder, cache, monkeypatch):
    before = cache.ready()

    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(search_index, "carry_on", cut)
    library = open_library(folder)
    with closing(library), pytest.raises(KeyboardInterrupt):
        library.write([story("new", "A new river.")])
    assert cache.ready() == before
    assert {path.name for path in cache.folder.iterdir()} == {
        "lock",
        "manifest.json",
        before.folder.name,
    }
    monkeypatch.undo()


def test_writes_carry_the_index_on_in_one_commit_each(folder, cache, monkeypatch):
    built, carried = [], []
    monkeypatch.setattr(search_index, "build", lambda *args: built.append(args))
    real = search_index.carry_on

    def carry_on(*args):
        carried.append(args)
        real(*args)

    monkeypatch.setattr(search_index, "carry_on", carry_on)
    with closing(open_library(folder)) as library:
        library.write([story(f"new{number}", "A new river.") for number in range(5)])
        library.delete(["flood", "quiet"])
        assert found(library) == [f"new{number}" for number in range(5)]
    assert (len(built), len(carried)) == (0, 4)


def test_only_the_last_index_is_kept(folder, cache):
    with closing(open_library(folder)) as library:
        for number in range(4):
            library.write([story("new", f"River {number}.")])
            assert "new" in found(library)
    assert len([path for path in cache.folder.iterdir() if path.is_dir()]) == 1


def test_two_libraries_have_two_indexes(folder, tmp_path):
    with closing(create_library(tmp_path / "other")) as other:
        other.write([QUIET])
        assert found(other) == ["quiet"]
        assert other.notices == ()
    assert notices_of_a_search(folder) == ()


def test_an_empty_library_needs_no_word_about_its_index(tmp_path):
    with closing(create_library(tmp_path / "empty")) as library:
        assert found(library) == []
        assert library.notices == ()


def test_while_another_makes_the_index_the_one_before_answers(folder, cache):
    with closing(open_library(folder)) as library, closing(open_library(folder)) as writer:
        assert found(library) == ["flood", "quiet"]
        with cache.making(patience_s=0):
            with pytest.raises(TakenError), cache.making(patience_s=0):
                pass
            search_index._PATIENCE_S, patience = 0.0, search_index._PATIENCE_S
            try:
                writer.write([story("new", "A new river.")])
            finally:
                search_index._PATIENCE_S = patience
            page = library.search(RIVER, sort=Sort.NEWEST)
            assert [hit.heading.id for hit in page.hits] == ["flood", "quiet"]
            assert page.partial
            assert library.headings(sort=Sort.OLDEST)[-1].id == "quiet"
        assert found(library) == ["flood", "new", "quiet"]
        assert not library.search(RIVER, sort=Sort.NEWEST).partial


def test_without_one_before_the_library_is_busy(folder, cache, monkeypatch):
    remove_manifest(cache)
    monkeypatch.setattr(search_index, "_PATIENCE_S", 0.0)
    with closing(open_library(folder)) as library:
        with cache.making(patience_s=0), pytest.raises(LibraryBusyError):
            found(library)
        assert found(library) == ["flood", "quiet"]


def test_an_index_that_another_made_meanwhile_is_taken(folder, cache):
    remove_manifest(cache)
    with closing(open_library(folder)) as first, closing(open_library(folder)) as second:
        barrier = threading.Barrier(2)

        def ask(library):
            barrier.wait()
            return found(library)

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(ask, [first, second])) == [["flood", "quiet"]] * 2
        assert len(first.notices + second.notices) == 1


def test_threads_search_while_one_writes(folder):
    stop = threading.Event()
    wrong = []

    def search():
        while not stop.is_set():
            ids = set(found(library)) | {"new"}
            if not {"flood", "quiet"} <= ids:
                wrong.append(ids)

    with closing(open_library(folder)) as library, ThreadPoolExecutor(3) as pool:
        searches = [pool.submit(search) for _ in range(3)]
        for number in range(6):
            library.write([story("new", f"River {number}.")])
        stop.set()
        for one in searches:
            one.result()
        assert "new" in found(library)
    assert wrong == []


def test_what_needs_no_words_loads_no_engine(folder):
    code = (
        "import sys, pathlib; from index import *;"
        "from index.library.opening import open_library;"
        "library = open_library(pathlib.Path(sys.argv[1]));"
        "library.headings(sort=Sort.NEWEST); library.article('flood'); library.speakers('ke');"
        "library.quotations(Selection(article_id='flood')); library.stats(); library.files();"
        "library.search(parse_query('speaker:kent kind:direct'), sort=Sort.NEWEST);"
        "assert library.notices == (); assert 'whoosh' not in sys.modules;"
        "library.search(parse_query('river'), sort=Sort.NEWEST);"
        "assert 'whoosh' in sys.modules; library.close()"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(folder)], check=True)


def test_importing_the_library_loads_neither_engine_nor_sqlite():
    code = (
        "import sys, index; heavy = {'whoosh', 'sqlite3', 'snowballstemmer', 'textual', 'rich'};"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_cache_without_anything_is_unusable(tmp_path):
    cache = Cache(tmp_path / "quoth" / "x")
    assert cache.prepare() is None
    with pytest.raises(UnusableIndexError, match="there was none"):
        cache.ready()
    folder = cache.new_folder()
    made = Made(folder, Generation(1, "s"))
    cache.publish(made)
    assert cache.ready() == made


def test_quotations_are_found_after_a_rebuild(folder, cache):
    remove_all(cache)
    with closing(open_library(folder)) as library:
        listing = library.quotations(Selection(), parse_query("tarif*"))
        assert [one.id for one in listing.quotations] == ["flood#q2", "tariff#q1"]
        library.write([FLOOD])
        assert library.quotations(Selection(), parse_query("tarif*")).total == 2


def test_the_time_for_an_answer_begins_when_the_index_is_made(folder, cache, monkeypatch):
    remove_all(cache)
    now = [0.0]
    monkeypatch.setattr("index.library.local.time.perf_counter", lambda: now[0])
    build = search_index.build

    def slowly(*given):
        now[0] += 60
        build(*given)

    monkeypatch.setattr(search_index, "build", slowly)
    with closing(open_library(folder)) as library:
        page = library.search(RIVER, sort=Sort.NEWEST, deadline_s=0.5)
        assert (len(page.hits), page.total, page.partial) == (2, 2, False)
        assert page.took_ms >= 60_000


def test_however_little_time_there_is_a_screen_is_filled(folder):
    with closing(open_library(folder)) as library:
        library.write([story(f"more{number}", "The river is calm.") for number in range(60)])
        page = library.search(RIVER, sort=Sort.NEWEST, deadline_s=0.0)
        assert page.partial
        assert page.total == 62
        assert [hit.matches for hit in page.hits] == [1] * 20
