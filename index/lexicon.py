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


def weights(name: str, group: str) -> dict[str, float]:
    """Return the weights of a group: the rows of a file that begin with its name.

    Files of weights are long, so the other rows are not even split.

    Args:
        name: the file's name, with suffix; rows of group, feature, weight.
        group: "marked" or "unmarked".
    """
    begin = f"{group}\t"
    found: dict[str, float] = {}
    for line in _text(name).split("\n"):
        if line.startswith(begin):
            _, feature, weight = line.split("\t")
            found[feature] = float(weight)
    return found


def _text(name: str) -> str:
    return files("index.data").joinpath(name).read_text(encoding="utf-8")


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
