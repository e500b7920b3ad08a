"""To the clipboard by the first way that is there, and which way that was.

The system's own tool, then tmux's buffer, then the terminal's escape sequence, then a
file. The sequence is dropped by some terminals and cut short by others, without a word.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.app import App

from reader.config import state_folder
from reader.outside.private import owners_file
from reader.page.clean import copied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 1_000_000
"""Bytes. A longer text is saved: it would be megabytes of escape sequence."""

_TIMEOUT_S = 1.0
_FILE = "copied.txt"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that takes a text on its standard input.

    Attributes:
        name: what to call it on the screen.
        command: the program and its arguments.
        encoding: of the text.
    """

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Copied:
    """What has become of a text that was to be copied.

    Attributes:
        message: the sentence that says by which way it went.
        unsent: what the terminal has still to be given, by `send`.
    """

    message: str
    unsent: str = ""


def copy(text: str, *, by_terminal: bool) -> Copied:
    """Put a text on the clipboard; it waits for programs, so it is called off the event loop.

    Control characters are dropped; a text longer than `LONGEST` goes into a file; an
    empty one nowhere, so that what is on the clipboard stays there.

    Args:
        text: as it came.
        by_terminal: the terminal may be asked, as `asks_terminal` says.
    """
    kept = copied(text)
    if not kept:
        return Copied("Nothing to copy")
    if len(kept.encode()) > LONGEST:
        return Copied(f"Too long for a clipboard. {_saved(kept)}")
    for tool in tools(os.environ, sys.platform):
        if _taken(tool, kept):
            return Copied(f"Copied via {tool.name}")
    if not by_terminal:
        return Copied(_saved(kept))
    return Copied("Copied via OSC 52 (cannot be confirmed)", unsent=kept)


def asks_terminal(app: App[Any]) -> bool:
    """Tell whether the application's terminal may take a text for the clipboard."""
    return not app.is_headless and understands_osc52(os.environ)


def send(app: App[Any], outcome: Copied) -> None:
    """Give the terminal what it has still to be given; on the event loop, as all that is drawn."""
    if outcome.unsent:
        App.copy_to_clipboard(app, outcome.unsent)  # the application's own method leads here


def tools(environ: Mapping[str, str], platform: str) -> Iterator[Tool]:
    """Give the programs that may be there, best first.

    Over SSH the system's own clipboard is the one of the wrong machine.
    """
    if not environ.get("SSH_CONNECTION"):
        if platform == "darwin":
            yield Tool("pbcopy", ("pbcopy",))
        if environ.get("WAYLAND_DISPLAY"):
            yield Tool("wl-copy", ("wl-copy",))
        if environ.get("DISPLAY"):
            yield Tool("xclip", ("xclip", "-selection", "clipboard"))
        if environ.get("WSL_DISTRO_NAME"):
            yield Tool("clip.exe", ("clip.exe",), "utf-16")
    if environ.get("TMUX"):
        yield Tool("tmux buffer", ("tmux", "load-buffer", "-w", "-"))


def understands_osc52(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal is none of those known to drop the escape sequence."""
    program = environ.get("TERM_PROGRAM")
    return environ.get("TERM") != "linux" and program != "Apple_Terminal"


def _taken(tool: Tool, text: str) -> bool:
    program = shutil.which(tool.command[0])
    if program is None:
        return False
    try:
        # A tool that stays to serve the clipboard would keep open pipes open.
        subprocess.run(  # noqa: S603 - a fixed command; the text is its input
            [program, *tool.command[1:]],
            input=text.encode(tool.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _saved(text: str) -> str:
    path = state_folder() / _FILE
    try:
        with owners_file(path, "w") as file:
            file.write(text)
    except OSError as error:
        return f"Not copied: {path}: {error.strerror}"
    return f"Copied to {path}"
