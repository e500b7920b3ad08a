"""The user's settings: what is right is used, what is wrong is said, and nothing fails."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import config
from reader.config import Config, OwnTheme, load


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Return the place of the settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = config.config_file()
    path.parent.mkdir()
    return path


def test_without_a_file_nothing_is_set(settings):
    assert load() == Config()


def test_what_is_set_is_read(settings):
    settings.write_text(
        'theme = "sea"\n'
        '[keys]\nsearch = "f3"\nquote.next = ["l", "."]\n"quote.copy" = []\n'
        '[themes.sea]\ndark = false\nprimary = "#1e66f5"\nbackground = "#fff"\n'
    )
    assert load() == Config(
        theme="sea",
        keys=(("search", ("f3",)), ("quote.next", ("l", ".")), ("quote.copy", ())),
        themes=(OwnTheme("sea", False, (("primary", "#1e66f5"), ("background", "#fff"))),),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = 3", "theme: not a name"),
        ("keys = 3", "keys: not a table; write [keys]"),
        ("[keys]\nsearch = 3", "keys: search: neither a key"),
        ("[keys]\nquote.next = [3]", "keys: quote.next: neither a key"),
        ("them = 'nord'", "them: there is no such setting"),
        ("themes = []", "themes: not a table"),
        ("[themes]\nsea = 3", "themes.sea: not a table of colours"),
        ("[themes.'s a']\nprimary = '#fff'", "themes.s a: not a table of colours"),
        ("[themes.sea]\ndark = true", "themes.sea: primary is missing"),
        ("[themes.sea]\nprimary = 'blue'", "primary: blue is no colour"),
        ("[themes.sea]\nprimary = '#ff'", "primary: #ff is no colour"),
        ("[themes.sea]\nprimary = '#fff'\ndark = 1", "dark is true or false"),
        ("[themes.sea]\nprimary = '#fff'\nsky = '#fff'", "sky is none of primary"),
        (
            "[themes.sea]\nprimary = '#fff'\nforeground = '#000'\nbackground = '#000'",
            "foreground and background are the same",
        ),
    ],
)
def test_what_is_wrong_is_said_and_left_out(settings, text, words):
    settings.write_text(text)
    got = load()
    assert words in got.problems[0]
    assert len(got.problems) == 1
    assert got == Config(problems=got.problems)


@pytest.mark.parametrize("raw", [b"theme = ", b"\xff\xfe", b"a = " + b"[" * 5000])
def test_a_file_that_is_no_toml_is_said_in_a_line(settings, raw):
    settings.write_bytes(raw)
    (problem,) = load().problems
    assert problem.startswith(str(settings))
    assert problem.endswith("no setting of it is used")


def test_a_folder_in_the_place_of_the_file_is_said(settings):
    settings.mkdir()
    assert "Is a directory" in load().problems[0]


def test_a_pipe_in_the_place_of_the_file_is_said_and_not_waited_for(settings):
    os.mkfifo(settings)
    (problem,) = load().problems
    assert problem == f"{settings}: not a plain file; no setting of it is used"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"a = " + b"1" * 5000, "a number is too long"),
        (b"a = 1\n#" + b"a" * 1_000_000, "the file is too large"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_in_plain_words(settings, raw, words):
    settings.write_bytes(raw)
    assert load().problems == (f"{settings}: {words}; no setting of it is used",)


def test_a_number_too_long_to_be_written_out_is_no_colour(settings):
    settings.write_text(f"[themes.sea]\nprimary = 0x{'1' * 5000}\n")
    (problem,) = load().problems
    assert "primary: not a colour in quotes" in problem


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("a.#\x1b", max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "primary", "dark", ""]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["theme", "keys", "themes", "x"]), VALUES))
def test_no_settings_make_it_fail(raw):
    got = config._config(raw)
    assert all(theme.name.isascii() for theme in got.themes)
