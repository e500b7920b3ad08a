"""Which command opens a file at a line, in the editor that the user has chosen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from reader.page.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COLON = frozenset(("code", "codium", "subl", "hx", "helix", "zed"))
_GOTO = frozenset(("code", "codium"))
_PLAIN = frozenset(("ed", "more", "cat"))
_FALLBACKS = ("less", "vi", "more")
_NEEDLE = 60


def editor_command(
    path: Path, line: int, environment: Mapping[str, str] | None = None
) -> list[str]:
    """Return the command that opens a file at a line, counted from 1.

    VISUAL, then EDITOR, then the first of less, vi and more that is there; an empty list
    where there is none.
    """
    environment = os.environ if environment is None else environment
    chosen = environment.get("VISUAL") or environment.get("EDITOR")
    words = _split(chosen) if chosen else _fallback()
    if not words:
        return []
    name = Path(words[0]).name
    if name in _PLAIN:
        return [*words, str(path)]
    if name in _COLON:
        return [*words, *(["--goto"] if name in _GOTO else []), f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def editing(path: Path, text: str, offset: int) -> list[str] | str:
    """Return the command that opens a file at the words of an offset, or why there is none.

    It reads the file, so it is asked off the event loop. Only a regular file is read: a pipe
    would be waited for, and a device has no end.
    """
    if not path.is_file():
        return f"{path} is not there any more."
    command = editor_command(path, line_in_file(path, text, offset))
    if not command:
        return "No editor: set EDITOR."
    return command if shutil.which(command[0]) else f"editor not found: {command[0]}"


def edit(command: Sequence[str]) -> str:
    """Run an editor until it ends; return what to say of it, nothing where all is well.

    It raises nothing: the terminal is lent meanwhile, and has to be taken back.
    """
    try:
        ended = subprocess.run(command, check=False)  # noqa: S603  the user's own editor
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return f"{command[0]} ended with status {ended.returncode}." if ended.returncode else ""


def _split(chosen: str) -> list[str]:
    try:
        return shlex.split(chosen)
    except ValueError:  # an unclosed quotation mark
        return chosen.split()


def _fallback() -> list[str]:
    return next(([name] for name in _FALLBACKS if shutil.which(name)), [])


def line_in_file(path: Path, text: str, offset: int) -> int:
    """Return the line of a file, from 1, in which the words at an offset of a text stand.

    The text may be a part of the file (front matter left out, a row of JSONL). What cannot
    be found in the file is taken to stand where it stands in the text.
    """
    in_text = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset) + 1
    whole = text[start:].split("\n", maxsplit=1)[0].strip()
    needle = text[offset : offset + _NEEDLE].split("\n", maxsplit=1)[0].strip()
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return in_text
    same = [number for number, line in enumerate(lines, 1) if whole and whole == line.strip()]
    found = same or [number for number, line in enumerate(lines, 1) if needle and needle in line]
    return min(found, key=lambda number: abs(number - in_text), default=in_text)


def no_file(title: str) -> str:
    """Say that an article has no file to open."""
    return f"{clean_line(title)}: this article did not come from a file."
