"""`quoth keys`, and the doctor's words about the settings."""

import json

import pytest

from reader.commands.status import DONE
from reader.keys import KEYS


@pytest.fixture
def settings(home):
    path = home / ".config" / "quoth" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_keys_are_listed_with_their_commands(quoth):
    status, out, err = quoth("keys")
    assert (status, err) == (DONE, "")
    assert "  l Right ]          quote.next                 Next quote in this article" in out
    assert all(key.command in out for key in KEYS)


def test_the_users_keys_and_what_is_wrong_with_them_are_listed(quoth, settings):
    settings.write_text(
        '[keys]\nquote.copy = "F5"\nsearch = "nokey"\nx\x1b = "c"\n'.replace("\x1b", "")
    )
    status, out, err = quoth("keys", "--json")
    body = json.loads(out)
    (row,) = [row for row in body["keys"] if row["command"] == "quote.copy"]
    assert (row["keys"], row["usual"]) == (["F5"], ["y"])
    assert [problem.split(": ")[1] for problem in body["problems"]] == [
        "search",
        "there is no command x; quoth keys lists them",
    ]
    assert (status, err) == (DONE, "")
    assert "nokey is no key" in quoth("keys")[2]
    rows = [json.loads(line) for line in quoth("keys", "--format", "jsonl")[1].splitlines()]
    assert rows == body["keys"]


def test_the_doctor_names_what_is_wrong_in_the_settings(quoth, settings):
    settings.write_text('theme = "nord"\nthem = 1\n[keys]\nsearch = "\\u001b"\n')
    out = quoth("doctor")[1]
    assert "theme           nord" in out
    assert "problem 1       config.toml: them: there is no such setting" in out
    assert "problem 2" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(("theme", "wrong"), [("no-such", True), ("nord", False), ("sea", False)])
def test_the_doctor_names_a_theme_that_there_is_not(quoth, settings, theme, wrong):
    settings.write_text(f'theme = "{theme}"\n[themes.sea]\nprimary = "#1e66f5"\n')
    out = quoth("doctor")[1]
    assert ("theme: there is no theme no-such" in out) == wrong
    assert ("problem 1" in out) == wrong
