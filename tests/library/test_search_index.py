"""The search index beside the library: private, disposable, never trusted."""

import gc
import json
import os
import random
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from engine_stories import Shelf, article

from index.errors import LibraryBusyError, StorageError
from index.library import search_index
from index.library.cache import Cache, UnusableIndexError, _sum, cache_of
from index.library.engine import carrying, neighbours
from index.library.engine.building import PARTS
from index.library.search_index import SearchIndex
from index.model import Sort
from index.query import parse_query

FLOOD = article(1, "The river rose.", day=3, said=[("the river will hold", 1)])
QUIET = article(2, "A quiet river.", day=2)
TARIFF = article(3, "Tariffs on steel.", day=5)
NEW = article(4, "A new river.", day=9)


@pytest.fixture
def shelf():
    """Return a library of three articles."""
    shelf = Shelf()
    shelf.write(FLOOD, QUIET, TARIFF)
    return shelf


@pytest.fixture
def folder(tmp_path, shelf):
    """Return the folder of a library that has an index."""
    folder = tmp_path / "lib"
    folder.mkdir()
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
    shelf.asked.clear()
    return folder


@pytest.fixture
def cache(folder):
    return cache_of(folder)


def opened(folder, shelf):
    return closing(SearchIndex(folder, shelf.open))


def found(index, shelf, word="river"):
    clause = parse_query(word).groups[0][0]
    return index.ask(
        shelf.generation, lambda view: view.page(view.articles(clause), Sort.NEWEST, 0, 20)
    )


def notices_of_a_search(folder, shelf):
    with opened(folder, shelf) as index:
        assert index.notices == ()
        assert found(index, shelf) == [1, 2]
        return index.notices


def index_files(cache):
    made = cache.ready()
    return [made.folder / one.name / file.path for one in made.segments for file in one.files]


def rewrite_manifest(cache, **changed):
    """Write another manifest, as whoever knows how could."""
    path = cache.folder / "manifest.json"
    raw = json.loads(path.read_text()) | changed
    del raw["sum"]
    path.write_text(json.dumps(raw | {"sum": _sum(raw)}))


def test_an_index_that_fits_is_used_as_it_is(folder, cache, shelf):
    before = cache.ready()
    assert notices_of_a_search(folder, shelf) == ()
    assert cache.ready() == before
    assert shelf.asked == []


def test_the_index_is_private_and_outside_the_library(folder, cache, cache_home):
    assert cache.folder.is_relative_to(cache_home / "quoth")
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_the_index_holds_no_text(cache):
    assert all(b"quiet river" not in path.read_bytes() for path in index_files(cache))


def test_a_folder_reached_by_a_link_has_the_same_index(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert cache_of(tmp_path / "link").folder == cache_of(folder).folder


def remove_all(cache):
    shutil.rmtree(cache.folder)


def remove_manifest(cache):
    (cache.folder / "manifest.json").unlink()


def garble_manifest(cache):
    (cache.folder / "manifest.json").write_text('{"segments": [')


def nest_manifest(cache):
    (cache.folder / "manifest.json").write_text("[" * 100_000)


def empty_manifest(cache):
    (cache.folder / "manifest.json").write_text("{}")


def point_elsewhere(cache):
    raw = json.loads((cache.folder / "manifest.json").read_text())
    raw["segments"][0]["name"] = "../../elsewhere"
    rewrite_manifest(cache, segments=raw["segments"])


def bury_an_article(cache):
    path = cache.folder / "manifest.json"
    path.write_text(path.read_text().replace('"dead": "0"', '"dead": "1"'))


def raise_format(cache):
    rewrite_manifest(cache, format=999)


def other_stamp(cache):
    rewrite_manifest(cache, stamp="of a restored copy")


def remove_a_file(cache):
    index_files(cache)[0].unlink()


def truncate_files(cache):
    for path in index_files(cache):
        path.write_bytes(path.read_bytes()[:-1])


def add_a_file(cache):
    (index_files(cache)[0].parent / "more").write_text("x")


def overwrite_files(cache):
    for path in index_files(cache):
        path.write_bytes(b"\x00" * path.stat().st_size)


def overwrite_tables(cache):
    for path in index_files(cache):
        if path.suffix == ".trm":
            content = path.read_bytes()
            path.write_bytes(content[:8] + b"\xff" * (len(content) - 8))


def open_to_others(cache):
    cache.folder.chmod(0o777)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (remove_all, "there was none"),
        (remove_manifest, "there was none"),
        (garble_manifest, "it was damaged"),
        (nest_manifest, "it was damaged"),
        (empty_manifest, "it was damaged"),
        (point_elsewhere, "it was damaged"),
        (bury_an_article, "it was damaged"),
        (raise_format, "it was damaged"),
        (other_stamp, "it was of another state of the library"),
        (remove_a_file, "it was damaged"),
        (truncate_files, "it was damaged"),
        (add_a_file, "it was damaged"),
        (overwrite_files, "it was damaged"),
        (overwrite_tables, "it was damaged"),
        (open_to_others, "its folder was open to others"),
    ],
)
def test_an_index_that_cannot_be_used_is_made_again_and_said_so_once(
    folder, cache, shelf, harm, reason
):
    harm(cache)
    assert notices_of_a_search(folder, shelf) == (f"Search index rebuilt: {reason}.",)
    assert notices_of_a_search(folder, shelf) == ()
    assert cache.folder.stat().st_mode & 0o777 == 0o700


def test_an_index_behind_the_library_is_carried_on_without_a_word(folder, cache, shelf):
    shelf.write(NEW, delete=[1])
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [4, 2]
        assert index.notices == ()
    assert shelf.asked == [None]  # so few articles are all indexed again


def test_a_write_adds_what_it_wrote_and_no_more(folder, cache, shelf):
    shelf.write(*(article(key, "word", day=key) for key in range(10, 1010)))
    with opened(folder, shelf) as index:
        found(index, shelf)
        (old,) = cache.ready().segments
        shelf.asked.clear()
        shelf.compared.clear()
        index.follow(shelf.write(NEW))
        assert shelf.asked == [{4}]
        assert shelf.compared == [2]  # no article is compared that has not changed
        first, second = cache.ready().segments
        assert first == old
        assert found(index, shelf) == [4, 1, 2]
        shelf.asked.clear()
        index.follow(shelf.write(article(1, "No more rivers."), delete=[2]))
        assert shelf.asked == [{1, 4}]
        assert shelf.compared == [2, 3, -1]  # one is gone: which is it?
        first, third = cache.ready().segments
        assert first.files == old.files
        assert first.dead.bit_count() == 2
        assert third != second
        assert found(index, shelf, '"river"') == [4]
        assert index.notices == ()
        assert found(index, shelf, "rivers") == [4, 1]


def test_a_write_of_nothing_that_is_indexed_indexes_nothing(folder, cache, shelf):
    with opened(folder, shelf) as index:
        index.follow(shelf.write())
        assert shelf.asked == []
        assert cache.ready().generation == shelf.generation
        assert found(index, shelf) == [1, 2]


def test_what_is_all_deleted_leaves_no_files(folder, cache, shelf):
    with opened(folder, shelf) as index:
        index.follow(shelf.write(delete=[1, 2, 3]))
        assert found(index, shelf) == []
        assert cache.ready().segments == ()
        assert {path.name for path in cache.folder.iterdir()} == {"manifest.json", "lock"}
        index.follow(shelf.write(NEW))
        assert found(index, shelf) == [4]


def test_an_index_that_is_carried_on_many_times_stays_in_few_segments(folder, cache, shelf):
    rng = random.Random(5)
    with opened(folder, shelf) as index:
        for key in range(10, 60):
            gone = [rng.choice(sorted(shelf.articles))] if key % 3 == 0 else []
            index.follow(shelf.write(article(key, f"river {key}", day=key % 7), delete=gone))
            assert (
                sorted(found(index, shelf))
                == sorted(key for key, one in shelf.articles.items() if "river" in one.text)[:20]
                or len(shelf.articles) > 20
            )
        everything = index.ask(
            shelf.generation, lambda view: view.page(view.live, Sort.NEWEST, 0, None)
        )
    assert everything == [one.key for one in shelf.wanted(None)]
    assert len(cache.ready().segments) <= 12


def test_an_index_that_is_harmed_while_it_is_open_is_made_again(folder, cache, shelf):
    with opened(folder, shelf) as index:
        index.follow(shelf.write(NEW))
        remove_all(cache)
        index.follow(shelf.write(TARIFF))
        assert found(index, shelf) == [4, 1, 2]
        truncate_files(cache)
        with ThreadPoolExecutor(1) as other_thread:  # opens its own files
            assert other_thread.submit(found, index, shelf).result() == [4, 1, 2]
        assert found(index, shelf) == [4, 1, 2]


def test_a_search_that_meets_damage_makes_the_index_again(folder, cache, shelf):
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        failures = iter([UnusableIndexError(folder, "it was damaged")])

        def broken_once(view):
            for error in failures:
                raise error
            return view.live.bit_count()

        assert index.ask(shelf.generation, broken_once) == 3
        assert index.notices == ("Search index rebuilt: it was damaged.",)


def test_an_index_that_stays_broken_is_an_error(folder, shelf):
    def broken(view):
        raise UnusableIndexError(folder, "it was damaged")

    with opened(folder, shelf) as index, pytest.raises(StorageError, match="damaged"):
        index.ask(shelf.generation, broken)


def test_a_fault_of_who_asks_is_not_taken_for_damage(folder, shelf):
    with opened(folder, shelf) as index:
        with pytest.raises(KeyError):
            index.ask(shelf.generation, lambda view: {}[view.live])
        assert index.notices == ()


def test_a_cache_of_somebody_else_is_not_read(folder, cache, shelf, monkeypatch):
    before = cache.ready()
    mine = os.getuid()
    monkeypatch.setattr("os.getuid", lambda: mine + 1)
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        private, rebuilt = index.notices
        temporary = index._private.folder
        assert temporary.is_dir()
    assert private.startswith("Search index made for this session only:")
    assert private.endswith("it belongs to somebody else")
    assert rebuilt == "Search index rebuilt: there was none."
    assert not temporary.exists()
    assert cache.ready() == before


def test_a_cache_that_is_a_link_is_not_followed(folder, cache, shelf, tmp_path):
    cache.folder.rename(tmp_path / "planted")
    cache.folder.symlink_to(tmp_path / "planted")
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        assert "belongs to somebody else" in index.notices[0]


def test_a_cache_that_cannot_be_made_is_done_without(folder, shelf, cache_home):
    shutil.rmtree(cache_home)
    cache_home.write_text("a file")
    with opened(folder, shelf) as index:
        index.follow(shelf.write(NEW))
        assert found(index, shelf) == [4, 1, 2]
        assert "for this session only" in index.notices[0]


def refuse_folders(monkeypatch, *, but=lambda cache: False):
    real = Cache.new_folder

    def full(self):
        if but(self):
            return real(self)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Cache, "new_folder", full)


def test_a_cache_that_cannot_be_written_is_done_without(folder, cache, shelf, monkeypatch):
    remove_manifest(cache)
    refuse_folders(monkeypatch, but=lambda one: one.folder != cache.folder)
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        assert "No space left on device" in index.notices[0]


def test_no_place_for_an_index_at_all_is_an_error(folder, cache, shelf, monkeypatch):
    remove_manifest(cache)
    refuse_folders(monkeypatch)
    with opened(folder, shelf) as index:
        with pytest.raises(StorageError, match="No space left"):
            found(index, shelf)
        with pytest.raises(StorageError, match="No space left"):
            found(index, shelf)
        index.follow(shelf.write(NEW))
        assert "not brought up to date" in index.notices[-1]


class Killed(BaseException):
    """What no handler takes for an error."""


@pytest.mark.parametrize("step", ["_write_columns", "_write_bitmaps", "_rows", "add"])
def test_a_build_that_is_cut_short_leaves_the_old_index(folder, cache, shelf, monkeypatch, step):
    before = cache.ready()

    def cut(*_):
        raise Killed

    monkeypatch.setattr(f"index.library.engine.building._Gathering.{step}", cut)
    with opened(folder, shelf) as index, pytest.raises(Killed):
        index.follow(shelf.write(NEW))
    monkeypatch.undo()
    gc.collect()
    assert cache.ready() == before
    assert {path.name for path in cache.folder.iterdir()} == {
        "manifest.json",
        "lock",
        *(one.name for one in before.segments),
    }
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [4, 1, 2]


def test_a_second_segment_that_fails_takes_the_first_with_it(folder, cache, shelf, monkeypatch):
    before = cache.ready()
    monkeypatch.setattr("index.library.engine.building.MOST_ARTICLES", 2)
    real = carrying.build
    calls = iter([real])

    def once(*given):
        for build in calls:
            return build(*given)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(carrying, "build", once)
    with opened(folder, shelf) as index:
        index.follow(shelf.write(NEW, FLOOD))
        assert "not brought up to date" in index.notices[-1]
    assert {path.name for path in cache.folder.iterdir() if path.is_dir()} == {
        one.name for one in before.segments
    }


def test_so_many_articles_that_one_segment_cannot_hold_them(tmp_path, shelf, monkeypatch):
    monkeypatch.setattr("index.library.engine.building.MOST_ARTICLES", 2)
    monkeypatch.setattr("index.library.engine.building._IN_MEMORY", 3)
    with opened(tmp_path, shelf) as index:
        assert found(index, shelf) == [1, 2]
        assert index.ask(
            shelf.generation, lambda view: view.page(view.live, Sort.OLDEST, 0, None)
        ) == [2, 1, 3]
    assert len(cache_of(tmp_path).ready().segments) == 2


def test_while_another_makes_the_index_the_one_before_answers(folder, cache, shelf):
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        before = shelf.write(NEW)
        with cache.making(patience_s=0):
            generation, keys = index.ask(
                shelf.generation, lambda view: (view.generation, view.keys(view.live))
            )
        assert generation == before
        assert sorted(keys) == [1, 2, 3]
        assert found(index, shelf) == [4, 1, 2]


def test_nobody_waits_for_ever_for_whoever_makes_the_index(folder, cache, shelf, monkeypatch):
    remove_manifest(cache)
    monkeypatch.setattr(search_index, "_PATIENCE_S", 0.0)
    with opened(folder, shelf) as index, cache.making(patience_s=0):
        with pytest.raises(LibraryBusyError):
            found(index, shelf)
        index.follow(shelf.write(NEW))
        assert index.notices == ()


def test_an_index_that_another_made_meanwhile_is_taken(folder, cache, shelf):
    with opened(folder, shelf) as one, opened(folder, shelf) as other:
        assert found(one, shelf) == found(other, shelf) == [1, 2]
        one.follow(shelf.write(NEW))
        shelf.asked.clear()
        assert found(other, shelf) == [4, 1, 2]
        other.follow(shelf.generation)
        assert shelf.asked == []


def test_what_is_mostly_deleted_is_made_again_without_that(folder, cache, shelf, monkeypatch):
    monkeypatch.setattr(carrying, "to_merge", lambda *_: set())
    with opened(folder, shelf) as index:
        index.follow(shelf.write(*(article(key, f"river {key}", day=1) for key in range(10, 22))))
        first, second = cache.ready().segments
        index.follow(shelf.write(delete=range(10, 16)))  # 6 of 12
        untouched, kept = cache.ready().segments
        assert (untouched, kept.files) == (first, second.files)
        assert kept.dead.bit_count() == 6
        shelf.asked.clear()
        index.follow(shelf.write(delete=[16]))
        untouched, fresh = cache.ready().segments
        assert (untouched, fresh.dead) == (first, 0)
        assert fresh.name != kept.name
        assert shelf.asked == [frozenset(range(17, 22))]
        assert found(index, shelf) == [1, 2, *range(17, 22)]
        assert index.notices == ()


def test_an_index_of_an_unknown_past_is_not_carried_on(folder, cache, shelf):
    other_stamp(cache)
    with opened(folder, shelf) as index:
        index.follow(shelf.write(NEW))
        assert shelf.asked == [None]
        assert found(index, shelf) == [4, 1, 2]


def test_what_cannot_be_carried_on_is_made_anew(folder, cache, shelf):
    path = next(path for path in index_files(cache) if path.name == PARTS)
    path.write_bytes(b"\0" * path.stat().st_size)
    with opened(folder, shelf) as index:
        index.follow(shelf.write(NEW))
        assert shelf.asked == [None]
        assert found(index, shelf) == [4, 1, 2]


def test_each_thread_has_files_of_its_own(folder, shelf):
    shelf.write(*(article(key, f"river w{key}", day=key) for key in range(10, 200)))
    with opened(folder, shelf) as index:
        expected = found(index, shelf)
        start = threading.Barrier(4)

        def ask(_):
            start.wait()
            return [found(index, shelf, word) for word in ["river", "w50", "r*", "w1*"] * 10]

        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(ask, range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == expected


def test_a_closed_index_says_so(folder, shelf):
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
    with pytest.raises(StorageError, match="closed"):
        found(index, shelf)


def flip(path, place):
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 0xFF
    path.write_bytes(bytes(content))


def test_reading_all_of_an_index_finds_every_flipped_byte(folder, cache, shelf):
    with opened(folder, shelf) as index:
        assert index.verify() == (shelf.generation, 3, 1, None)
        for number, path in enumerate(index_files(cache)):
            content = path.read_bytes()
            flip(path, number * 7)
            assert index.verify().problem == "it was damaged"
            path.write_bytes(content)
        remove_a_file(cache)
        assert index.verify() == (None, 0, 0, "it was damaged")
        remove_manifest(cache)
        assert index.verify().problem == "there was none"


def test_an_index_taken_away_is_made_again(folder, shelf):
    with opened(folder, shelf) as index:
        assert found(index, shelf) == [1, 2]
        index.withdraw()
        assert index.verify().problem == "there was none"
        assert found(index, shelf) == [1, 2]
        assert index.verify().problem is None


def test_whatever_byte_is_flipped_a_search_answers_or_makes_the_index_again(folder, cache, shelf):
    rng = random.Random(11)
    for _ in range(40):
        with opened(folder, shelf) as index:
            found(index, shelf)
        path = rng.choice(index_files(cache))
        flip(path, rng.randrange(path.stat().st_size))
        with opened(folder, shelf) as index:
            assert found(index, shelf) == [1, 2]
            found(index, shelf, "x* river")
            index.ask(shelf.generation, lambda view: view.best([], view.live, None))
        remove_manifest(cache)


def answers(index, shelf):
    """Return what every question of a view is answered, with both ways of looking up keys."""

    def ask(view):
        words = ["river", "w*", "wa*", "ford's", '"river wide"', '"ford wa"']
        words += ['"said ford"', '"wide wa"', '"river wa"*']
        clauses = [parse_query(word).groups[0][0] for word in words]
        found = [view.articles(clause) for clause in clauses]
        said = [view.said(clause) for clause in clauses]
        few = view.articles(parse_query("waf").groups[0][0])
        every = sorted(view.keys(view.live))
        return (
            *found,
            *said,
            *map(view.titles, clauses),
            *map(view.of_kind, ("direct", "indirect")),
            *map(view.spoken_by, ([1], range(20))),
            *map(view.among, ([12], every)),
            *map(view.quotations, ([1200], range(1000, 90_000))),
            *(view.between(first, 100) for first in (None, 40)),
            *map(view.inside, (few, found[0])),
            *(view.page(view.live, sort, 0, None) for sort in (Sort.NEWEST, Sort.OLDEST)),
            view.around(said[0]),
            view.spoken,
            every,
            view.quotation_keys(view.all_said),
            view.counted(found[0]),
            view.facet(view.all_said),
            view.best(clauses, view.live, None),
            view.lexicon.completions("w", 50),
            view.lexicon.near("rivet", 1, 5),
        )

    return index.ask(shelf.generation, ask)


def parts_damaged(content, name, rng):
    """Return a file of parts with one byte of a part flipped, and one with all at random."""
    start, length, *_ = directory_of(content)["parts"][name]
    flipped, noise = bytearray(content), bytearray(content)
    flipped[start + rng.randrange(length)] ^= 1 << rng.randrange(8)
    noise[start : start + length] = rng.randbytes(length)
    return bytes(flipped), bytes(noise)


def directory_of(content):
    start = content.rindex(b'{"byteorder"')
    return json.JSONDecoder().raw_decode(content[start:].decode("ascii", "replace"))[0]


def test_a_damaged_part_changes_no_answer(folder, cache, shelf, monkeypatch):
    monkeypatch.setattr(neighbours, "COMMON", 40)
    rng = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    shelf.write(
        *(
            article(
                key,
                f"River w{letters[key % 26]}{letters[key % 7]} said ford's river. " * 2,
                title=f"River wide w{letters[key % 26]}",
                day=key % 90 or None,
                said=[("river wide", key % 9), f"ford w{letters[key % 26]}"],
            )
            for key in range(10, 150)
        )
    )
    remove_manifest(cache)
    with opened(folder, shelf) as index:
        expected = answers(index, shelf)
    path = next(path for path in index_files(cache) if path.name == PARTS)
    whole = path.read_bytes()
    parts = directory_of(whole)["parts"]
    kept = folder.parent / "kept"
    shutil.copytree(cache.folder, kept)
    used = {name for name, (_, length, *_) in parts.items() if length}
    assert {"text.bitmaps", "said.bitmaps", "text.beginnings", "title.frequent"} <= used
    assert {"text.pairs", "said.pairs", "text.sequences", "said.sequences"} <= used
    met = set()
    for name in sorted(used):
        for content in parts_damaged(whole, name, rng):
            path.write_bytes(content)
            with opened(folder, shelf) as index:
                assert answers(index, shelf) == expected, name
                if index.notices:
                    assert index.notices == ("Search index rebuilt: it was damaged.",)
                    met.add(name)
                    shutil.rmtree(cache.folder)
                    shutil.copytree(kept, cache.folder)
    assert used == met


def test_a_damaged_key_is_found_by_an_update(folder, cache, shelf):
    path = next(path for path in index_files(cache) if path.name == PARTS)
    content = path.read_bytes()
    flip(path, directory_of(content)["parts"]["keys"][0])
    with shelf.open() as source, pytest.raises(UnusableIndexError):
        carrying.carry_on(cache, source, cache.ready())


def test_an_update_of_many_writes_is_followed_now_and_then_and_at_its_end(
    folder, cache, shelf, monkeypatch
):
    clock = [0.0]

    def tick():
        clock[0] += 1.0
        return clock[0]

    monkeypatch.setattr(search_index.time, "monotonic", tick)
    with opened(folder, shelf) as index, opened(folder, shelf) as reader:
        with index.pacing():
            for key in range(10, 30):
                index.follow(shelf.write(article(key, f"river {key}")))
                asked = len(shelf.asked)
                found(reader, shelf)  # leaves the index to who is at it
                assert len(shelf.asked) == asked
        assert 1 < len(shelf.asked) < 8
        assert cache.ready().generation == shelf.generation
        assert len(found(reader, shelf)) == 20
        assert index.notices == reader.notices == ()


def test_an_update_that_is_broken_off_is_indexed_at_the_next_search(folder, cache, shelf):
    def break_off(index):
        with index.pacing():
            index.follow(shelf.write(NEW))
            shelf.write(delete=[1])
            raise Killed

    with opened(folder, shelf) as index:
        with pytest.raises(Killed):
            break_off(index)
        assert cache.ready().generation != shelf.generation
        assert found(index, shelf) == [4, 2]
        assert index.notices == ()


def test_an_update_does_without_a_place_for_the_index(folder, shelf, cache_home, monkeypatch):
    shutil.rmtree(cache_home)
    cache_home.write_text("a file")
    refuse_folders(monkeypatch)
    with opened(folder, shelf) as index:
        with index.pacing():
            index.follow(shelf.write(NEW))
        assert "not brought up to date" in index.notices[-1]
