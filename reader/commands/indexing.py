"""`index`, `forget` and `libraries`: what lies in a library, and where libraries lie."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import (
    NoSuchPathError,
    check_paths,
    create_library,
    is_library,
    outdated,
    refresh,
    update,
)
from index import forget as forget_path
from reader.commands.options import PATH, library_option, opened, output_options, remember
from reader.commands.output import Format, note
from reader.commands.progress import reported
from reader.commands.render import library_line, report_lines
from reader.commands.rows import library_row, report_body
from reader.commands.status import DONE, INTERRUPTED, NOTHING, PARTLY
from reader.config import default_library
from reader.outside import shelf
from reader.page.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Progress, Report
    from reader.commands.output import Output


@click.command(
    "index",
    epilog="Example:  quoth index ~/news",
)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@library_option
@output_options
def index(paths: tuple[Path, ...], library: Path | None, output: Output) -> int:
    """Make or update a library from files and folders.

    Without --library it is always the one in your data folder, whichever was used last.
    Only what is new or has changed is read; what is gone from the paths is taken out.
    ctrl+c ends it and keeps what is done.
    """
    for path in paths:
        if not path.exists():
            raise NoSuchPathError(path)
    folder = library or default_library()
    if not is_library(folder):
        check_paths(paths)
    with closing(create_library(folder)) as made, reported(output) as (on_progress, cancelled):
        report = update(made, paths, on_progress=on_progress, cancelled=cancelled)
        if not report.interrupted:
            report = _refreshed(made, report, on_progress, cancelled)
        notices = made.notices
    remember(folder)
    for remark in (*report.problems, *report.notes, *notices):
        note(str(remark))
    if output.format is Format.TEXT:
        output.lines(report_lines(report, folder))
    else:
        output.body(report_body(report, folder))
    return _status(report)


@click.command("forget", epilog="Example:  quoth forget ~/news/2019")
@click.argument("path", type=PATH)
@library_option
@output_options
def forget(path: Path, library: Path | None, output: Output) -> int:
    """Take a file or folder out of the library.

    The files themselves stay as they are.
    """
    with opened(library) as found_in:
        articles = forget_path(found_in, path)
    if not articles and not path.exists():
        raise NoSuchPathError(path)
    if output.format is Format.TEXT:
        output.line(f"{counted(articles, 'article')} taken out")
    else:
        output.body({"articles": articles})
    return DONE if articles else NOTHING


@click.command("libraries", epilog="Example:  quoth libraries --json")
@output_options
def libraries(output: Output) -> int:
    """List the known libraries, the one used last first."""
    folders = shelf.known()
    if output.format is Format.JSON:
        output.body({"total": len(folders), "libraries": list(map(library_row, folders))})
    elif output.format is Format.JSONL:
        output.rows(map(library_row, folders))
    else:
        output.lines(map(library_line, folders))
    if not folders:
        note("no library yet; quoth index FOLDER makes one")
    return DONE if folders else NOTHING


def _refreshed(
    library: Library,
    report: Report,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Report:
    """Read again what an older version has read, wherever its files lie."""
    old = outdated(library)
    if not old:
        return report
    note(f"reading again {counted(old, 'file')} that an older version has read")
    again = refresh(library, on_progress=on_progress, cancelled=cancelled)
    return replace(
        report,
        articles=again.articles,
        quotations=again.quotations,
        speakers=again.speakers,
        interrupted=again.interrupted,
    )


def _status(report: Report) -> int:
    if report.interrupted:
        return INTERRUPTED
    return PARTLY if report.problems else DONE
