import sys

import pytest
from textual.app import App

from reader.outside import clipboard
from reader.outside.clipboard import Tool, asks_terminal, copy, send, tools, understands_osc52


def names(platform="linux", **environ):
    return [tool.name for tool in tools(environ, platform)]


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """Leave no way to a clipboard but those that a test puts there."""
    for name in (
        "SSH_CONNECTION", "WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "TMUX",
        "TERM_PROGRAM",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def tool(bare):
    """Give a way to put a program on the path that keeps what it gets."""

    def put(name, body='"$@" > /dev/null; exec /bin/cat > "$(/usr/bin/dirname "$0")/got"'):
        program = bare / name
        program.write_text(f'#!/bin/sh\necho "$@" > "$0.args"\n{body}\n')
        program.chmod(0o755)
        return bare / "got"

    return put


class Screen:
    """The way to a terminal, kept."""

    is_inline = False

    def __init__(self, *, is_headless):
        self.is_headless, self.written = is_headless, []

    def write(self, data):
        self.written.append(data)


def app_on(*, headless=False):
    app = App()
    app._driver = Screen(is_headless=headless)
    return app


def copying(app, text):
    """Copy as the application does, in one go, and return what it says."""
    outcome = copy(text, by_terminal=asks_terminal(app))
    send(app, outcome)
    return outcome.message


def test_each_desktop_has_its_tool():
    assert names("darwin") == ["pbcopy"]
    assert names(WAYLAND_DISPLAY="wayland-0", DISPLAY=":0") == ["wl-copy", "xclip"]
    assert names(WSL_DISTRO_NAME="Debian") == ["clip.exe"]
    assert names() == []


def test_over_ssh_only_tmux_is_on_the_way_to_the_reader():
    assert names(SSH_CONNECTION="1", DISPLAY=":10", TMUX="/tmp/tmux") == ["tmux buffer"]


def test_the_systems_own_tool_comes_before_tmux():
    assert names(DISPLAY=":0", TMUX="/tmp/tmux") == ["xclip", "tmux buffer"]


def test_a_tool_gets_the_words_and_is_named(tool, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    got = tool("xclip")
    assert copying(app_on(), "“Nobody asked us,”\nhe said.") == "Copied via xclip"
    assert got.read_text() == "“Nobody asked us,”\nhe said."


def test_tmux_is_asked_to_hand_the_buffer_on(tool, monkeypatch, bare):
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    tool("tmux")
    assert copying(app_on(), "words") == "Copied via tmux buffer"
    assert (bare / "tmux.args").read_text().strip() == "load-buffer -w -"


def test_a_failing_or_hanging_tool_gives_way_to_the_next(tool, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    monkeypatch.setattr(clipboard, "_TIMEOUT_S", 0.2)
    tool("wl-copy", "exit 1")
    tool("xclip", "exec /bin/sleep 5")
    tool("tmux")
    assert copying(app_on(), "words") == "Copied via tmux buffer"


def test_a_tool_that_cannot_be_started_gives_way(bare, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    (bare / "xclip").write_bytes(b"\x7fELF no program")
    (bare / "xclip").chmod(0o755)
    assert copying(app_on(), "words").startswith("Copied via OSC 52")


def test_without_a_tool_the_terminal_is_asked_and_not_believed(bare):
    app = app_on()
    assert copying(app, "words") == "Copied via OSC 52 (cannot be confirmed)"
    assert app._driver.written == ["\x1b]52;c;d29yZHM=\a"]


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color"}, True),
    ],
)
def test_some_terminals_are_known_to_drop_the_sequence(environ, known):
    assert understands_osc52(environ) is known


def test_where_there_is_no_way_the_words_go_into_a_file_of_their_reader(bare, monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    file = bare / "state" / "quoth" / "copied.txt"
    assert copying(app_on(), "words") == f"Copied to {file}"
    assert copying(app_on(headless=True), "other words") == f"Copied to {file}"
    assert file.read_text() == "other words"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_text_too_long_for_a_clipboard_is_saved(tool, monkeypatch, bare):
    monkeypatch.setenv("DISPLAY", ":0")
    got = tool("xclip")
    file = bare / "state" / "quoth" / "copied.txt"
    text = "é" * (clipboard.LONGEST // 2 + 1)
    assert copying(app_on(), text) == f"Too long for a clipboard. Copied to {file}"
    assert file.read_text() == text
    assert not got.exists()


@pytest.mark.parametrize("text", ["", "\x1b\x00"])
def test_nothing_is_never_copied(bare, text):
    app = app_on()
    assert copying(app, text) == "Nothing to copy"
    assert not app._driver.written


def test_a_file_that_cannot_be_written_is_said(bare, monkeypatch):
    monkeypatch.setenv("TERM", "linux")
    (bare / "state").write_text("in the way")
    said = copying(app_on(), "words")
    assert said.startswith("Not copied: ")
    assert said.endswith(("File exists", "Not a directory"))


def test_control_characters_are_not_copied(tool, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    got = tool("xclip")
    copying(app_on(), "rm -rf\x1b[201~\r\n\tx\ud800")
    assert got.read_bytes() == "rm -rf[201~\n\tx\ufffd".encode()


def test_windows_gets_its_own_encoding():
    (clip,) = tools({"WSL_DISTRO_NAME": "Debian"}, sys.platform)
    assert clip == Tool("clip.exe", ("clip.exe",), "utf-16")
