"""What a reader has chosen is found again; a file that cannot be read is no choice."""

from functools import partial

import pytest

from index import Sort
from reader.outside.habits import Habits, change, keep, kept, measured, ordered, themed
from reader.outside.remembered import remember


def test_nothing_chosen_is_newest_first():
    assert kept() == Habits(Sort.NEWEST)


def test_what_was_chosen_is_found_again(state_home):
    assert keep(Habits(Sort.RELEVANCE)) is None
    assert kept() == Habits(Sort.RELEVANCE)
    assert keep(Habits(Sort.NEWEST)) is None
    assert kept() == Habits(Sort.NEWEST)
    assert [path.name for path in (state_home / "quoth").iterdir()] == ["habits.json"]


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "7", '{"order": "oldest"}', '{"order": {}}', "{}", "[" * 100_000, "\x00"]
)
def test_a_file_that_says_nothing_is_no_choice(state_home, raw):
    (state_home / "quoth").mkdir(parents=True)
    (state_home / "quoth" / "habits.json").write_text(raw)
    assert kept() == Habits()


def test_a_choice_leaves_the_others_as_they_were():
    keep(Habits(Sort.RELEVANCE, "nord", 80))
    change(partial(measured, 64))
    assert kept() == Habits(Sort.RELEVANCE, "nord", 64)
    change(partial(themed, None))
    change(partial(ordered, Sort.NEWEST))
    assert kept() == Habits(Sort.NEWEST, None, 64)


@pytest.mark.parametrize("theme", ["", "x" * 41, 7, ["nord"]])
def test_a_theme_that_is_no_name_is_no_choice(theme):
    remember("habits.json", {"theme": theme})
    assert kept() == Habits()


def test_what_cannot_be_kept_is_said(state_home):
    state_home.write_text("no folder")
    assert keep(Habits()).startswith("This choice is not remembered: ")
    assert kept() == Habits()
