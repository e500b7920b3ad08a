"""The one place that prints: answers on standard output, notes on standard error.

Whatever came from a file passes the gate first in text, CSV and Markdown; JSON escapes control
characters. CSV and Markdown are UTF-8 whatever the terminal's encoding, as files are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from reader.page.clean import clean_line
from reader.page.table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.page.table import Row

SCHEMA = 1


class Format(StrEnum):
    """The shapes of a command's answer."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "md"


RECORDS = frozenset((Format.JSONL, Format.CSV))
"""The shapes that are a line for each row."""


class Color(StrEnum):
    """When to colour text."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one look; the text is cleaned when it is printed."""

    text: str
    bold: bool = False
    dim: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how a command answers.

    Attributes:
        color: None lets the stream decide; a pipe gets no colour.
        plain: nothing is drawn but text.
    """

    format: Format
    color: bool | None
    plain: bool = False

    def line(self, *pieces: str | Piece) -> None:
        """Print one line of text; a line break inside a piece becomes a space."""
        click.echo("".join(map(_styled, pieces)), color=self.color)

    def lines(self, lines: Iterable[Sequence[str | Piece]]) -> None:
        """Print several lines of text."""
        for pieces in lines:
            self.line(*pieces)

    def body(self, body: Mapping[str, object]) -> None:
        """Print one JSON object with the schema's number."""
        click.echo(json.dumps({"schema": SCHEMA, **body}, ensure_ascii=True))

    def listing(self, name: str, rows: Iterable[Row], **counts: object) -> None:
        """Print one JSON object that holds counts and a list, each row as soon as it is there."""
        head = json.dumps({"schema": SCHEMA, **counts})
        click.echo(f'{head[:-1]}, "{name}": [', nl=False)
        for number, row in enumerate(rows):
            click.echo(", " * bool(number) + json.dumps(row, ensure_ascii=True), nl=False)
        click.echo("]}")

    def rows(self, rows: Iterable[Row]) -> None:
        """Print one JSON object a line."""
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=True))

    def records(self, rows: Iterable[Row], specimen: Row) -> None:
        """Print rows as JSONL, or as CSV with the columns of a specimen for its header."""
        if self.format is Format.CSV:
            self.document(csv_lines(rows, specimen))
        else:
            self.rows(rows)

    def document(self, parts: Iterable[str]) -> None:
        """Print clean text that has its own line ends."""
        for part in parts:
            click.echo(part.encode(), nl=False)


def note(text: str) -> None:
    """Print one cleaned line on standard error."""
    click.echo(clean_line(text), err=True)


def _styled(piece: str | Piece) -> str:
    if isinstance(piece, str):
        return clean_line(piece)
    text = clean_line(piece.text)
    look = {name: True for name in ("bold", "dim", "underline") if getattr(piece, name)}
    return click.style(text, **look) if look and text else text
