"""What a user types -> Query, a value that no engine has shaped.

The language is the same in the search box and in `quoth search`:
`water tariff` both words, stemmed; `"water tariff"` a phrase; `-word` not; `a OR b`;
`tarif*` a beginning; `speaker:reyes`, `speaker:"tom reyes"`; `said:word` inside quotations
only; `kind:direct`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """Where a clause looks."""

    TEXT = "text"  # the article: its text and title
    SAID = "said"  # inside quotations
    SPEAKER = "speaker"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to look for.

    Attributes:
        words: folded to lower case, as typed; several make a phrase.
        prefix: the last word is a beginning.
        exact: compare words as they are rather than by their stems (in phrases).
        negated: what matches is left out.
    """

    field: Field
    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, and at which character."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Query:
    """Groups that must all hold; in a group one clause is enough.

    Attributes:
        text: as typed.
        groups: without clauses the query matches everything.
        problems: what could not be understood and was passed over.
    """

    text: str = ""
    groups: tuple[tuple[Clause, ...], ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is looked for."""
        return bool(self.groups)
