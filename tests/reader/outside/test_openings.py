import json

import pytest

from reader.outside import openings as under_test
from reader.outside.openings import Openings


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def noted(folder, *articles):
    openings = Openings(folder)
    for article in articles:
        openings.note(article)
    return openings


def test_what_was_opened_most_comes_first_and_then_what_was_opened_last(tmp_path):
    noted(tmp_path / "a", "old", "often", "often")
    again = noted(tmp_path / "a", "new", "old", "newest", "often")
    assert again.most_read() == ("often", "old", "newest", "new")
    assert Openings(tmp_path / "a").most_read() == again.most_read()
    assert Openings(tmp_path / "b").most_read() == ()


def test_two_programs_count_together(tmp_path):
    one, other = Openings(tmp_path), Openings(tmp_path)
    for openings in (one, other, one):
        openings.note("x")
        openings.note("y")
    other.note("y")
    assert one.most_read() == ("y", "x")


def test_without_a_folder_it_is_counted_until_the_end(state):
    assert noted(None, "a", "b", "b").most_read() == ("b", "a")
    assert not state.exists()


def test_where_nothing_can_be_kept_it_is_counted_all_the_same(state, tmp_path):
    state.write_text("a file where the folder should be")
    assert noted(tmp_path, "a", "b", "b").most_read() == ("b", "a")


def test_of_too_many_those_opened_least_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(under_test, "_MOST", 2)
    assert noted(tmp_path, "a", "a", "b", "c").most_read() == ("a", "c")


def test_what_another_hand_has_written_is_passed_over(state, tmp_path):
    noted(tmp_path, "a")
    (file,) = state.rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    file.write_text(json.dumps({"a": 3, "b": "many", "c": -1, "d": True}))
    assert Openings(tmp_path).most_read() == ("a", "d")
    for held in ("[1]", "{"):
        file.write_text(held)
        assert Openings(tmp_path).most_read() == ()
