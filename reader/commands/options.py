"""The options that several commands share, each with the same words everywhere."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from click.shell_completion import CompletionItem

from index import StorageError, open_library
from reader.commands.output import Color, Format, Output, note
from reader.config import default_library
from reader.outside import shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index import Library

    Command = TypeVar("Command", bound=Callable[..., object])


# By their values: click takes the names of an enumeration's members.
_COLORS = [color.value for color in Color]
_REPORTS = [Format.TEXT.value, Format.JSON.value, Format.JSONL.value]
_FORMATS = [shape.value for shape in Format]


class _Place(click.ParamType[Path]):
    """A path as it was typed; whether it can be read is asked where it is read."""

    name = "path"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click gives it
        param: click.Parameter,  # noqa: ARG002 - click gives it
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """Leave paths to the shell."""
        return [CompletionItem(incomplete, type="file")]

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Refuse the empty word, which stands for an unset variable and not for this folder."""
        if isinstance(value, str) and not value:
            self.fail("an empty path", param, ctx)
        return Path(value)


PATH = _Place()


def library_option(command: Command) -> Command:
    """Add `--library DIR`."""
    return click.option(
        "--library",
        "library",
        type=PATH,
        envvar="QUOTH_LIBRARY",
        metavar="DIR",
        help="The library's folder.  [default: the one used last]",
    )(command)


@contextmanager
def opened(folder: Path | None) -> Iterator[Library]:
    """Open a library for one command, and say what it noticed while it was used.

    Args:
        folder: that is named; None for the library used last.

    Raises:
        NoLibraryError: there is none.
        LibraryVersionError: this Quoth cannot read it.
    """
    used = shelf.chosen(folder)
    if folder is None and used != default_library():
        note(f"library: {used}, used last")
    library = open_library(used)
    try:
        yield library
    finally:
        for notice in library.notices:
            note(notice)
        library.close()


def remember(folder: Path) -> None:
    """Note a library as used; that this cannot be noted is no failure of what was done."""
    try:
        shelf.remember(folder)
    except StorageError as error:
        note(str(error))


def limit_option(command: Command) -> Command:
    """Add `--limit N`; the command gets None for "all"."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        default=100,
        show_default=True,
        callback=lambda _context, _option, value: value or None,
        metavar="N",
        help="At most so many; 0 for all.",
    )(command)


def output_options(command: Command) -> Command:
    """Add the options that say how to answer; the command gets them as `output`."""
    return _with_formats(command, _REPORTS)


def listing_options(command: Command) -> Command:
    """Add the same for a command whose answer has rows, so that it can be a table."""
    return _with_formats(command, _FORMATS)


def _with_formats(command: Command, formats: list[str]) -> Command:
    for option in (
        click.option("--plain", is_flag=True, expose_value=False, callback=_plain, is_eager=True,
                     help="No colour, no progress bar."),
        click.option("--color", type=click.Choice(_COLORS), default=Color.AUTO.value,
                     expose_value=False, callback=_color, is_eager=True, show_default=True,
                     help="When to colour text; NO_COLOR is obeyed."),
        click.option("--json", is_flag=True, expose_value=False, callback=_json, is_eager=True,
                     help="Short for --format json."),
        click.option("--format", "output", type=click.Choice(formats), default=Format.TEXT.value,
                     callback=_output, show_default=True, help="The shape of the answer."),
    ):  # fmt: skip
        command = option(command)
    return command


def _plain(context: click.Context, _option: click.Parameter, value: object) -> None:
    if value:
        context.meta["quoth.color"] = Color.NEVER
        context.meta["quoth.plain"] = True


def _color(context: click.Context, _option: click.Parameter, value: str) -> None:
    if (color := Color(value)) is not Color.AUTO:
        context.meta.setdefault("quoth.color", color)


def _json(context: click.Context, _option: click.Parameter, value: object) -> None:
    if value:
        context.meta["quoth.json"] = True


def _output(context: click.Context, _option: click.Parameter, value: str) -> Output:
    chosen = Format.JSON if context.meta.get("quoth.json") else Format(value)
    color = _colored(context.meta.get("quoth.color", Color.AUTO))
    return Output(chosen, color, plain=bool(context.meta.get("quoth.plain")))


def _colored(color: Color) -> bool | None:
    if color is Color.AUTO:
        return False if os.environ.get("NO_COLOR") else None
    return color is Color.ALWAYS
