"""The word lists of `index/data` that attribution and speakers go by."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the tab-separated rows of a file in `index/data`, without comments.

    Args:
        name: the file's name, with suffix.
    """
    lines = files("index.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a file in `index/data`."""
    return frozenset(row[0] for row in rows(name))
