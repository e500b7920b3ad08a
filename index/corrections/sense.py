"""Which rules about speakers can never mean anything, whatever articles there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.corrections.rules import fold
from index.corrections.values import Fact, NotSame, Split
from index.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.corrections.values import Rule

_WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def flaw_of(rule: Rule) -> str | None:
    """Say why a rule can never mean anything; None where it can."""
    match rule:
        case NotSame(names):
            twice = _twice(map(fold, names), names)
            return None if twice is None else f"{twice} is named twice"
        case Split():
            return _flaw_of_split(rule)
        case Fact():
            return _flaw_of_fact(rule)
        case _:
            return None


def is_day(written: str) -> bool:
    """Tell whether a text is a date as rules have it: YYYY, YYYY-MM or YYYY-MM-DD."""
    return bool(_WRITTEN.fullmatch(written)) and isinstance(parse_period(written), Period)


def _flaw_of_split(split: Split) -> str | None:
    globs = [glob for part in split.parts for glob in part.where]
    twice = _twice(globs, globs)
    if twice is not None:
        return f"{twice} is given twice"
    if all(fold(part.name) == fold(split.name) for part in split.parts):
        return f"no part has another name than {split.name}"
    return None


def _flaw_of_fact(fact: Fact) -> str | None:
    for written in (fact.start, fact.end):
        if written is not None and not is_day(written):
            return f"{written} is no date: write 2004, 2004-05 or 2004-05-17"
    # As texts: a year that ends in the month in which something begins ends after that.
    if fact.start and fact.end and fact.end < fact.start[: len(fact.end)]:
        return "it ends before it begins"
    return None


def _twice(keys: Iterable[str], names: Sequence[str]) -> str | None:
    """Return the first name whose key another one before it has too."""
    seen: set[str] = set()
    for key, name in zip(keys, names, strict=True):
        if key in seen:
            return name
        seen.add(key)
    return None
