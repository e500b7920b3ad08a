"""The key table: what the design promises is bound, once, and nothing a terminal takes itself."""

from collections import Counter

import pytest
from textual.binding import Binding

from reader.keynames import shown
from reader.keys import GROUPS, KEYS, footer, footer_width
from reader.screens.help import help_content
from reader.screens.main import MainScreen
from reader.session.state import Pane

NEVER = frozenset(
    (
        *("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket", "ctrl+b", "ctrl+a", "ctrl+z"),
        *("ctrl+s", "ctrl+backslash", "ctrl+w", "ctrl+t", "ctrl+n", "f10", "f11", "shift+enter"),
        *("shift+up", "shift+down", "shift+left", "shift+right"),
    )
)
PROMISED = (
    *"snNlhLHJKjkbgG123yYeEoRIqfOaxuwWSAXm",
    *("slash", "space", "ctrl+d", "ctrl+u", "enter", "escape", "tab", "shift+tab", "question_mark"),
    "apostrophe",
    *("right", "left", "up", "down", "home", "end", "pageup", "pagedown", "backspace", "ctrl+o"),
    *("right_square_bracket", "left_square_bracket", "right_curly_bracket", "left_curly_bracket"),
    *("f1", "ctrl+q", "colon", "ctrl+p"),
)


def bound():
    return {name for key in KEYS for name in key.keys}


@pytest.mark.parametrize("key", PROMISED)
def test_promised_key_is_bound(key):
    assert key in bound()


def test_no_key_is_bound_twice():
    names = Counter(name for key in KEYS for name in key.keys)
    assert not [name for name, count in names.items() if count > 1]


def test_keys_that_terminals_take_are_left_alone():
    assert not bound() & NEVER
    assert not [key for key in bound() if key.startswith("alt+")]


def test_every_command_is_a_binding_with_id_and_description():
    screens = {
        (binding.id, binding.key): binding.description
        for binding in MainScreen.BINDINGS
        if isinstance(binding, Binding)
    }
    assert screens == {(key.command, name): key.does for key in KEYS for name in key.keys}


def test_help_names_every_key_and_what_it_does():
    text = help_content(60).plain
    for key in KEYS:
        assert key.does in text
        assert all(shown(name) in text for name in key.keys)
        assert key.keys or f":{key.command}" in text
    assert all(group.title in text for group in GROUPS)
    assert max(map(len, text.splitlines())) <= 60


def test_help_begins_with_the_keys_of_the_pane():
    for pane, key in (
        (Pane.RESULTS, "open"),
        (Pane.ARTICLE, "quote.next"),
        (Pane.SPEAKERS, "open"),
    ):
        first, *others = help_content(60, pane=pane).plain.split("\n\n")
        assert first.startswith("Here, in the ")
        does = next(one.does for one in KEYS if one.command == key)
        assert does in first
        assert not any(does in group for group in others)
        assert all(one.does in first or any(one.does in group for group in others) for one in KEYS)


@pytest.mark.parametrize(
    ("wanted", "there", "gone"),
    [
        ("copy", "with its citation", "Next quote"),
        ("same next", "Same speaker's next quote", "Same speaker's previous"),
        ("quote.evi", "Why this speaker?", "Copy"),
        ("}", "Same speaker's next quote", "Same speaker's previous"),
        ("cpy", "with its citation", "Next quote"),
        ("zzz", "No key has these letters.", "Copy"),
    ],
)
def test_help_keeps_what_has_the_words(wanted, there, gone):
    text = help_content(70, wanted=wanted).plain
    assert there in text
    assert gone not in text


def test_help_says_how_with_the_mouse_where_there_is_room():
    assert "(click a quote)" in help_content(71).plain
    assert "(click a quote)" not in help_content(40).plain


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (
            120,
            "s Search / Find here n Hit l Quote L Same speaker e Evidence y Copy"
            " o Open file a Who said it? : Commands",
        ),
        (80, "s Search / Find n Hit l Quote L SameSpk e Why y Copy a Who : Cmds"),
        (60, "s Search l Quote L SameSpk y Copy a Who : Cmds"),
    ],
)
def test_footer_chooses_words_by_width(width, words):
    items = footer(width)
    text = " ".join(f"{key.lead} {word}" for key, word in items)
    assert text == f"{words} ? Help q Quit"
    assert footer_width(items, gap=1) <= width


def test_help_and_quit_stay_in_the_narrowest_footer():
    for width in range(20, 60):
        items = footer(width)
        assert [key.command for key, _ in items[-2:]] == ["help", "quit"]
        assert footer_width(items, gap=1) <= width
