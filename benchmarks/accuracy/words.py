"""The word lists of the scorer."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


def group(name: str) -> frozenset[str]:
    """Return one list of `words.tsv`."""
    return frozenset(_groups()[name].split())


@cache
def irregular() -> dict[str, str]:
    """Return the forms of verbs whose lemma no ending tells, with it."""
    pairs = (pair.partition("=") for pair in _groups()["irregular"].split())
    return {form: lemma for form, _, lemma in pairs}


@cache
def _groups() -> dict[str, str]:
    lines = Path(__file__).with_name("words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: words for name, words in rows}  # noqa: C416 - so that each row has two cells
