"""A Whoosh index that somebody put in the place of ours."""

import gc
import os
import pickle
from contextlib import closing, suppress
from types import SimpleNamespace

import pytest
from engine_stories import Shelf, article
from whoosh import index as whoosh_index
from whoosh.codec import whoosh3
from whoosh.filedb import structfile

from index.library.cache import cache_of
from index.library.engine import postings
from index.library.search_index import SearchIndex
from index.model import Sort
from index.query import parse_query

RIVER = parse_query("river").groups[0]


class Payload:
    """Makes a folder when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def craft_contents(payload, monkeypatch):
    real = whoosh_index.TOC.__init__
    monkeypatch.setattr(
        whoosh_index.TOC,
        "__init__",
        lambda self, schema, _, number: real(self, schema, [payload], number),
    )


def craft_table(payload, monkeypatch):
    def with_payload(value):
        return value | {"more": payload} if isinstance(value, dict) else value

    real = structfile.StructFile.write_pickle
    monkeypatch.setattr(
        structfile.StructFile,
        "write_pickle",
        lambda self, value, *_: real(self, with_payload(value)),
    )


def craft_block(payload, monkeypatch):
    block = pickle.dumps(payload, 2)
    crafted = SimpleNamespace(**vars(pickle) | {"dumps": lambda *_: block})
    monkeypatch.setattr(postings, "pickle", crafted)


def craft_data(payload, monkeypatch):
    real = pickle.dumps

    def data_or_info(value, protocol):
        return real(payload if isinstance(value[0], tuple) else value, protocol)

    monkeypatch.setattr(
        postings, "pickle", SimpleNamespace(**vars(pickle) | {"dumps": data_or_info})
    )


def craft_inlined(payload, monkeypatch):
    real = whoosh3.W3TermInfo.to_bytes

    def inlined(self):
        return b"\x01" + real(self)[1 : self._struct.size] + pickle.dumps(payload, 2)

    monkeypatch.setattr(whoosh3.W3TermInfo, "to_bytes", inlined)


def read_by_whoosh(folder):
    """Read an index as whoever trusts it would."""
    made = cache_of(folder).ready()
    reader = whoosh_index.open_dir(str(made.folder / made.segments[0].name / "articles")).reader()
    list(reader.postings("text", "river").all_ids())


CRAFTS = [craft_contents, craft_table, craft_block, craft_data, craft_inlined]


@pytest.fixture(params=CRAFTS, ids=lambda craft: craft.__name__)
def crafted(request, tmp_path, monkeypatch):
    """Return a library with an index that runs code where Whoosh reads it."""
    shelf = Shelf()
    shelf.write(article(1, "A river."))
    with closing(SearchIndex(tmp_path, shelf.open)) as index, monkeypatch.context() as patched:
        request.param(Payload(tmp_path / "ran"), patched)
        index.follow(shelf.write())
    return shelf


def test_a_crafted_index_runs_no_code(crafted, tmp_path):
    with closing(SearchIndex(tmp_path, crafted.open)) as index:
        for _ in range(2):
            assert index.ask(crafted.generation, look) == ([1], 1)
    assert not (tmp_path / "ran").exists()


def look(view):
    best = view.best(RIVER, view.live, 9)
    return view.page(view.articles(RIVER[0]), Sort.NEWEST, 0, 9), len(best)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files left open
def test_the_code_would_run_if_whoosh_read_it(crafted, tmp_path):
    with suppress(Exception):
        read_by_whoosh(tmp_path)
    gc.collect()
    assert (tmp_path / "ran").exists()
