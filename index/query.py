"""What a user types -> Query, a value that no engine has shaped.

The language is the same in the search box and in `quoth search`:
`water tariff` both words, stemmed; `"water tariff"` a phrase; `-word` not; `a OR b`;
`tarif*` a beginning; `speaker:reyes`, `speaker:"tom reyes"`; `said:word` inside quotations
only; `kind:direct`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from index.model import Kind
from index.words import folded_words


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


def parse_query(text: str) -> Query:
    """Understand as much as can be understood of what was typed; never raises."""
    parser = _Parser()
    for item in _ITEM.finditer(text):
        if item.group():
            parser.take(item)
    return parser.query(text)


def while_typing(query: Query) -> Query:
    """Let the last word be a beginning too, where somebody may still be typing it.

    The word itself keeps counting, by its stem, so that no key stroke loses what it found.
    """
    if not query.groups or not query.text[-1:].isalnum() or not _last_item(query.text).groups:
        return query
    last = query.groups[-1][-1]
    if last.field not in (Field.TEXT, Field.SAID) or last.exact or last.negated:
        return query
    group = (*query.groups[-1], replace(last, prefix=True, exact=True))
    return replace(query, groups=(*query.groups[:-1], group))


def _last_item(text: str) -> Query:
    """Return what was typed last, by itself: without clauses if it was not understood."""
    *_, last = (item.group() for item in _ITEM.finditer(text) if item.group())
    return parse_query(last)


# What is typed together: a minus, a field, then a phrase in marks or a run without a space.
_ITEM = re.compile(
    r"""(?P<minus>-)?
        (?:(?P<field>[^\W\d_]+):)?
        (?:["“”](?P<phrase>[^"“”]*)(?P<close>["“”])?(?P<star>\*)?
          |(?P<bare>[^\s"“”]+))?""",
    re.VERBOSE,
)


class _Parser:
    """Takes the items of one query in order."""

    def __init__(self) -> None:
        self._groups: list[tuple[Clause, ...]] = []
        self._problems: list[Problem] = []
        self._or: int | None = None  # where the OR stands that waits for its right side
        self._dropped = False  # whether the item before was not understood

    def take(self, item: re.Match[str]) -> None:
        """Add what one item says to the query, or to its problems."""
        if item.group() == "OR":
            self._take_or(item.start())
            return
        clause = self._clause(item)
        waiting, self._or = self._or, None
        self._dropped = clause is None
        if clause is None:
            return
        if waiting is None:
            self._groups.append((clause,))
        else:
            self._groups[-1] += (clause,)

    def query(self, text: str) -> Query:
        """Return the query that was taken in."""
        if self._or is not None:
            self._complain(self._or, "OR needs a word on either side")
        problems = sorted(self._problems, key=lambda problem: problem.position)
        return Query(text, tuple(self._groups), tuple(problems))

    def _complain(self, position: int, message: str) -> None:
        self._problems.append(Problem(position, message))

    def _take_or(self, position: int) -> None:
        if self._or is not None or not (self._groups or self._dropped):
            self._complain(position, "OR needs a word on either side")
        elif not self._dropped:
            self._or = position

    def _clause(self, item: re.Match[str]) -> Clause | None:
        field = self._field(item)
        if field is None:
            return None
        value, start = self._value(item)
        words = tuple(folded_words(value))
        if not words:
            self._complain(start, "no word to look for")
            return None
        negated = item["minus"] is not None
        if field is Field.KIND:
            return self._kind(words, start, negated=negated)
        prefix = item["star"] is not None or (item["bare"] or "").endswith("*")
        exact = prefix or len(words) > 1 or item["bare"] is None or field is Field.SPEAKER
        return Clause(field, words, prefix=prefix, exact=exact, negated=negated)

    def _field(self, item: re.Match[str]) -> Field | None:
        name = item["field"]
        if name is None:
            return Field.TEXT
        folded = name.casefold()
        if folded not in (Field.SAID, Field.SPEAKER, Field.KIND):
            self._complain(
                item.start("field"), f"no field {name}: (there are speaker:, said: and kind:)"
            )
            return None
        return Field(folded)

    def _value(self, item: re.Match[str]) -> tuple[str, int]:
        """Return what is to be looked for, as typed, and where it starts."""
        if item["bare"] is not None:
            self._check_stars(item)
            return item["bare"], item.start("bare")
        if item["phrase"] is not None:
            start = item.start("phrase") - 1
            if item["close"] is None:
                self._complain(start, "no closing mark")
            return item["phrase"], start
        return "", item.end() - 1

    def _check_stars(self, item: re.Match[str]) -> None:
        star = item["bare"].rstrip("*").find("*")
        if star >= 0:
            self._complain(item.start("bare") + star, "* can only end a word")

    def _kind(self, words: tuple[str, ...], start: int, *, negated: bool) -> Clause | None:
        if len(words) == 1 and words[0] in tuple(Kind):
            return Clause(Field.KIND, words, exact=True, negated=negated)
        self._complain(start, f"no such kind: there are {', '.join(Kind)}")
        return None
