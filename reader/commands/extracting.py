"""`extract`: the quotes of files, each document read alone, with no library at all."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING

import click

from index import Reading, read_articles, read_stream
from reader.commands.documents import reading_markdown
from reader.commands.options import PATH, listing_options
from reader.commands.output import Format, note
from reader.commands.render import reading_lines
from reader.commands.rows import NO_READING, document_rows, reading_row
from reader.commands.status import DONE, PARTLY
from reader.commands.suggestions import files as paths
from reader.commands.target import STANDARD_INPUT, alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import CorpusError, Note
    from reader.commands.output import Output


@click.command("extract", epilog="Example:  quoth extract draft.txt --format jsonl")
@click.argument("files", nargs=-1, required=True, metavar="FILE ...|-", shell_complete=paths)
@listing_options
def extract(files: tuple[str, ...], output: Output) -> int:
    """Print the quotes of files, with no library at all.

    Each document is read alone: .txt, .md and .jsonl files, or standard input.
    """
    failures: list[CorpusError] = []
    readings = _readings(files, failures)
    if output.format is Format.JSON:
        output.listing("documents", map(reading_row, readings))
    elif output.format is Format.JSONL:
        output.rows(map(reading_row, readings))
    elif output.format is Format.CSV:
        output.records(
            chain.from_iterable(map(document_rows, readings)), next(document_rows(NO_READING))
        )
    elif output.format is Format.MARKDOWN:
        output.document(map(reading_markdown, readings))
    else:
        for reading in readings:
            output.lines(reading_lines(reading))
    return PARTLY if failures else DONE


def _readings(files: tuple[str, ...], failures: list[CorpusError]) -> Iterator[Reading]:
    """Yield what can be read; say at once what cannot, and put it into `failures`."""
    for outcome in _outcomes(files):
        if isinstance(outcome, Reading):
            yield outcome
            continue
        note(str(outcome))
        if isinstance(outcome, Exception):
            failures.append(outcome)


def _outcomes(files: tuple[str, ...]) -> Iterator[Reading | CorpusError | Note]:
    if STANDARD_INPUT not in files:
        return read_articles([PATH.convert(file, None, None) for file in files])
    alone(files)
    return read_stream("standard input", sys.stdin.buffer.read())
