"""Strings, lists and days as TOML writes them, for what is appended to a file that people edit.

Tables are written as text, so that all that stands in the file stays as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = str | tuple[str, ...] | tuple["Row", ...]
Row = tuple[tuple[str, str | tuple[str, ...]], ...]
"""An inline table: keys with their values, in order."""


def table(name: str, cells: Mapping[str, Value]) -> str:
    """Return a table of an array of tables, with its heading and the end of its last line.

    Args:
        name: of the array.
        cells: what is in it; empty strings are left out.
    """
    lines = [f"{key} = {_value(cell)}" for key, cell in cells.items() if cell]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(cell: Value) -> str:
    if isinstance(cell, str):
        return string(cell)
    if all(isinstance(one, str) for one in cell):
        return _list(string(str(one)) for one in cell)
    rows = "".join(f"  {_inline(one)},\n" for one in cell if not isinstance(one, str))
    return f"[\n{rows}]"


def _inline(row: Row) -> str:
    cells = (f"{key} = {_value(cell)}" for key, cell in row)
    return f"{{ {', '.join(cells)} }}"


def _list(cells: Iterable[str]) -> str:
    return f"[{', '.join(cells)}]"


def string(text: str) -> str:
    """Return a string as a TOML basic string: as JSON has it, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
