"""The library in a folder and its search index: what the one makes of the other."""

import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from library_stories import FLOOD, QUIET, STORIES, story

from index.library import search_index
from index.library.cache import TakenError, cache_of
from index.library.engine import carrying
from index.library.opening import create_library, open_library
from index.model import Selection, Sort
from index.query import parse_query

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


def test_only_the_last_index_is_kept(folder, cache):
    with closing(open_library(folder)) as library:
        for number in range(4):
            library.write([story("new", f"River {number}.")])
            assert "new" in found(library)
    held = {kept.name for kept in cache.ready().segments}
    assert {path.name for path in cache.folder.iterdir() if path.is_dir()} == held


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


def test_an_index_that_another_made_meanwhile_is_taken(folder, cache):
    cache.withdraw()
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


def test_quotations_are_found_after_a_rebuild(folder, cache):
    shutil.rmtree(cache.folder)
    with closing(open_library(folder)) as library:
        listing = library.quotations(Selection(), parse_query("tarif*"))
        assert [one.id for one in listing.quotations] == ["flood#q2", "tariff#q1"]
        library.write([FLOOD])
        assert library.quotations(Selection(), parse_query("tarif*")).total == 2


def test_the_time_for_an_answer_begins_when_the_index_is_made(folder, cache, monkeypatch):
    shutil.rmtree(cache.folder)
    now = [0.0]
    monkeypatch.setattr("index.library.local.time.perf_counter", lambda: now[0])
    build = carrying.build

    def slowly(*given):
        now[0] += 60
        return build(*given)

    monkeypatch.setattr(carrying, "build", slowly)
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
