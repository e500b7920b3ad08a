"""What the reader is opened on: a library's folder, files, standard input, or the demo."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import NoSuchPathError, is_library, open_library, open_paths, open_stream
from reader.commands.options import remember
from reader.commands.progress import shown
from reader.config import default_library
from reader.demo import BANNER, INDEX_KEY, demo_folder, open_demo
from reader.outside import shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Library
    from reader.commands.output import Output

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library, and what the reader has to be told about it.

    Attributes:
        banner: a line for the top of the screen.
        problems: what could not be read, a line each.
        folder: of the library; None where that is not kept.
        into: the library that files are indexed into; None for this one.
    """

    library: Library
    banner: str | None = None
    problems: tuple[str, ...] = ()
    folder: Path | None = None
    into: Path | None = None


def open_target(targets: Sequence[str], folder: Path | None, output: Output) -> Opened:
    """Open what was named; without a name the library used last, or else the demo.

    Args:
        targets: what stood on the command line.
        folder: a library's folder given as an option.
        output: says how progress is shown.

    Raises:
        NoSuchPathError: a target does not exist.
        NoArticleError: the targets hold no article.
        NoLibraryError: the folder given as an option holds no library.
        click.UsageError: standard input is named along with files.
    """
    if targets:
        return _named(targets, output)
    if folder is not None:
        return _kept(folder)
    last = shelf.chosen(None)
    if not is_library(last):
        return open_demo_target()
    return replace(_kept(last), banner=f"Library {_at_home(last)}, used last")


def open_demo_target() -> Opened:
    """Open the demo with its banner."""
    library = open_demo()
    banner = BANNER.format(n=library.stats().articles, key=INDEX_KEY)
    return Opened(library, banner=banner, folder=demo_folder(), into=default_library())


def alone(names: Sequence[str]) -> None:
    """Refuse to read standard input along with files."""
    if len(names) > 1:
        message = "- stands alone: standard input is not read along with files"
        raise click.UsageError(message)


def _named(targets: Sequence[str], output: Output) -> Opened:
    if STANDARD_INPUT in targets:
        alone(targets)
        opened = open_stream("standard input", sys.stdin.buffer.read())
        return Opened(opened.library, problems=tuple(map(str, opened.problems)))
    paths = [Path(target) for target in targets]
    for target, path in zip(targets, paths, strict=True):
        if not target or not path.exists():
            raise NoSuchPathError(path)
    if len(paths) == 1 and is_library(paths[0]):
        return _kept(paths[0])
    with shown(output) as on_progress:
        opened = open_paths(paths, on_progress=on_progress)
    return Opened(opened.library, problems=tuple(map(str, opened.problems)))


def _at_home(folder: Path) -> str:
    """Return a folder as a person knows it: "~/news"."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _kept(folder: Path) -> Opened:
    library = open_library(folder)
    remember(folder)
    return Opened(library, folder=folder)
