import os
import pty
import subprocess
import sys
import termios
import threading

import pexpect
import pytest
from textual.theme import BUILTIN_THEMES

from reader.outside import terminal
from reader.outside.terminal import ask_background, few_colours, is_dark, is_dark_by_variable, theme

RICH = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
DARK, LIGHT = (lambda: True), (lambda: False)


def unknown():
    return None


def forbidden():
    raise AssertionError


@pytest.mark.parametrize(
    ("environ", "few"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
        ({"TERM": "screen", "COLORTERM": "24bit"}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm"}, True),
        ({}, True),
        ({**RICH, "NO_COLOR": "1"}, True),
        ({**RICH, "NO_COLOR": ""}, False),
    ],
)
def test_colours_are_few_where_they_are_not_wanted_or_not_there(environ, few):
    assert few_colours(environ) is few


@pytest.mark.parametrize(
    ("named", "environ", "dark", "chosen"),
    [
        ("textual-light", RICH, forbidden, "textual-light"),
        ("light", RICH, forbidden, "textual-light"),
        ("nord", RICH, forbidden, "nord,ansi-dark"),
        ("nord", {**RICH, "NO_COLOR": "1"}, forbidden, "ansi-dark"),
        ("solarized-light", {"TERM": "linux"}, forbidden, "ansi-light"),
        (None, RICH, DARK, "textual-dark"),
        (None, RICH, LIGHT, "textual-light"),
        (None, RICH, unknown, "ansi-dark"),
        (None, {"TERM": "linux"}, DARK, "ansi-dark"),
        (None, {"TERM": "linux"}, LIGHT, "ansi-light"),
        ("", {**RICH, "NO_COLOR": "1"}, LIGHT, "ansi-light"),
    ],
)
def test_the_theme_is_the_one_named_else_one_for_the_background(named, environ, dark, chosen):
    assert theme(named, environ, dark) == chosen


def test_the_light_themes_are_textuals():
    light = {name for name, known in BUILTIN_THEMES.items() if not known.dark}
    assert light == terminal._LIGHT_THEMES


@pytest.mark.parametrize(
    ("value", "dark"),
    [
        ("15;0", True),
        ("0;15", False),
        ("0;default;15", False),
        ("15;8", True),
        ("0;7", False),
        ("default;default", None),
        ("", None),
    ],
)
def test_colorfgbg_ends_with_the_background(value, dark):
    assert is_dark_by_variable({"COLORFGBG": value}) is dark


class Terminal:
    """The other end of a pseudo-terminal, which answers a question once."""

    def __init__(self, answer):
        self.master, self.slave = pty.openpty()
        self.asked = b""
        self.answer = answer
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self):
        while not self.asked.endswith(b"\x1b[c"):
            self.asked += os.read(self.master, 1024)
        os.write(self.master, self.answer)

    def close(self):
        self.thread.join()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def answering():
    """Give a way to make a terminal that answers so."""
    made = []

    def make(answer):
        made.append(Terminal(answer))
        return made[-1].slave

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize(
    ("answer", "dark"),
    [
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;c", True),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;c", False),
        (b"\x1b]11;rgb:1d/1f/21\x1b\\\x1b[?1;2c", True),
        (b"\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x1b\\\x1b[?62;c", False),
        (b"\x1b]11;rgb:0000/0000/ffff\x1b\\\x1b[?62;c", True),
        (b"\x1b[?62;c", None),
        (b"", None),
        (b"\x1b]11;?\x1b\\\x1b[?62;c", None),
    ],
)
def test_a_terminal_says_its_background_or_nothing(answering, answer, dark):
    assert ask_background(answering(answer), 0.3) is dark


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        (b"s\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;c", b"s"),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07wat\x1b[?62;c", b"wat"),
        (b"\x1b[?62;c", b""),
        (b"\x1b[A\x1b[?1;2c", b"\x1b[A"),
    ],
)
def test_keys_that_are_typed_meanwhile_are_kept(answering, answer, keys):
    typed = bytearray()
    ask_background(answering(answer), 0.3, typed)
    assert typed == keys


def test_the_console_of_the_system_is_not_asked(monkeypatch):
    monkeypatch.setattr(terminal, "ask_background", forbidden)
    assert is_dark({"TERM": "linux"}) is None
    assert is_dark({"TERM": "linux", "COLORFGBG": "0;15"}) is False


@pytest.mark.parametrize(
    ("environ", "dark", "named"),
    [
        (RICH, True, "textual-dark"),
        (RICH, False, "textual-light"),
        ({"TERM": "linux"}, False, "ansi-light"),
        ({**RICH, "NO_COLOR": "1"}, True, "ansi-dark"),
    ],
)
def test_a_theme_of_the_users_own_begins_as_one_that_textual_has(environ, dark, named):
    variables = dict(environ)
    terminal.set_up(variables, "sea", forbidden, {"sea": dark})
    assert variables["TEXTUAL_THEME"] == named


def test_a_question_leaves_the_terminal_as_it_was(answering):
    slave = answering(b"\x1b[?62;c")
    before = termios.tcgetattr(slave)
    ask_background(slave, 0.3)
    assert termios.tcgetattr(slave) == before


def test_without_a_terminal_the_variable_decides(monkeypatch, tmp_path):
    monkeypatch.setattr(terminal, "TTY", str(tmp_path / "none"))
    assert is_dark({"COLORFGBG": "0;15"}) is False
    (tmp_path / "none").touch()  # a file is no terminal
    assert is_dark({"COLORFGBG": "0;15"}) is False
    assert is_dark({}) is None


def test_importing_the_module_loads_no_textual():
    code = "import sys, reader.outside.terminal; assert not {'textual', 'rich'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("configured", "environ", "wanted"),
    [
        (None, {}, "textual-light 120 - -"),
        ("textual-dark", {}, "textual-dark 120 - -"),
        ("textual-dark", {"QUOTH_THEME": "light"}, "textual-light 120 - -"),
        (None, {"TEXTUAL_THEME": "ansi-dark", "TEXTUAL_FPS": "30"}, "ansi-dark 30 - -"),
        (None, {"SSH_CONNECTION": "a b"}, "textual-light 120 none -"),
        (None, {"SSH_CONNECTION": "a", "TEXTUAL_ANIMATIONS": "full"}, "textual-light 120 full -"),
        (None, {"NO_COLOR": "1"}, "ansi-light 120 - 1"),
        (None, {"NO_COLOR": ""}, "textual-light 120 - -"),
    ],
)
def test_what_textual_reads_is_set(configured, environ, wanted):
    variables = {**RICH, **environ}
    terminal.set_up(variables, configured, LIGHT)
    names = ("TEXTUAL_THEME", "TEXTUAL_FPS", "TEXTUAL_ANIMATIONS", "NO_COLOR")
    assert " ".join(variables.get(name, "-") for name in names) == wanted


@pytest.fixture
def descriptors():
    """Give 0, 1 and 2 back after the test."""
    kept = [os.dup(number) for number in range(3)]
    yield
    for number, descriptor in enumerate(kept):
        os.dup2(descriptor, number)
        os.close(descriptor)


@pytest.fixture
def tty(monkeypatch):
    """Let a pseudo-terminal be the one that belongs to the session."""
    master, slave = pty.openpty()
    monkeypatch.setattr(terminal, "TTY", os.ttyname(slave))
    yield slave
    os.close(master)
    os.close(slave)


def test_keys_come_from_the_terminal_where_a_pipe_was_read(descriptors, tty):
    pipe = os.open(os.devnull, os.O_RDWR)
    os.dup2(pipe, 0)
    os.dup2(tty, 1)
    os.dup2(pipe, 2)
    os.close(pipe)
    terminal.claim()
    assert os.isatty(0)
    assert os.isatty(2)
    terminal.claim()  # once more changes nothing
    assert os.isatty(0)


def test_a_terminal_is_capable_with_a_screen_and_a_keyboard(descriptors, tty, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(tty, 1)
    assert terminal.is_capable()
    monkeypatch.setenv("TERM", "dumb")
    assert not terminal.is_capable()
    monkeypatch.delenv("TERM")
    assert not terminal.is_capable()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(terminal, "TTY", "/dev/none")
    assert not terminal.is_capable()
    os.dup2(nothing, 1)
    os.close(nothing)
    assert not terminal.is_capable()


def test_a_terminal_that_does_not_answer_leaves_it_to_the_variable(tty):
    assert is_dark({"COLORFGBG": "0;15"}) is False
    assert is_dark({"COLORFGBG": "15;0"}) is True


# In a terminal of its own

SAY = "print('says', {}, flush=True)"


def run(code, *, shell="exec {python} -c {code}", **environ):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "COLORFGBG", "SSH_CONNECTION", "QUOTH_THEME", "COLORTERM"}
        and not name.startswith("TEXTUAL")
    }
    line = shell.format(python=sys.executable, code=f'"{code}"')
    child = pexpect.spawn(
        "/bin/sh", ["-c", line], env={**kept, "TERM": "xterm-256color", **environ}, encoding="utf-8"
    )
    child.expect(r"says ([^\r\n]*)\r\n")
    said = child.match[1]
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return said


SETTINGS = SAY.format("*[os.environ.get(n) for n in ('TEXTUAL_THEME', 'TEXTUAL_FPS', "
                      "'TEXTUAL_ANIMATIONS', 'NO_COLOR')]")  # fmt: skip
PREPARE = "import os; from reader.outside.terminal import *; prepare({!r}); " + SETTINGS


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("configured", "environ", "said"),
    [
        (None, {}, "ansi-dark 120 None None"),
        (None, {"COLORFGBG": "0;15"}, "textual-light 120 None None"),
        (None, {"NO_COLOR": "1", "COLORFGBG": "0;15"}, "ansi-light 120 None 1"),
    ],
)
def test_what_textual_reads_at_import_is_set_before(configured, environ, said):
    assert run(PREPARE.format(configured), **environ) == said


@pytest.mark.terminal
def test_a_pipe_gives_its_text_and_then_the_keyboard_takes_its_place():
    code = (
        "import os, sys; from reader.outside.terminal import *; "
        "text = sys.stdin.read(); assert is_capable(); claim(); "
        + SAY.format("text.strip(), os.isatty(0), os.isatty(2)")
    )
    shell = "echo piped | {python} -c {code} 2> /dev/null"
    assert run(code, shell=shell) == "piped True True"


CAPABLE = "from reader.outside.terminal import *; " + SAY.format("is_capable()")


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("shell", "term", "said"),
    [
        ("exec {python} -c {code}", "xterm", "True"),
        ("exec {python} -c {code}", "dumb", "False"),
        ("exec {python} -c {code} < /dev/null", "xterm", "True"),
        ("{python} -c {code} | cat", "xterm", "False"),
        ("setsid -w {python} -c {code} < /dev/null", "xterm", "False"),
    ],
)
def test_the_interface_needs_a_screen_and_a_keyboard(shell, term, said):
    assert run(CAPABLE, shell=shell, TERM=term) == said
