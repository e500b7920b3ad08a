"""The reader as a person uses it, in a real terminal."""

import os
import re
import shutil
from itertools import product
from pathlib import Path

import pytest

pytestmark = pytest.mark.terminal
ROOT = Path(__file__).parents[2]
SIZES = [(120, 40), (80, 24), (60, 20)]
LOOKS = [
    {},
    {"QUOTH_THEME": "textual-light"},
    {"NO_COLOR": "1"},
    {"TERM": "linux", "COLORTERM": "", "QUOTH_THEME": ""},
]
# The gate takes each look and each size once, the nightly run each look at each size.
EACH_ONCE = [(SIZES[number % len(SIZES)], look) for number, look in enumerate(LOOKS)]
MATRIX = list(product(SIZES, LOOKS)) if "QUOTH_NIGHTLY" in os.environ else EACH_ONCE
ESC, ENTER = "\x1b", "\r"


def quote_number(terminal):
    return int(re.search(r"quote (\d+)/\d+", terminal.text)[1])


def next_by(terminal, key):
    """Press a key that goes to a quote, and wait until another one is current."""
    before = quote_number(terminal)
    terminal.press(key).until("quote ", without=(f"quote {before}/",))
    return quote_number(terminal)


def leave(terminal):
    """Press q, once more where the first one only closed the evidence."""
    if "e closes" in terminal.press().text:
        terminal.press("q").until("quote ", without=("e closes",))
    terminal.press("q")
    assert terminal.left() == 0


@pytest.mark.parametrize(("size", "look"), MATRIX)
def test_a_person_searches_reads_walks_and_leaves(terminal, size, look):
    shown = terminal("--demo", size=size, env=look)
    shown.until("quote 1/")
    shown.press("s").press("torture").until("2 articles")
    shown.press(ENTER).press(ENTER).until("hit 1/1")
    # The first hit stands between two quotes of Andrew Hogg, at the end of the article.
    first = quote_number(shown)
    assert next_by(shown, "h") == first - 1
    assert next_by(shown, "l") == first
    assert next_by(shown, "l") == first + 1
    assert next_by(shown, "L") == first + 2
    shown.press("e").until("rule: ", "Andrew Hogg")
    shown.press("y").until("Copied")
    leave(shown)


@pytest.mark.parametrize("look", LOOKS)
def test_no_letter_has_the_colour_of_its_ground(terminal, look):
    shown = terminal("--demo", env=look).until("quote 1/")
    for line in range(shown.screen.lines):
        for cell in shown.screen.buffer[line].values():
            assert cell.data == " " or cell.fg != cell.bg or cell.fg == "default"


def test_no_color_means_no_colour(terminal):
    shown = terminal("--demo", env={"NO_COLOR": "1"}).until("quote 1/")
    codes = re.findall(rb"\x1b\[([0-9;]*)m", shown.raw)
    numbers = {int(n) for code in codes for n in code.split(b";") if n}
    assert not numbers & {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


def test_a_window_can_change_its_size(terminal):
    shown = terminal("--demo").until("quote 1/", "RESULTS", "SPEAKERS")
    shown.resize(60, 20).until("1 Results", "quote 1/", without=("RESULTS",))
    shown.resize(38, 9).until("needs 40x10")
    shown.resize(80, 24).until("quote 1/", "SPEAKERS")
    assert next_by(shown, "l") == 2
    shown.press("q")
    assert shown.left() == 0


def test_the_size_is_the_windows_whatever_the_shell_exported(terminal):
    terminal("--demo", env={"COLUMNS": "60", "LINES": "20"}).until("RESULTS", "SPEAKERS")


def test_a_click_on_a_speaker_keeps_to_their_quotes(terminal):
    shown = terminal("--demo").until("quote 1/", "Andrew Hogg")
    shown.click(*shown.find("Andrew Hogg")).until("only Andrew Hogg")
    shown.press(ESC).until("quote ", without=("only Andrew",))
    shown.press("q")
    assert shown.left() == 0


@pytest.mark.parametrize(("size", "look"), list(zip(SIZES, LOOKS, strict=False)))
def test_a_speaker_has_a_page_and_backspace_comes_back_to_it(terminal, size, look):
    shown = terminal("--demo", size=size, env=look)
    shown.until("quote 1/")
    shown.press("s").press("torture").until("2 articles")
    shown.press(ENTER).press(ENTER).until("hit 1/1")
    shown.press("v").until("Andrew Hogg  person", "QUOTES 1/4", "Esc closes")
    shown.press("j").until("QUOTES 2/")
    shown.press("t").until("TIMELINE  ", "no date").press(ESC).until("QUOTES 2/")
    shown.press(ENTER).until("quote ", without=("QUOTES",))
    shown.press("\x7f").until("QUOTES 2/")
    shown.press(ESC).until("quote ", without=("QUOTES",))
    shown.press("q")
    assert shown.left() == 0


def test_the_editor_opens_the_file_and_the_reader_comes_back(terminal, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "EDITING $*"; read answer\n', encoding="utf-8")
    editor.chmod(0o755)
    shown = terminal("--demo", env={"EDITOR": str(editor), "VISUAL": ""}).until("quote 1/")
    shown.press("o").until("EDITING", ".txt")
    shown.press("\n").until("quote 1/", "SPEAKERS")
    shown.press("q")
    assert shown.left() == 0


def test_a_pipe_is_read_and_the_keyboard_still_works(terminal, tmp_path):
    text = '"We pay twice," said Ana Duarte. "Nobody asked us."\n'
    (tmp_path / "piped.txt").write_text(text, encoding="utf-8")
    shown = terminal("-", piped="piped.txt").until("quote 1/2", "Ana Duarte")
    assert next_by(shown, "l") == 2
    shown.press("q")
    assert shown.left() == 0


def test_files_are_read_without_keeping_anything(terminal, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text('"We pay," said Ana Duarte.\n', encoding="utf-8")
    shown = terminal("news").until("quote 1/1", "Ana Duarte")
    shown.press("q")
    assert shown.left() == 0
    assert not list(tmp_path.rglob("*.sqlite"))


def test_an_index_thrown_away_is_made_again_with_a_word(terminal, tmp_path):
    (tmp_path / "news").mkdir()
    for name in ("bridge", "river"):
        text = f'The {name} again\n\n"The {name} is open," said Ana Duarte.\n'
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    terminal("index", "news", "--library", "a").until("2 articles")
    shutil.rmtree(tmp_path / ".cache" / "quoth")
    shown = terminal("a").until("quote 1/")
    shown.press("s").press("duarte").until("Search index rebuilt", "2 articles")


def test_many_files_are_read_with_a_bar_unless_plain(terminal, tmp_path):
    (tmp_path / "news").mkdir()
    for number in range(30):
        text = "The bridge is open.\n" * 450  # of less, it would not be worth a bar
        (tmp_path / "news" / f"{number}.txt").write_text(text, encoding="utf-8")
    drawn = terminal("index", "news", "--library", "a").until("30 articles")
    assert b"Reading" in drawn.raw
    plain = terminal("index", "news", "--library", "b", "--plain").until("30 articles")
    assert b"Reading" not in plain.raw
    assert b"\x1b" not in plain.raw


def test_make_run_shows_the_reader(terminal):
    shown = terminal(program=["make", "--silent", "-C", str(ROOT), "run"])
    shown.until("quote 1/", "Demo collection")
    shown.press("q")
    assert shown.left() == 0


def test_a_dumb_terminal_gets_text(terminal):
    shown = terminal("--demo", env={"TERM": "dumb"}).until("? lists the commands", "quoth>")
    shown.press("q\r")
    assert shown.left() == 0
    assert b"\x1b[?1049h" not in shown.raw
