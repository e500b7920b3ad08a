"""The shapes in which quotations are written into a file, each quotation with its citation."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.page.markdown import block
from reader.page.rows import NO_QUOTE, quoted_row
from reader.page.table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index import Quoted


class Shape(StrEnum):
    """The shapes of a file; their values are its suffixes."""

    MARKDOWN = "md"
    CSV = "csv"
    JSONL = "jsonl"


ABOUT = {
    Shape.MARKDOWN: "Markdown, to read and to quote from",
    Shape.CSV: "CSV, for a spreadsheet",
    Shape.JSONL: "JSONL, for a program",
}
"""What each shape is for."""


def written(shape: Shape, quotations: Iterable[Quoted]) -> Iterator[str]:
    """Yield the parts of a file with quotations, one for each and perhaps a head."""
    if shape is Shape.MARKDOWN:
        return map(block, quotations)
    rows = map(quoted_row, quotations)
    if shape is Shape.CSV:
        return csv_lines(rows, quoted_row(NO_QUOTE))
    return (f"{json.dumps(row)}\n" for row in rows)
