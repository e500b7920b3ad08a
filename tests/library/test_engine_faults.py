"""An index whose maker is killed, or finds the disk full, in the middle of it."""

import os
import random
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from engine_stories import Shelf, article

from index.library.cache import cache_of
from index.library.search_index import SearchIndex
from index.model import Sort


def wide_shelf():
    """Return a library whose states come one after the other in every process alike."""
    shelf = Shelf()
    shelf.write(*(article(key, f"river w{key % 7} w{key}", day=key % 5) for key in range(1, 40)))
    return shelf


def change(shelf):
    """Write what follows on a state; return the generation before."""
    number = shelf.number
    return shelf.write(
        article(100 + number, f"river w{number}", day=number % 5, said=["a river"]),
        delete=[number] if number % 2 else [],
    )


def writer_of(folder, *, before="pass"):
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from index.library.search_index import SearchIndex
from test_engine_faults import change, wide_shelf
shelf = wide_shelf()
index = SearchIndex(Path(sys.argv[1]), shelf.open)
index.follow(shelf.generation)
print("begun", flush=True)
{before}
for _ in range(1000):
    index.follow(change(shelf))
    print(index.notices[-1] if index.notices else "", flush=True)
"""
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
    )


def assert_in_order(folder):
    """Assert that a search finds all of the state that the index comes to."""
    shelf = wide_shelf()
    reached = cache_of(folder).ready().generation.number
    for _ in range(reached + 1 - shelf.number):
        change(shelf)
    with closing(SearchIndex(folder, shelf.open)) as index:
        keys = index.ask(shelf.generation, lambda view: view.page(view.live, Sort.NEWEST, 0, None))
        assert keys == [one.key for one in shelf.wanted(None)]
        assert index.notices == ()
        assert index.verify().problem is None
    names = {kept.name for kept in cache_of(folder).ready().segments}
    assert {path.name for path in cache_of(folder).folder.iterdir()} == {
        *names,
        "manifest.json",
        "lock",
    }


@pytest.mark.parametrize("seed", range(5))
def test_whoever_is_killed_leaves_an_index_that_is_whole(tmp_path, seed):
    moments = random.Random(seed)
    with writer_of(tmp_path) as writer:
        writer.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            writer.wait(timeout=moments.uniform(0.0, 0.15))  # any moment: all have to be safe
        os.kill(writer.pid, signal.SIGKILL)
    assert_in_order(tmp_path)


def test_a_full_disk_leaves_the_index_before(tmp_path):
    limit = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
"""
    with writer_of(tmp_path, before=limit) as writer:
        writer.stdout.readline()
        notice = writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
    assert "not brought up to date: [Errno 27]" in notice
    assert cache_of(tmp_path).ready().generation == wide_shelf().generation
    assert_in_order(tmp_path)
