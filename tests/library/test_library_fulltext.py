"""The full-text index by itself."""

import random

import pytest

from index.library.answering import Document
from index.library.cache import UnusableIndexError
from index.library.fulltext import Searcher, build, carry_on
from index.query import parse_query

RAIN = Document(1, ("Rain again", "The rains fell on the river's bank."))
SNOW = Document(2, ("", "Snow, and again snow."))
SUN = Document(2**40, ("Sun",))


@pytest.fixture
def folders(tmp_path):
    """Return two empty folders."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    return old, new


def keys(folder, query):
    searcher = Searcher(folder)
    try:
        return searcher.keys(parse_query(query).groups[0][0])
    finally:
        searcher.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rain", {1}),
        ('"rain"', {1}),
        ("again", {1, 2}),
        ("sun", {2**40}),
        ("s*", {2, 2**40}),
        ("x*", set()),
        ('"river bank"', {1}),
        ('"river\'s bank"', {1}),
        ('"river ba"*', {1}),
        ('"again the"', set()),  # from one part into the next
        ('"again snow"', {2}),
        ('"snow snow"', set()),
        ('"nowhere snow"', set()),
        ("nowhere", set()),
    ],
)
def test_documents_are_found_by_their_keys(folders, query, expected):
    build(folders[0], [RAIN, SNOW, SUN])
    assert keys(folders[0], query) == expected


def test_an_empty_index_finds_nothing(folders):
    build(folders[0], [])
    assert keys(folders[0], "rain") == set()
    searcher = Searcher(folders[0])
    assert searcher.scores(parse_query("rain ra*").groups[0]) == {}
    searcher.close()


def test_scores_rank_what_is_about_it_first(folders):
    build(folders[0], [Document(1, ("rain " + "word " * 50,)), Document(2, ("rain rain",)), SUN])
    searcher = Searcher(folders[0])
    scores = searcher.scores([group[0] for group in parse_query("rains").groups])
    assert set(scores) == {1, 2}
    assert scores[2] > scores[1] > 0
    assert set(searcher.scores(parse_query("rai*").groups[0])) == {1, 2}
    assert set(searcher.scores(parse_query('"sun rai"*').groups[0])) == {1, 2, 2**40}
    searcher.close()


def test_an_index_is_carried_on_and_the_old_one_stays_as_it_was(folders):
    old, new = folders
    build(old, [RAIN, SNOW])
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    asked = []

    def documents(missing):
        asked.append(missing)
        return [SUN]

    carry_on(old, new, {1, SUN.key}, documents)
    assert asked == [{SUN.key}]
    assert keys(new, "again OR sun") == {1}
    assert keys(new, "sun") == {SUN.key}
    assert keys(old, "again") == {1, 2}
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


def test_an_index_that_is_carried_on_many_times_does_not_grow(tmp_path):
    folder = tmp_path / "0"
    folder.mkdir()
    build(folder, [RAIN])
    for number in range(1, 25):
        following = tmp_path / str(number)
        following.mkdir()
        fresh = Document(10 + number, (f"Snow {number} and rain",))
        carry_on(folder, following, {1, fresh.key}, lambda _, fresh=fresh: [fresh])
        assert keys(following, "rain") == {1, fresh.key}
        folder = following
    assert len(list(folder.iterdir())) < 16


def test_what_cannot_be_read_is_unusable(folders):
    old, new = folders
    with pytest.raises(UnusableIndexError):
        Searcher(old)
    with pytest.raises(UnusableIndexError):
        carry_on(old, new, set(), lambda _: [])


def test_a_build_that_fails_lets_go_of_the_folder(folders):
    def documents():
        yield RAIN
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        build(folders[0], documents())
    build(folders[0], [RAIN])
    assert keys(folders[0], "rain") == {1}


def test_names_that_chance_gives_twice_make_the_index_unusable_not_wrong(folders):
    old, new = folders
    random.seed(1)
    build(old, [RAIN])
    random.seed(1)
    with pytest.raises(UnusableIndexError):
        carry_on(old, new, {1, 2}, lambda _: [SNOW])
    random.seed()
    assert keys(old, "rain") == {1}


def test_files_are_copied_where_they_cannot_be_linked(folders, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    old, new = folders
    build(old, [RAIN])
    carry_on(old, new, {1, 2}, lambda _: [SNOW])
    assert keys(new, "again") == {1, 2}


def test_a_fault_in_what_is_drawn_is_not_taken_for_damage(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    build(old, [Document(1, ("rain",))])

    def faulty(keys):
        yield Document(2, ("snow",))
        raise KeyError(keys)

    with pytest.raises(KeyError):
        carry_on(old, new, {1, 2, 3}, faulty)
