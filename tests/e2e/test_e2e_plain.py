"""The reader that draws nothing, and the mouse that is handed over, in a real terminal."""

import pytest

pytestmark = pytest.mark.terminal


def test_lines_are_answered_until_q(terminal):
    shown = terminal("--demo", "--plain").until("2 articles.", "quoth>")
    shown.press("s torture\r").until("1: ", "quoth>")
    shown.press("open 1\r").until("Hit 1 of")
    shown.press("L\r").until("Andrew Hogg")
    shown.press("q\r")
    assert shown.left() == 0
    assert b"\x1b[?1049h" not in shown.raw


def test_the_mouse_is_handed_over_and_taken_back(terminal):
    shown = terminal("--demo").until("quote 1/")
    shown.press("M").until("mouse off")
    assert b"\x1b[?1000l" in shown.raw
    taken = shown.raw.count(b"\x1b[?1000h")
    shown.press("M").until("quote 1/", without=("mouse off",))
    assert shown.raw.count(b"\x1b[?1000h") == taken + 1
    shown.press("q")
    assert shown.left() == 0


def test_what_is_typed_while_it_starts_is_not_lost(terminal):
    asked = {"QUOTH_THEME": "", "TEXTUAL_THEME": "", "COLORTERM": "truecolor"}
    shown = terminal("--demo", env=asked).press("s", "tort")
    shown.until("Search all: torture")  # as the box completes it, until it is left
    shown.press("\x1b").until("Search all: tort ", without=("Search all: torture",))
    shown.press("q")  # with the escape still unread it would be another key
    assert shown.left() == 0
