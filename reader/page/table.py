"""Rows as CSV: a header, a line for each, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = Mapping[str, object]
"""Names of columns with their values: texts, numbers, spans, lists of them, and nothing."""

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
# One character for one, so that offsets stay true; a program that reads CSV may stop at a NUL.
_EXACT: dict[int, str] = {
    **dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344)), _UNREADABLE),
    **{ord(kept): kept for kept in "\t\n\r"},
}


def csv_lines(rows: Iterable[Row], specimen: Row) -> Iterator[str]:
    """Yield a header and a record for each row, each with its line end.

    Args:
        rows: of the same columns.
        specimen: a row with all columns, for the header, since there may be no rows.
    """
    columns = list(dict(_flat(specimen)))
    yield _record(columns)
    for row in rows:
        cells = dict(_flat(row))
        yield _record([cells[column] for column in columns])


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    One that might be taken so begins with an apostrophe more; whoever wants the text back
    takes the first one away where what follows apostrophes and blanks begins a formula.
    """
    clean = text.translate(_EXACT)
    begins = clean.lstrip(f"{_GUARD} \n")
    return _GUARD + clean if begins.startswith(_RUN_BY_SPREADSHEETS) else clean


def _flat(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the cells with their columns; what has parts gets a column for each."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}_{part}", cell) for part, cell in _flat(value))
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, Sequence):
        return guarded(_joined(value))
    return str(value)


def _joined(values: Sequence[object]) -> str:
    """Return the ends of a span as "604-718", several spans or words apart by semicolons."""
    if values and all(isinstance(one, int) for one in values):
        return "-".join(map(str, values))
    spans = [_joined(one) if isinstance(one, list) else str(one) for one in values]
    return (";" if any(isinstance(one, list) for one in values) else "; ").join(spans)


def _record(cells: Iterable[str]) -> str:
    record = io.StringIO()
    csv.writer(record).writerow(cells)  # a line end of one character leaves the other unquoted
    return record.getvalue().removesuffix("\r\n") + "\n"
