"""The user's keys over the table: what they ask for, and what cannot be given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.keymap import STANDARD, keymap_of
from reader.keys import KEYS, footer


def keys_of(key_map, command):
    return next(key.keys for key in key_map.keys if key.command == command)


def test_nothing_asked_for_changes_nothing():
    assert keymap_of(()) == STANDARD
    assert STANDARD.keys == KEYS


def test_a_command_gets_the_keys_that_are_asked_for():
    got = keymap_of((("quote.copy", ("é", "F5")), ("history.back", ())))
    assert keys_of(got, "quote.copy") == ("é", "f5")
    assert keys_of(got, "history.back") == ()
    assert not got.problems
    copy = next(key for key in got.keys if key.command == "quote.copy")
    assert copy.lead == "é"


def test_a_key_is_taken_from_the_one_that_has_it():
    got = keymap_of((("search", ("l",)),))
    assert keys_of(got, "search") == ("l",)
    assert keys_of(got, "quote.next") == ("right", "right_square_bracket")
    assert not got.problems


def test_a_command_that_loses_its_only_key_is_named():
    got = keymap_of((("search", ("e",)),))
    assert keys_of(got, "quote.evidence") == ()
    assert got.problems == ("keys: quote.evidence has no key any more, since e is search",)
    assert "quote.evidence" not in {key.command for key, _ in footer(120, got.keys)}


def test_two_commands_may_change_places():
    got = keymap_of((("search", ("e",)), ("quote.evidence", ("s",))))
    assert keys_of(got, "search") == ("e",)
    assert keys_of(got, "quote.evidence") == ("s",)
    assert not got.problems


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ((("serach", ("x",)),), "there is no command serach"),
        ((("search", ("qq",)),), "search: qq is no key"),
        ((("search", ("ctrl+i",)),), "ctrl+i arrives as Tab"),
        ((("search", ("ctrl+c",)),), "ctrl+c copies what is selected"),
        ((("search", ("ctrl+q",)),), "ctrl+q always quits"),
        ((("search", ("x",)), ("find", ("x",))), "find: x is given to search already"),
    ],
)
def test_what_cannot_be_given_is_said_and_changes_nothing(chosen, words):
    got = keymap_of(chosen)
    assert any(words in problem for problem in got.problems)
    assert keys_of(got, "find") == ("slash",)
    if len(chosen) == 1:
        assert got.groups == STANDARD.groups


def test_quit_may_keep_the_key_that_always_quits():
    got = keymap_of((("quit", ("ctrl+q", "Q")),))
    assert keys_of(got, "quit") == ("ctrl+q", "Q")
    assert not got.problems


def test_there_is_always_a_way_out():
    got = keymap_of((("quit", ()),))
    assert keys_of(got, "quit") == ("ctrl+q",)
    assert got.problems == ("keys: quit: ctrl+q stays, or nobody could leave",)
    assert keys_of(keymap_of((("quit", ("x",)),)), "quit") == ("x", "ctrl+q")


WORDS = st.sampled_from(["s", "l", "/", "esc", "ctrl+i", "ctrl+q", "nokey", "F7", "é", "", "x"])
CHOSEN = st.lists(
    st.tuples(
        st.sampled_from([*(key.command for key in KEYS), "none.such"]),
        st.lists(WORDS, max_size=3).map(tuple),
    ),
    max_size=6,
    unique_by=lambda one: one[0],
).map(tuple)


@given(CHOSEN)
def test_no_key_ever_belongs_to_two_commands(chosen):
    got = keymap_of(chosen)
    names = [name for key in got.keys for name in key.keys]
    assert len(names) == len(set(names))
    assert [key.command for key in got.keys] == [key.command for key in KEYS]
    asked = {command for command, _ in chosen}
    silent = {key.command for key in got.keys if not key.keys}
    lost = {problem.split()[1] for problem in got.problems if "no key any more" in problem}
    keyless = {key.command for key in KEYS if not key.keys}
    assert silent - keyless - asked == lost - asked
    assert lost <= silent
