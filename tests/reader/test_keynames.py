"""Names of keys: ours are Textual's, and people may write them as they are used to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from reader.keynames import named, shown
from reader.keys import KEYS


@given(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zs")))
def test_a_character_is_named_as_textual_names_it(character):
    if character.isprintable():
        assert named(character) == (_character_to_key(character) or None)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("return", "enter"),
        (" ", "space"),
        ("Space", "space"),
        ("F5", "f5"),
        ("f24", "f24"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl+shift+a", "ctrl+shift+a"),
        ("shift+tab", "shift+tab"),
        ("comma", "comma"),
        ("question_mark", "question_mark"),
        ("é", "é"),
        ("f25", None),
        ("f0", None),
        ("", None),
        ("qq", None),
        ("ctrl+", None),
        ("alt+x", None),
        ("\x1b", None),
        ("\n", None),
    ],
)
def test_a_key_is_known_however_it_is_written(written, name):
    assert named(written) == name


@pytest.mark.parametrize("key", sorted({name for key in KEYS for name in key.keys}))
def test_what_is_shown_of_a_key_may_be_written(key):
    assert named(shown(key)) == key


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("slash", "/"),
        ("comma", ","),
        ("ctrl+d", "ctrl+d"),
        ("L", "L"),
        ("right", "Right"),
        ("f1", "F1"),
        ("é", "é"),
    ],
)
def test_keys_are_shown_as_people_write_them(key, words):
    assert shown(key) == words
