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
    lines = _text(name).splitlines()
    return tuple([tuple(line.split("\t")) for line in lines if line and line[0] != "#"])


def columns(name: str, count: int, group: str = "") -> tuple[list[str], ...]:
    """Return the columns of a long file in `index/data`, comments at its top left out.

    Files of weights are long, and cut in one go they are read faster than line by line.

    Args:
        name: the file's name, with suffix.
        count: how many columns each row has.
        group: only the rows that have this in their first column, which stand together.
    """
    lines = _text(name)
    start, end = 0, len(lines)
    while lines.startswith("#", start):
        start = lines.find("\n", start) + 1
    if group:
        begin = lines.find(f"\n{group}\t", start - 1)
        last = lines.rfind(f"\n{group}\t")
        if begin < 0:
            return tuple([] for _ in range(count))
        start, end = begin + 1, lines.find("\n", last + 1)
    cells = lines[start:end].rstrip("\n").replace("\n", "\t").split("\t")
    return tuple(cells[column::count] for column in range(count))


def weights(name: str, group: str) -> dict[str, float]:
    """Return the weights of a group: the rows of a file that begin with its name.

    Args:
        name: the file's name, with suffix; rows of group, feature, weight.
        group: "marked" or "unmarked".
    """
    _, features, found = columns(name, 3, group)
    return dict(zip(features, map(float, found), strict=True))


def _text(name: str) -> str:
    return files("index.data").joinpath(name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a file in `index/data`."""
    lines = _text(name).splitlines()
    return frozenset([line.partition("\t")[0] for line in lines if line and line[0] != "#"])


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
