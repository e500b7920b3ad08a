"""`doctor`: versions, the terminal, where things lie, and whether the library is well."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from index import Health, check_library, is_library
from reader.commands.options import library_option, output_options
from reader.commands.output import Format, Piece
from reader.commands.status import DONE, NOT_DONE, PARTLY
from reader.config import config_file, data_folder, load, state_folder
from reader.keymap import keymap_of
from reader.outside import shelf, terminal
from reader.page.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index import Finding
    from reader.commands.output import Output

_PACKAGES = ("quoth", "textual", "rich", "whoosh", "click")
_ASKED = ("TERM", "COLORTERM", "NO_COLOR", "QUOTH_THEME", "TMUX", "SSH_CONNECTION", "LANG")
_LABEL = 16


@dataclass(frozen=True, slots=True)
class _Section:
    """Some facts under a heading; `key` is its name in JSON."""

    title: str
    key: str
    facts: Mapping[str, str]


@click.command("doctor", epilog="Example:  quoth doctor --library ~/news-library")
@click.option(
    "--reset-terminal",
    is_flag=True,
    help="Only give the terminal back as it was before a program took its screen.",
)
@library_option
@output_options
def doctor(*, reset_terminal: bool, library: Path | None, output: Output) -> int:
    """Say what Quoth runs on, and look whether a library is well.

    It reads the whole library: its file, its speakers, its search index, which it mends.
    Without --library it looks at the one used last.
    """
    if reset_terminal:
        terminal.reset()
        return DONE
    sections = (_versions(), _terminal(), _places(), _settings())
    if output.format is Format.TEXT:
        for section in sections:
            output.lines(_section_lines(section))
    folder = library or _used_last()
    findings = () if folder is None else check_library(folder)
    if output.format is Format.TEXT:
        output.lines(_finding_lines(folder, findings))
    elif output.format is Format.JSONL:
        output.rows(map(_finding_row, findings))
    else:
        output.body(_body(sections, folder, findings))
    health = {one.health for one in findings}
    if Health.CLOSED in health:
        return NOT_DONE
    return PARTLY if Health.BROKEN in health else DONE


def _used_last() -> Path | None:
    """Return the library that was used last, else the usual one; None without any."""
    folder = shelf.chosen(None)
    return folder if is_library(folder) else None


# Facts


def _versions() -> _Section:
    known = {name: _version_of(name) for name in _PACKAGES}
    known |= {"Python": sys.version.split()[0], "SQLite": sqlite3.sqlite_version}
    return _Section("Versions", "versions", {**known, "system": platform.platform()})


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _terminal() -> _Section:
    width, height = shutil.get_terminal_size()
    facts = {
        "reader": "runs here" if terminal.is_capable() else "does not run here: plain text instead",
        "size": f"{width}x{height}",
        "colours": "those of the terminal" if terminal.few_colours(os.environ) else "all",
        "letters": sys.stdout.encoding or "unknown",
    }
    return _Section("Terminal", "terminal", {**facts, **_environment()})


def _environment() -> dict[str, str]:
    """Return what the environment says of the terminal; not from where somebody has come."""
    found = {name: os.environ[name] for name in _ASKED if name in os.environ}
    return {name: "yes" if name == "SSH_CONNECTION" else value for name, value in found.items()}


def _places() -> _Section:
    logs = sorted(state_folder().glob("crash-*.log"))
    facts = {
        "libraries": str(data_folder()),
        "state and logs": str(state_folder()),
        "last crash": str(logs[-1]) if logs else "none",
    }
    return _Section("Places", "places", facts)


def _settings() -> _Section:
    from reader.screens import themes  # noqa: PLC0415 - it knows Textual, which takes long

    config = load()
    theme = terminal.wanted(os.environ, config.theme)
    own = any(theme == one.name for one in config.themes)
    unknown = () if own else themes.wrong_with(theme)
    problems = (*config.problems, *unknown, *keymap_of(config.keys).problems)
    facts = {
        "file": f"{config_file()}{'' if config_file().is_file() else ' (none)'}",
        "theme": theme or "as the terminal says",
        "keys": f"{counted(len(config.keys), 'command')} with keys of your own",
        **{f"problem {number}": problem for number, problem in enumerate(problems, 1)},
    }
    return _Section("Settings", "settings", facts)


# The answer


def _section_lines(section: _Section) -> Iterator[Sequence[str | Piece]]:
    yield (Piece(section.title, bold=True),)
    for label, fact in section.facts.items():
        yield (f"  {label:{_LABEL}}", fact)
    yield ()


def _finding_lines(
    folder: Path | None, findings: Iterable[Finding]
) -> Iterator[Sequence[str | Piece]]:
    yield (Piece("Library", bold=True), f"  {folder}" if folder else "")
    if folder is None:
        yield ("  none yet; quoth index FOLDER makes one",)
    for one in findings:
        yield (f"  {one.part:{_LABEL}}", Piece(f"{one.health:12}", bold=_needs(one)), one.says)
        if one.advice:
            yield (f"  {'':{_LABEL}}", f"{'':12}-> {one.advice}")


def _needs(finding: Finding) -> bool:
    return finding.health is not Health.WELL


def _finding_row(finding: Finding) -> dict[str, object]:
    return {
        "part": finding.part,
        "health": finding.health,
        "says": finding.says,
        "advice": finding.advice or None,
    }


def _body(
    sections: Iterable[_Section], folder: Path | None, findings: Iterable[Finding]
) -> dict[str, object]:
    facts = {section.key: dict(section.facts) for section in sections}
    library = None if folder is None else str(folder)
    return {**facts, "library": library, "findings": list(map(_finding_row, findings))}
