"""Reads the lists of words in `index/data`, each once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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


@cache
def word_group(name: str) -> frozenset[str]:
    """Return one of the small groups of `word_groups.tsv`: "first person".

    Raises:
        KeyError: no group has this name.
    """
    return frozenset(_groups()[name])


@cache
def affixes(name: str) -> tuple[str, ...]:
    """Return a group of parts of words, as `str.startswith` and `str.endswith` take them.

    Raises:
        KeyError: no group has this name.
    """
    return tuple(_groups()[name])


@cache
def _groups() -> Mapping[str, list[str]]:
    return {name: members.split() for name, members in rows("word_groups.tsv")}
